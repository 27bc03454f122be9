package care.homeward.simulator;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What wards and the hub say of a stay, and what discharge-flow knows of it. */
final class StayActs {

  private static final String SEARCH = "/api/stays/searches";
  private static final int LARGEST_SEARCH = 500;

  private final URI service;
  private final Saying saying;

  StayActs(URI service, Saying saying) {
    this.service = service;
    this.saying = saying;
  }

  /**
   * A stay discharge-flow knows.
   *
   * @param bed where the person is, or was
   * @param pathway 0 to 3, or {@link Card#NO_PATHWAY}
   * @param waitId the wait begun last and still open for which no team or home was asked; empty if
   *     there is none
   */
  record Stay(
      String stayId,
      String personId,
      boolean inBed,
      World.Bed bed,
      Instant admittedAt,
      int pathway,
      String waitId) {

    static Stay of(JsonNode stay) {
      var location = stay.path("location");
      var waitId = "";
      for (var wait : stay.path("waits")) {
        waitId = Card.text(wait, "ownerReference").isEmpty() ? Card.text(wait, "waitId") : waitId;
      }
      return new Stay(
          Card.text(stay, "stayId"),
          Card.text(stay, "personId"),
          Card.text(stay, "phase").equals("IN_BED"),
          new World.Bed(
              Card.text(location, "hospital"),
              Card.text(location, "ward"),
              Card.text(location, "bed")),
          Card.moment(stay, "admittedAt"),
          stay.path("pathway").asInt(Card.NO_PATHWAY),
          waitId);
    }
  }

  boolean answers() throws InterruptedException {
    return saying.ask(service, SEARCH, Map.of("visits", List.of())).ok();
  }

  /** The stays of these people, in their order; null for those discharge-flow does not know. */
  List<@Nullable Stay> of(List<Patient> patients) throws InterruptedException {
    var stays = new ArrayList<@Nullable Stay>();
    for (int from = 0; from < patients.size(); from += LARGEST_SEARCH) {
      var some = patients.subList(from, Math.min(patients.size(), from + LARGEST_SEARCH));
      var visits =
          some.stream().map(p -> Map.of("hospital", p.hospital(), "visit", p.visit())).toList();
      var found = saying.ask(service, SEARCH, Map.of("visits", visits)).body();
      for (int i = 0; i < some.size(); i++) {
        var stay = found.path("stays").path(i);
        stays.add(stay.isObject() ? Stay.of(stay) : null);
      }
    }
    return stays;
  }

  /** The stay as it is now; an empty one if there is no answer. */
  Stay one(String stayId) throws InterruptedException {
    return Stay.of(saying.get(service, "/api/stays/" + stayId).body());
  }

  boolean criteria(String stayId, boolean met, @Nullable Instant at) throws InterruptedException {
    return ofStay(
            stayId,
            "criteria-to-reside",
            Saying.body("met", met, "at", at),
            saying.key("criteria", at))
        .inEffect();
  }

  boolean expected(String stayId, String date) throws InterruptedException {
    var body = Map.of("date", date, "slipReason", "ESTIMATE_REVISED");
    return ofStay(stayId, "expected-date", body, saying.key("expected", date)).inEffect();
  }

  boolean pathway(String stayId, int pathway, @Nullable Instant at) throws InterruptedException {
    var body = Saying.body("pathway", pathway, "at", at);
    switch (pathway) {
      case 2 -> body.put("homeNotPossible", "NEEDS_REHABILITATION_IN_A_BED");
      case 3 -> {
        body.put("homeNotPossible", "NEEDS_CARE_DAY_AND_NIGHT");
        body.put("dischargeToAssessNotPossible", "NOT_SAFE_UNTIL_ASSESSED");
      }
      default -> {} // the person goes home
    }
    return ofStay(stayId, "pathway", body, saying.key("pathway", at)).inEffect();
  }

  /** Someone begins to wait; the id of the wait, empty if it was refused or is not told. */
  String waits(String stayId, Plan.Wait wait, @Nullable Instant at) throws InterruptedException {
    var body = Saying.body("reason", wait.reason(), "nextStep", wait.nextStep());
    body.putAll(Saying.body("due", wait.due(), "at", at));
    var answer = ofStay(stayId, "waits", body, saying.key("wait-" + wait.reason(), at));
    return answer.body().path("waitId").asString("");
  }

  boolean passedOn(String stayId, String waitId, Plan.Wait wait) throws InterruptedException {
    var body = Saying.body("reason", wait.reason(), "nextStep", wait.nextStep());
    body.putAll(Saying.body("due", wait.due(), "at", null));
    return ofStay(stayId, "waits/" + waitId + "/passed-on", body, saying.key("passed-on"))
        .inEffect();
  }

  boolean waitEnded(String stayId, String waitId, @Nullable Instant at)
      throws InterruptedException {
    return ofStay(
            stayId,
            "waits/" + waitId + "/ended",
            Saying.body("at", at, "", null),
            saying.key("ended", at))
        .inEffect();
  }

  private Services.Answer ofStay(String stayId, String what, Map<String, ?> body, String key)
      throws InterruptedException {
    return saying.post(service, "/api/stays/" + stayId + "/" + what, body, key);
  }
}
