package care.homeward.simulator;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * What the wards and the care transfer hub decide: who is ready, what they wait for, whom to ask,
 * and that they leave once it is arranged.
 */
final class Hub {

  private final World world;
  private final Acts acts;
  private final Homes homes;
  private final Wards wards;
  private final Census census;

  Hub(World world, Acts acts, Homes homes, Wards wards, Census census) {
    this.world = world;
    this.acts = acts;
    this.homes = homes;
    this.wards = wards;
    this.census = census;
  }

  /** A ward round finds that someone no longer meets the criteria to reside. */
  boolean ready(Census.InBed person, Chance chance) throws InterruptedException {
    var stayId = person.stayId();
    if (stayId == null) {
      var stay = acts.stays(List.of(person.patient())).getFirst();
      if (stay == null) {
        return false;
      }
      stayId = stay.stayId();
      census.put(person.known(stayId));
    }
    if (chance.percent(80)) {
      expect(stayId, chance);
    }
    return acts.criteria(stayId, false, null);
  }

  void expectAnew(Card card, Chance chance) throws InterruptedException {
    expect(card.stayId(), chance);
  }

  private void expect(String stayId, Chance chance) throws InterruptedException {
    acts.expected(stayId, Hl7.day(acts.now()).plusDays(chance.between(0, 5)).toString());
  }

  boolean readyNoLonger(Card card) throws InterruptedException {
    return acts.criteria(card.stayId(), true, null);
  }

  /** Someone says on which pathway a person leaves, or what they wait for. */
  void decide(Card card, Chance chance) throws InterruptedException {
    if (card.pathway() == Card.NO_PATHWAY) {
      choosePathway(card, chance);
    } else {
      acts.waits(card.stayId(), wait(card.pathway(), chance), null);
    }
  }

  /** The next thing the ward or the hub can do for someone who waits. */
  void arrange(Card card, Chance chance) throws InterruptedException {
    if (card.nextStep().isEmpty() || chance.percent(25)) {
      passOn(card, chance);
      return;
    }
    switch (card.pathway()) {
      case 0 -> endWait(card);
      case 1 -> refer(card, chance);
      default -> hold(card, chance);
    }
  }

  private void choosePathway(Card card, Chance chance) throws InterruptedException {
    int pathway = Plan.pathway(chance.between(0.0, 100));
    if (acts.pathway(card.stayId(), pathway, null) && pathway == 0 && chance.percent(80)) {
      acts.waits(card.stayId(), wait(pathway, chance), null);
    }
  }

  private void passOn(Card card, Chance chance) throws InterruptedException {
    var waitId = acts.stay(card.stayId()).waitId();
    var wait = wait(card.pathway(), chance);
    // That there is room after all is for a team or a home to say, by taking the person.
    var saidElsewhere =
        card.reason().endsWith("-not-available") && wait.reason().endsWith("-arranging");
    if (!waitId.isEmpty() && !saidElsewhere) {
      acts.passedOn(card.stayId(), waitId, wait);
    }
  }

  private void endWait(Card card) throws InterruptedException {
    var waitId = acts.stay(card.stayId()).waitId();
    if (!waitId.isEmpty()) {
      acts.waitEnded(card.stayId(), waitId, null);
    }
  }

  private Plan.Wait wait(int pathway, Chance chance) {
    var kinds = world.waits().stream().filter(kind -> kind.pathway() == pathway).toList();
    var kind = chance.of(kinds, World.Wait::weight);
    var now = acts.now();
    var due = now.plus(Duration.ofHours(chance.between(4, 60))).truncatedTo(ChronoUnit.HOURS);
    return new Plan.Wait(kind.reason(), now, kind.nextStep(), due, null);
  }

  private void refer(Card card, Chance chance) throws InterruptedException {
    switch (card.referralState()) {
      case "WITH_HUB", "DECLINED" -> {
        var team = chance.of(world.teams()).id();
        acts.answered(card.referralId(), "offers", Map.of("team", team), null);
      }
      case "", "WITHDRAWN" -> {
        var urgency = chance.percent(8) ? "TWO_HOUR" : chance.percent(75) ? "TWO_DAY" : "ROUTINE";
        acts.referred(card.stayId(), Plan.skill(chance), urgency, null);
      }
      default -> {} // the team answers, or the person can leave
    }
  }

  private void hold(Card card, Chance chance) throws InterruptedException {
    var bed = homes.take(card.pathway(), chance);
    if (bed == null) {
      passOn(card, chance);
    } else {
      acts.hold(bed, card.stayId(), card.personId());
    }
  }

  /** Someone for whom all is arranged leaves. */
  boolean leave(Card card, Census.InBed person) throws InterruptedException {
    var destination =
        switch (card.pathway()) {
          case 2 -> "54";
          case 3 -> "85";
          default -> "19";
        };
    return wards.discharge(person, destination);
  }
}
