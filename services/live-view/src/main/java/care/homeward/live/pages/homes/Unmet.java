package care.homeward.live.pages.homes;

import care.homeward.live.board.Words;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Need not met, of one type of bed in one place: where it was sought, or where the person lives.
 *
 * @param href the homes it was sought in
 */
record Unmet(
    String what, String where, String href, int sought, int asked, int lapsed, String refused) {

  static List<Unmet> of(JsonNode answer, Search search) {
    return answer.path("unmet").valueStream().map(one -> one(one, search)).toList();
  }

  private static Unmet one(JsonNode one, Search search) {
    var refused =
        one.path("refused")
            .propertyStream()
            .map(reason -> reason.getValue().asInt(0) + " " + Terms.refusal(reason.getKey()))
            .collect(Collectors.joining("; "));
    var place = one.path("place").asString("");
    var type = one.path("bedType").asString("");
    return new Unmet(
        Terms.bed(type),
        place.isEmpty() ? "Anywhere" : Words.name(place),
        search.of(type, place).href(),
        one.path("sought").asInt(0),
        one.path("asked").asInt(0),
        one.path("lapsed").asInt(0),
        refused.isEmpty() ? "None" : refused);
  }
}
