package care.homeward.live.pages.homes;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a page says after something was done; the address only carries the word for it. */
enum Done {
  SHARE("Shared. Those who look for a bed see it now."),
  UNCHANGED("Thank you. The figures count as told just now."),
  CLOSE("Closed to admissions. Nobody is sent to you until you open again."),
  OPEN("Open again. Those who look for a bed see it now."),
  ASKED("Asked. The first home to accept is the one."),
  WITHDRAWN("Withdrawn. The beds go back to the homes."),
  ACCEPTED("Accepted. The hub knows; the bed is kept until the person moves in."),
  ASSESSMENT("The hub knows that you want an assessment first."),
  REFUSED("The hub knows, and looks elsewhere."),
  MOVED_IN("Recorded: the person has moved in."),
  RELEASED("Released. The bed goes back to the home.");

  private final String said;

  Done(String said) {
    this.said = said;
  }

  /** The word an address carries, which is also what the form says is to be done. */
  String word() {
    return name().toLowerCase(Locale.UK).replace('_', '-');
  }

  static @Nullable Done of(@Nullable String word) {
    for (var one : values()) {
      if (one.word().equals(word)) {
        return one;
      }
    }
    return null;
  }

  static @Nullable String said(@Nullable String word) {
    var done = of(word);
    return done == null ? null : done.said;
  }
}
