package care.homeward.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** What neighbourhood teams and care homes do: answer, see people at home, tell what is free. */
final class Partners {

  /** How often in a day each answer that is due is given. */
  private static final double ANSWERS = 6;

  private static final double HOLD_ANSWERS = 12;
  private static final double CONTACTS = 3;
  private static final double MOVES_IN = 8;

  /** About how many have been seen at home and are still cared for. */
  private static final int IN_CARE = 150;

  private static final List<String> DECLINES =
      List.of("NO_CAPACITY", "NO_CAPACITY", "NO_CAPACITY", "INAPPROPRIATE", "INCOMPLETE");
  private static final List<String> REFUSALS =
      List.of("CANNOT_MEET_NEEDS", "NO_SUITABLE_ROOM", "STAFFING", "PERSON_OR_FAMILY_CHOICE");

  private final World world;
  private final Acts acts;
  private final Census census;
  private final Homes homes;
  private final Crew crew;
  private final List<Organisations.Organisation> organisations;

  /** The home and hold of people on their way there, by stay. */
  private final Map<String, Homes.Kept> expected = new ConcurrentHashMap<>();

  Partners(World world, Acts acts, Census census, Homes homes, Crew crew) {
    this.world = world;
    this.acts = acts;
    this.census = census;
    this.homes = homes;
    this.crew = crew;
    this.organisations = Organisations.of(world, Hl7.day(acts.now()));
  }

  /** Beds accepted in an earlier run for people who have left hospital since. */
  void takeUp() throws InterruptedException {
    crew.each(
        world.homes(),
        home -> {
          for (var hold : acts.homes().one(home.id()).path("holds")) {
            var stayId = Card.text(hold, "stayId");
            if (hold.path("accepted").asBoolean(false) && census.isOver(stayId)) {
              expected.put(stayId, new Homes.Kept(home.id(), Card.text(hold, "holdId")));
            }
          }
        });
  }

  /** Takes note of whoever leaves for a home. */
  void expect(Card card) {
    if (!card.holdId().isEmpty()) {
      expected.put(card.stayId(), new Homes.Kept(card.homeId(), card.holdId()));
    }
  }

  /** Answers part of what is due, as much as fits the time since the last answers. */
  void answer(List<Card> cards, double days, Chance chance) throws InterruptedException {
    for (var referral : acts.referrals().inState("OFFERED")) {
      if (census.ofStay(Card.text(referral, "stayId")) != null && happens(ANSWERS, days, chance)) {
        var decline = chance.percent(18) ? chance.of(DECLINES) : "";
        crew.ifFree(() -> answer(referral, decline));
      }
    }
    for (var card : cards) {
      if (card.holdState().equals("HELD")
          && census.ofStay(card.stayId()) != null
          && !isForgotten(card.holdId())
          && happens(HOLD_ANSWERS, days, chance)) {
        var refusal = chance.percent(25) ? chance.of(REFUSALS) : "";
        crew.ifFree(() -> answer(card, refusal));
      }
    }
    for (var referral : acts.referrals().inState("TAKEN")) {
      if (census.isOver(Card.text(referral, "stayId")) && happens(CONTACTS, days, chance)) {
        crew.ifFree(
            () ->
                acts.teams()
                    .contact(Card.text(referral, "team"), Card.text(referral, "referralId")));
      }
    }
    for (var arrival : new HashMap<>(expected).entrySet()) {
      if (happens(MOVES_IN, days, chance)) {
        crew.ifFree(() -> arrive(arrival.getKey(), arrival.getValue()));
      }
    }
  }

  private void answer(JsonNode referral, String decline) throws InterruptedException {
    var id = Card.text(referral, "referralId");
    var team = Card.text(referral, "team");
    if (decline.isEmpty()) {
      acts.referrals().answered(id, "taken", Map.of("team", team), null);
    } else {
      acts.referrals().answered(id, "declined", Map.of("team", team, "reason", decline), null);
    }
  }

  private void answer(Card card, String refusal) throws InterruptedException {
    if (refusal.isEmpty()) {
      acts.homes().ofHold(card.homeId(), card.holdId(), "accepted", Map.of());
    } else {
      acts.homes().ofHold(card.homeId(), card.holdId(), "refused", Map.of("reason", refusal));
    }
  }

  private void arrive(String stayId, Homes.Kept kept) throws InterruptedException {
    // Back in the hospital bed: the discharge was cancelled.
    if (census.isOver(stayId) && expected.remove(stayId, kept)) {
      acts.homes().ofHold(kept.homeId(), kept.holdId(), "moved-in", Map.of());
    } else if (!census.isOver(stayId)) {
      expected.remove(stayId, kept);
    }
  }

  /** One hold in ten is never answered and lapses. */
  private static boolean isForgotten(String holdId) {
    return Math.floorMod(holdId.hashCode(), 10) == 0;
  }

  private static boolean happens(double perDay, double days, Chance chance) {
    return chance.between(0.0, 1) < 1 - Math.exp(-perDay * days);
  }

  /**
   * Care at home comes to its end: of whoever was due first, and the sooner the more there are, so
   * that it lasts some days.
   */
  void endCare(Chance chance) throws InterruptedException {
    var seen = acts.referrals().inState("FULFILLED");
    if (chance.between(1, IN_CARE) <= seen.size()) {
      var first = seen.path(0);
      acts.referrals()
          .answered(
              Card.text(first, "referralId"),
              "closed",
              Map.of("team", Card.text(first, "team"), "reason", "CARE_GIVEN"),
              null);
    }
  }

  /** An organisation finds more volunteers for the week, or has lost some. */
  void tellWeek(Chance chance) throws InterruptedException {
    var organisation = chance.of(organisations).id();
    for (var need : acts.teams().weeks(organisation)) {
      acts.teams()
          .weekAnew(
              organisation,
              Card.text(need, "week"),
              Card.text(need, "need"),
              need.path("taken").asInt(0) + chance.between(0, 5));
    }
  }

  /** A home tells anew what is free, or that nothing is new. */
  void tellVacancies(Chance chance) throws InterruptedException {
    var home = chance.of(world.homes());
    if (!homes.isOpen(home.id())) {
      return;
    }
    if (chance.percent(40)) {
      acts.homes().nothingNew(home.id());
      return;
    }
    var before = homes.free(home.id());
    var kept = new HashMap<String, Integer>();
    for (var hold : acts.homes().one(home.id()).path("holds")) {
      kept.merge(Card.text(hold, "bedType"), 1, Integer::sum);
    }
    int most = home.isCommunityUnit() ? 5 : 3;
    var now = new ArrayList<Homes.Beds>();
    for (var type : home.types()) {
      int free = before.getOrDefault(type, 0) + chance.between(-1, 2);
      int reserved = kept.getOrDefault(type, 0);
      int room = Math.clamp((long) home.maximum() - reserved, 0, most);
      now.add(new Homes.Beds(type, home.maximum(), reserved, Math.clamp(free, 0, room)));
    }
    acts.homes().vacancies(home.id(), now, null);
  }

  void close(Chance chance) throws InterruptedException {
    var home = chance.of(world.homes()).id();
    if (homes.isOpen(home)) {
      acts.homes().closed(home, chance.of(List.of("OUTBREAK", "STAFFING", "OTHER")), null);
    }
  }

  void open(Chance chance) throws InterruptedException {
    var closed = homes.closed();
    if (!closed.isEmpty()) {
      acts.homes().opened(chance.of(closed));
    }
  }
}
