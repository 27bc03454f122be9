package care.homeward.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Everything people of the partnership can do towards the services. An act of the opening is named
 * by the seed and itself, so that a second run does not do it again; a later one by its moment too.
 */
final class Acts {

  private static final String SEARCH = "/api/stays/searches";
  private static final int LARGEST_SEARCH = 500;
  private static final int REMEMBERED = 200;

  private final SimulatorSettings to;
  private final Feed feed;
  private final Services services;
  private final InstantSource clock;
  private final Deque<String> lately = new ArrayDeque<>();

  Acts(SimulatorSettings to, Feed feed, Services services, InstantSource clock) {
    this.to = to;
    this.feed = feed;
    this.services = services;
    this.clock = clock;
  }

  /**
   * A stay discharge-flow knows.
   *
   * @param bed where the person is, or was
   * @param pathway 0 to 3, or {@link Card#NO_PATHWAY}
   * @param waitId the wait begun last and still open; empty if there is none
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
      var waits = stay.path("waits");
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
          Card.text(waits.path(waits.size() - 1), "waitId"));
    }
  }

  Instant now() {
    return clock.instant();
  }

  /** Sends an ADT message of something that happened now. */
  boolean tell(String trigger, Census.InBed person, World.@Nullable Bed former, String destination)
      throws InterruptedException {
    var now = now();
    return tell(
        person.patient(),
        new Hl7.Happening(
            trigger,
            person.patient().visit() + "-" + Long.toString(now.toEpochMilli() / 100, 36),
            now,
            now,
            person.bed(),
            former,
            person.admittedAt(),
            destination));
  }

  boolean tell(Patient patient, Hl7.Happening happening) throws InterruptedException {
    var message = Hl7.message(patient, happening);
    synchronized (lately) {
      if (lately.size() == REMEMBERED) {
        lately.removeFirst();
      }
      lately.add(message);
    }
    return feed.send(message);
  }

  /** Sends a message of a while ago once more, as an interface engine does after a restart. */
  boolean repeat(Chance chance) throws InterruptedException {
    List<String> messages;
    synchronized (lately) {
      messages = List.copyOf(lately);
    }
    return messages.isEmpty() || feed.send(chance.of(messages));
  }

  /** Whether the services answer, so that a run can begin. */
  boolean areThere() throws InterruptedException {
    return services.ask(to.dischargeFlow(), SEARCH, Map.of("visits", List.of())).ok()
        && services.get(to.liveView(), "/api/board?waiting=true").ok()
        && services.get(to.teams(), "/api/teams").ok()
        && services.get(to.homes(), "/api/homes").ok()
        && services.get(to.referrals(), "/api/referrals?limit=1").ok();
  }

  /** The stays of these people, in their order; null for those discharge-flow does not know. */
  List<@Nullable Stay> stays(List<Patient> patients) throws InterruptedException {
    var stays = new ArrayList<@Nullable Stay>();
    for (int from = 0; from < patients.size(); from += LARGEST_SEARCH) {
      var some = patients.subList(from, Math.min(patients.size(), from + LARGEST_SEARCH));
      var visits =
          some.stream().map(p -> Map.of("hospital", p.hospital(), "visit", p.visit())).toList();
      var found = services.ask(to.dischargeFlow(), SEARCH, Map.of("visits", visits)).body();
      for (int i = 0; i < some.size(); i++) {
        var stay = found.path("stays").path(i);
        stays.add(stay.isObject() ? Stay.of(stay) : null);
      }
    }
    return stays;
  }

  /** The stay as it is now; an empty one if there is no answer. */
  Stay stay(String stayId) throws InterruptedException {
    return Stay.of(services.get(to.dischargeFlow(), "/api/stays/" + stayId).body());
  }

  /** Everyone in a bed; missing when live-view does not answer. */
  JsonNode board() throws InterruptedException {
    return services.get(to.liveView(), "/api/board").body().path("cards");
  }

  /** Everyone who waits; missing when live-view does not answer. */
  JsonNode waiting() throws InterruptedException {
    return services.get(to.liveView(), "/api/board?waiting=true").body().path("cards");
  }

