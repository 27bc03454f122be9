package care.homeward.standalone;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A few of everything there is in a partnership, so that the ids in requests lead somewhere. */
final class Known {

  private static final String HOME = "rowan-house";
  private static final String TEAM = "minster-team";

  private Known() {}

  /** Ids and codes, by the names they have in paths, queries and bodies. */
  static Map<String, List<String>> in(Running homeward) throws Exception {
    homeward.team(TEAM);
    homeward.home(HOME, 9);
    var referral = homeward.asked("V3301", "W1");
    var stay = homeward.card("W1").required("stayId").asString();
    var person = homeward.card("W1").required("personId").asString();
    var wait =
        homeward.post(
            Part.DISCHARGE_FLOW,
            "/api/stays/" + stay + "/waits",
            Map.of("reason", "medicines-and-letter"));
    var hold =
        homeward.post(
            Part.CARE_HOME_CAPACITY,
            "/api/homes/" + HOME + "/holds",
            Map.of("stayId", stay, "personId", person, "bedType", "NURSING"));
    var carer =
        homeward.post(
            Part.PEOPLE,
            "/api/people/" + person + "/carers",
            Map.of("name", "Ravi Patel", "relationship", "CHILD", "consent", "GIVEN"));
    var known = new HashMap<String, List<String>>();
    List.of("teams", "team", "teamId").forEach(name -> known.put(name, List.of(TEAM)));
    List.of("homes", "homeId").forEach(name -> known.put(name, List.of(HOME)));
    List.of("stays", "stayId").forEach(name -> known.put(name, List.of(stay)));
    List.of("referrals", "referralId").forEach(name -> known.put(name, List.of(referral)));
    List.of("partnership", "code").forEach(name -> known.put(name, List.of("minster-gate")));
    known.put("personId", List.of(person));
    known.put("holdId", id(hold, "holdId"));
    known.put("waitId", id(wait, "waitId"));
    known.put("carerId", id(carer, "carerId"));
    known.put("place", List.of("aldersyke"));
    known.put("hospital", List.of("HWT01"));
    known.put("reason", List.of("medicines-and-letter", "home-social-care-arranging"));
    known.put("kind", List.of("sitrep", "winter", "discharge-ready-date"));
    known.put("period", List.of("2026-11-01", "2026-10", "2026-W44"));
    known.put("day", List.of("2026-11-23"));
    known.put("nhsNumber", List.of("9991200010"));
    return known;
  }

  private static List<String> id(JsonNode made, String name) {
    return List.of(made.required(name).asString());
  }
}
