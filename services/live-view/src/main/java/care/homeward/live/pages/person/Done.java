package care.homeward.live.pages.person;

import org.jspecify.annotations.Nullable;

/** What a page says after something was done; the address only carries the word for it. */
enum Done {
  WAIT("The wait is updated. Everyone who follows this person sees it now."),
  ENDED("The wait is over."),
  LEFT("Recorded: the person has left.");

  private final String said;

  Done(String said) {
    this.said = said;
  }

  String query() {
    return "?done=" + name().toLowerCase(java.util.Locale.UK);
  }

  static @Nullable String said(@Nullable String word) {
    for (var one : values()) {
      if (one.name().equalsIgnoreCase(word)) {
        return one.said;
      }
    }
    return null;
  }
}