  JsonNode referrals(String state) throws InterruptedException {
    return services.get(to.referrals(), "/api/referrals?limit=500&state=" + state).body();
  }

  JsonNode homes() throws InterruptedException {
    return services.get(to.homes(), "/api/homes?limit=500").body();
  }

  JsonNode home(String homeId) throws InterruptedException {
    return services.get(to.homes(), "/api/homes/" + homeId).body();
  }

  JsonNode teams() throws InterruptedException {
    return services.get(to.teams(), "/api/teams").body();
  }

  boolean team(World.Team team, List<String> skills) throws InterruptedException {
    return services
        .post(
            to.teams(),
            "/api/teams",
            Map.of(
                "teamId", team.id(),
                "name", team.name(),
                "partnerships", team.partnerships(),
                "skills", skills),
            key("team", team.id()))
        .inEffect();
  }

  boolean capacity(String teamId, String day, String skill, int slots) throws InterruptedException {
    return services
        .post(
            to.teams(),
            "/api/teams/" + teamId + "/capacity",
            Map.of("day", day, "skill", skill, "slots", slots),
            key("capacity", day, skill))
        .inEffect();
  }

  boolean listed(List<Organisations.Organisation> all) throws InterruptedException {
    return services
        .post(
            to.teams(),
            "/api/directory/imports",
            all.stream().map(Organisations.Organisation::listing).toList(),
            key("directory"))
        .inEffect();
  }

  boolean joins(Organisations.Organisation one) throws InterruptedException {
    return services
        .post(
            to.teams(),
            "/api/directory/organisations/" + one.id() + "/joined",
            Map.of("partnerships", List.of(one.partnership()), "communityNeeds", one.needs()),
            key("organisation", one.id()))
        .inEffect();
  }

  boolean week(String organisation, String monday, String need, int slots)
      throws InterruptedException {
    return services
        .post(
            to.teams(),
            "/api/teams/org-" + organisation + "/weeks",
            Map.of("week", monday, "need", need, "slots", slots),
            key("week", monday, need))
        .inEffect();
  }

  boolean joins(World.Home home, String place) throws InterruptedException {
    return services
        .post(
            to.homes(),
            "/api/homes",
            Map.of(
                "homeId", home.id(),
                "name", home.name(),
                "place", place,
                "partnership", home.partnership(),
                "registeredBeds", home.beds()),
            key("home", home.id()))
        .inEffect();
  }

  boolean vacancies(String homeId, Map<String, Integer> free, @Nullable Instant toldAt)
      throws InterruptedException {
    var vacancies =
        free.entrySet().stream()
            .map(each -> Map.of("bedType", each.getKey(), "beds", each.getValue()))
            .toList();
    return ofHome(
        homeId,
        "vacancies",
        body("vacancies", vacancies, "toldAt", toldAt),
        key("vacancies", toldAt));
  }

  boolean closed(String homeId, String reason, @Nullable Instant at) throws InterruptedException {
    return ofHome(homeId, "closed", body("reason", reason, "at", at), key("closed", at));
  }

  boolean opened(String homeId) throws InterruptedException {
    return ofHome(homeId, "opened", Map.of(), key("opened", (Instant) null));
  }

  boolean hold(Homes.Free bed, String stayId, String personId) throws InterruptedException {
    return services
        .post(to.homes(), holds(bed), holdBody(bed, stayId, personId), key(stayId))
        .inEffect();
  }

