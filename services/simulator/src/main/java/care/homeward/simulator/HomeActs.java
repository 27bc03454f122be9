package care.homeward.simulator;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What care homes say of themselves, and what is asked of them. */
final class HomeActs {

  private static final Duration REVIEW_AFTER = Duration.ofDays(14);

  private final URI service;
  private final Saying saying;

  HomeActs(URI service, Saying saying) {
    this.service = service;
    this.saying = saying;
  }

  JsonNode all() throws InterruptedException {
    return saying.get(service, "/api/homes?limit=500").body();
  }

  JsonNode one(String homeId) throws InterruptedException {
    return saying.get(service, "/api/homes/" + homeId).body();
  }

  boolean joins(World.Home home, String place) throws InterruptedException {
    return saying
        .post(
            service,
            "/api/homes",
            Map.of(
                "homeId", home.id(),
                "name", home.name(),
                "place", place,
                "partnership", home.partnership(),
                "registeredBeds", home.beds()),
            saying.key("home", home.id()))
        .inEffect();
  }

  boolean vacancies(String homeId, List<Homes.Beds> beds, @Nullable Instant toldAt)
      throws InterruptedException {
    var vacancies = beds.stream().map(Homes.Beds::told).toList();
    return ofHome(
        homeId,
        "vacancies",
        Saying.body("vacancies", vacancies, "toldAt", toldAt),
        saying.key("vacancies", toldAt));
  }

  boolean nothingNew(String homeId) throws InterruptedException {
    return ofHome(homeId, "vacancies/unchanged", Map.of(), saying.key("unchanged", (Instant) null));
  }

  boolean closed(String homeId, String reason, @Nullable Instant at) throws InterruptedException {
    var body = Saying.body("reason", reason, "at", at);
    var since = at == null ? saying.now() : at;
    body.put("reviewOn", since.plus(REVIEW_AFTER).toString().substring(0, 10));
    return ofHome(homeId, "closed", body, saying.key("closed", at));
  }

  boolean opened(String homeId) throws InterruptedException {
    return ofHome(homeId, "opened", Map.of(), saying.key("opened", (Instant) null));
  }

  boolean hold(Homes.Free bed, String stayId, String personId) throws InterruptedException {
    return saying
        .post(service, holds(bed), holdBody(bed, stayId, personId), saying.key(stayId))
        .inEffect();
  }

  /** Several homes are asked for one person; the first to accept is the one. */
  boolean approach(List<Homes.Free> beds, String stayId, String personId)
      throws InterruptedException {
    var body =
        Map.of(
            "homes",
            beds.stream().map(Homes.Free::homeId).toList(),
            "stayId",
            stayId,
            "personId",
            personId,
            "bedType",
            beds.getFirst().bedType());
    return saying.post(service, "/api/approaches", body, saying.key(stayId)).inEffect();
  }

  /** A hold that is not made twice; its id, empty if it was refused. */
  String holdOfOpening(Homes.Free bed, StayActs.Stay stay, Patient patient)
      throws InterruptedException {
    var key = saying.key("opening", patient.visit());
    return Card.text(
        saying.post(service, holds(bed), holdBody(bed, stay.stayId(), stay.personId()), key).body(),
        "holdId");
  }

  private static String holds(Homes.Free bed) {
    return "/api/homes/" + bed.homeId() + "/holds";
  }

  private static Map<String, ?> holdBody(Homes.Free bed, String stayId, String personId) {
    return Map.of("stayId", stayId, "personId", personId, "bedType", bed.bedType());
  }

  boolean ofHold(String homeId, String holdId, String what, Map<String, ?> body)
      throws InterruptedException {
    return ofHome(homeId, "holds/" + holdId + "/" + what, body, saying.key(what));
  }

  private boolean ofHome(String homeId, String what, Map<String, ?> body, String key)
      throws InterruptedException {
    return saying.post(service, "/api/homes/" + homeId + "/" + what, body, key).inEffect();
  }
}
