package care.homeward.live.pages.care;

import care.homeward.live.board.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Codes in the words of those who choose and read them. */
final class Codes {

  private static final Map<String, String> SAID =
      Map.ofEntries(
          Map.entry("TWO_HOUR", "Within two hours"),
          Map.entry("TWO_DAY", "Within two days"),
          Map.entry("ROUTINE", "Routine, no national limit"),
          Map.entry("DUPLICATE", "Asked for already"),
          Map.entry("INAPPROPRIATE", "Not right for this service"),
          Map.entry("INCOMPLETE", "Too little was said"),
          Map.entry("NO_CAPACITY", "No room just now"),
          Map.entry("NEEDS", "What the person needs"),
          Map.entry("WAY_IN", "How to get in"),
          Map.entry("CARE_IN_PLACE", "Care there is already"),
          Map.entry("OWN_WORDS", "Something in their own words"),
          Map.entry("NEAR_SOMEONE", "Near someone"),
          Map.entry("FOOD_OR_FAITH", "Food or faith as at home"),
          Map.entry("QUIET", "To have it quiet"),
          Map.entry("GO_OUT", "To go out"),
          Map.entry("OWN_BED", "Their own bed"),
          Map.entry("HANDY_HELP", "Small repairs"),
          Map.entry("CARER_SUPPORT", "Help for the unpaid carer"),
          Map.entry("WITH_HUB", "With the hub"),
          Map.entry("WITH_SOURCE", "Back with who referred"),
          Map.entry("INFORMATION_ASKED", "Question asked"),
          Map.entry("OFFERED", "Needs an answer"),
          Map.entry("FULFILLED", "Seen"),
          Map.entry("NOT_MADE", "Not made"),
          Map.entry("HUB", "Care transfer hub"),
          Map.entry("SOURCE", "Who referred"),
          Map.entry("GP", "General practice"),
          Map.entry("SELF", "The person"),
          Map.entry("AMBULANCE", "Ambulance service"),
          Map.entry("SOCIAL_CARE", "Adult social care"),
          Map.entry("VOLUNTARY_SECTOR", "Charity or community group"),
          Map.entry("NO_AREA", "Where the person lives is not known"),
          Map.entry("RESTRICTED", "Whereabouts are protected"),
          Map.entry("NO_TEAM", "No service covers this"),
          Map.entry("TO_TRIAGE", "To be triaged"),
          Map.entry("TIMED_OUT", "Nobody answered in time"),
          Map.entry("PART_TAKEN", "Part of it was taken"),
          Map.entry("NHS_COMMUNITY", "NHS community services"),
          Map.entry("DIED", "The person died"));

  /** A choice of a list. */
  record Choice(String code, String text) {}

  private Codes() {}

  static String word(String code) {
    return SAID.getOrDefault(code, Words.of(code));
  }

  static List<Choice> of(Enum<?>... codes) {
    return Arrays.stream(codes).map(one -> new Choice(one.name(), word(one.name()))).toList();
  }

  /** Codes of a list one after the other; empty for none. */
  static String words(JsonNode codes) {
    return list(codes).stream().map(Codes::word).collect(Collectors.joining(", "));
  }

  /** In the middle of a sentence. */
  static String lower(String code) {
    var word = word(code);
    return word.startsWith("NHS")
        ? word
        : word.substring(0, Math.min(1, word.length())).toLowerCase(Locale.UK)
            + word.substring(Math.min(1, word.length()));
  }

  static List<String> list(JsonNode codes) {
    var list = new ArrayList<String>();
    codes.forEach(code -> list.add(code.asString("")));
    return list;
  }

  static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }
}
