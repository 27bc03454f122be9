package care.homeward.live.pages.care;

import static care.homeward.live.pages.care.Codes.text;

import care.homeward.live.pages.Left;
import care.homeward.live.pages.Names;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A referral in a list.
 *
 * @param title what is asked
 * @param whom whom it is for, or where, for a reader who is not to know
 * @param left how long there is for what comes next; null where no clock runs
 * @param until what the time is for, in a word or two
 */
record Row(
    String id,
    String title,
    String whom,
    @Nullable Left left,
    String until,
    String tag,
    String tone) {

  /**
   * @param view the referral as the reader may see it
   * @param answerBy when an offer to the reader's service ends; empty for none
   */
  static Row of(JsonNode view, String answerBy, Names.Named named, Instant now, Lookup lookup) {
    var state = state(view);
    var open = !state.equals("FULFILLED") && !state.equals("CLOSED") && !state.equals("WITHDRAWN");
    var toAnswer = open ? Left.of(answerBy, now) : null;
    var toContact = open ? Left.of(text(view, "due"), now) : null;
    var answerFirst =
        toAnswer != null
            && (toContact == null || answerBy.compareTo(text(view, "due")) < 0)
            && !toContact(toContact);
    var left = answerFirst ? toAnswer : toContact;
    return new Row(
        text(view, "referralId"),
        title(view),
        whom(view, named, lookup),
        left,
        left == null ? "" : answerFirst ? "to answer" : "to be seen",
        Codes.word(state),
        tone(state));
  }

  private static boolean toContact(@Nullable Left contact) {
    return contact != null && contact.late();
  }

  static String state(JsonNode view) {
    return view.path("state").asString("OFFERED");
  }

  /** As {@code Nursing, therapy, 4 visits a day}. */
  static String title(JsonNode view) {
    var visits = view.path("needs").path("visitsADay").asInt(0);
    return Stream.of(
            Stream.of(Codes.word(text(view, "skill"))),
            Codes.list(view.path("furtherSkills")).stream().map(Codes::lower),
            Codes.list(view.path("communityNeeds")).stream().map(Codes::lower),
            visits == 0
                ? Stream.<String>of()
                : Stream.of(visits == 1 ? "1 visit a day" : visits + " visits a day"))
        .flatMap(words -> words)
        .collect(Collectors.joining(", "));
  }

  private static String whom(JsonNode view, Names.Named named, Lookup lookup) {
    var known = named.people().get(text(view, "personId"));
    var partnership = text(view, "partnership");
    var where = partnership.isEmpty() ? "Where is not said" : lookup.name(partnership);
    if (known == null || known.name() == null) {
      return where;
    }
    return known.name() + (known.age() == null ? "" : ", " + known.age()) + " · " + where;
  }

  static String tone(String state) {
    return switch (state) {
      case "TAKEN", "FULFILLED" -> "good";
      case "INFORMATION_ASKED", "WITH_SOURCE" -> "old";
      case "CLOSED", "WITHDRAWN" -> "quiet";
      default -> "";
    };
  }
}