  /** A hold that is not made twice; its id, empty if it was refused. */
  String holdOfOpening(Homes.Free bed, Stay stay, Patient patient) throws InterruptedException {
    var key = key("opening", patient.visit());
    return Card.text(
        services
            .post(to.homes(), holds(bed), holdBody(bed, stay.stayId(), stay.personId()), key)
            .body(),
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
    return ofHome(homeId, "holds/" + holdId + "/" + what, body, key(what));
  }

  private boolean ofHome(String homeId, String what, Map<String, ?> body, String key)
      throws InterruptedException {
    return services.post(to.homes(), "/api/homes/" + homeId + "/" + what, body, key).inEffect();
  }

  boolean criteria(String stayId, boolean met, @Nullable Instant at) throws InterruptedException {
    return ofStay(stayId, "criteria-to-reside", body("met", met, "at", at), key("criteria", at))
        .inEffect();
  }

  boolean expected(String stayId, String date) throws InterruptedException {
    var body = Map.of("date", date, "slipReason", "ESTIMATE_REVISED");
    return ofStay(stayId, "expected-date", body, key("expected", date)).inEffect();
  }

  boolean pathway(String stayId, int pathway, @Nullable Instant at) throws InterruptedException {
    var body = body("pathway", pathway, "at", at);
    switch (pathway) {
      case 2 -> body.put("homeNotPossible", "NEEDS_REHABILITATION_IN_A_BED");
      case 3 -> {
        body.put("homeNotPossible", "NEEDS_CARE_DAY_AND_NIGHT");
        body.put("dischargeToAssessNotPossible", "NOT_SAFE_UNTIL_ASSESSED");
      }
      default -> {} // the person goes home
    }
    return ofStay(stayId, "pathway", body, key("pathway", at)).inEffect();
  }

  /** Someone begins to wait; the id of the wait, empty if it was refused or is not told. */
  String waits(String stayId, Plan.Wait wait, @Nullable Instant at) throws InterruptedException {
    var body = body("reason", wait.reason(), "nextStep", wait.nextStep());
    body.putAll(body("due", wait.due(), "at", at));
    var answer = ofStay(stayId, "waits", body, key("wait-" + wait.reason(), at));
    return answer.body().path("waitId").asString("");
  }

  boolean passedOn(String stayId, String waitId, Plan.Wait wait) throws InterruptedException {
    var body = body("reason", wait.reason(), "nextStep", wait.nextStep());
    body.putAll(body("due", wait.due(), "at", null));
    return ofStay(stayId, "waits/" + waitId + "/passed-on", body, key("passed-on")).inEffect();
  }

  boolean waitEnded(String stayId, String waitId, @Nullable Instant at)
      throws InterruptedException {
    return ofStay(stayId, "waits/" + waitId + "/ended", body("at", at, "", null), key("ended", at))
        .inEffect();
  }

  private Services.Answer ofStay(String stayId, String what, Map<String, ?> body, String key)
      throws InterruptedException {
    return services.post(to.dischargeFlow(), "/api/stays/" + stayId + "/" + what, body, key);
  }

  /** A referral of this stay; an empty answer if it was refused. */
  JsonNode referred(String stayId, String skill, String urgency, @Nullable Instant receivedAt)
      throws InterruptedException {
    var body = body("stayId", stayId, "skill", skill);
    body.putAll(body("urgency", urgency, "receivedAt", receivedAt));
    return services
        .post(to.referrals(), "/api/referrals", body, key("referral/" + stayId, receivedAt))
        .body();
  }

  /** What a team or the hub does with a referral: offers, taken, declined. */
  boolean answered(String referralId, String what, Map<String, ?> body, @Nullable Instant at)
      throws InterruptedException {
    var said = new LinkedHashMap<String, Object>(body);
    if (at != null) {
      said.put("at", at.toString());
    }
    return services
        .post(to.referrals(), "/api/referrals/" + referralId + "/" + what, said, key(what, at))
        .inEffect();
  }

  boolean contact(String teamId, String referralId) throws InterruptedException {
    return services
        .post(
            to.teams(),
            "/api/teams/" + teamId + "/contacts",
            Map.of("referralId", referralId),
            key("contact", referralId))
        .inEffect();
  }

  /** Keys of the opening say no moment, because a second run has another. */
  private String key(String act, @Nullable Instant past) {
    return past == null ? key(act) : key("opening", act);
  }

  private String key(String act) {
    return key(act, Long.toString(now().toEpochMilli(), 36));
  }

  private String key(String... parts) {
    return "sim-" + to.seed() + "/" + String.join("/", parts);
  }

  /** Moments and strings that are absent are left out. */
  private static Map<String, Object> body(
      String one, @Nullable Object first, String other, @Nullable Object second) {
    var body = new LinkedHashMap<String, Object>();
    if (first != null) {
      body.put(one, first instanceof Instant ? first.toString() : first);
    }
    if (second != null) {
      body.put(other, second instanceof Instant ? second.toString() : second);
    }
    return body;
  }
}
