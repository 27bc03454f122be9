package care.homeward.simulator;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
  private final Help help;

  Hub(World world, Acts acts, Homes homes, Wards wards, Census census, Help help) {
    this.world = world;
    this.acts = acts;
    this.homes = homes;
    this.wards = wards;
    this.census = census;
    this.help = help;
  }

  /** A ward round finds that someone no longer meets the criteria to reside. */
  boolean ready(Census.InBed person, Chance chance) throws InterruptedException {
    var stayId = person.stayId();
    if (stayId == null) {
      var stay = acts.stays().of(List.of(person.patient())).getFirst();
      if (stay == null) {
        return false;
      }
      stayId = stay.stayId();
      census.put(person.known(stayId));
    }
    if (chance.percent(80)) {
      expect(stayId, chance);
    }
    return acts.stays().criteria(stayId, false, null);
  }

  void expectAnew(Card card, Chance chance) throws InterruptedException {
    expect(card.stayId(), chance);
  }

  private void expect(String stayId, Chance chance) throws InterruptedException {
    acts.stays().expected(stayId, Hl7.day(acts.now()).plusDays(chance.between(0, 5)).toString());
  }

  boolean readyNoLonger(Card card) throws InterruptedException {
    return acts.stays().criteria(card.stayId(), true, null);
  }

  /** Someone says on which pathway a person leaves, or what they wait for. */
  void decide(Card card, Chance chance) throws InterruptedException {
    if (card.pathway() == Card.NO_PATHWAY) {
      choosePathway(card, chance);
    } else {
      acts.stays().waits(card.stayId(), wait(card.pathway(), chance), null);
    }
  }

  /** The next thing the ward or the hub can do for someone who waits. */
  void arrange(Card card, Chance chance) throws InterruptedException {
    if (card.isHelp() && card.isUnplaced()) {
      withoutHelp(card);
      return;
    }
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
    var person = census.ofStay(card.stayId());
    if (person == null || !acts.stays().pathway(card.stayId(), pathway, null) || pathway != 0) {
      return;
    }
    if (help.isFor(person.patient(), pathway)) {
      help.ask(card.stayId(), person.patient());
    } else if (chance.percent(80)) {
      acts.stays().waits(card.stayId(), wait(pathway, chance), null);
    }
  }

  /** Whether someone a team was asked for could do with volunteers beside it. */
  boolean wantsHelp(Card card) {
    var person = census.ofStay(card.stayId());
    return card.pathway() == 1
        && !card.isHelp()
        && (card.asked() || card.isPlaced())
        && !help.wasAsked(card.stayId())
        && person != null
        && help.isFor(person.patient(), 1);
  }

  void askHelp(Card card, Chance chance) throws InterruptedException {
    var person = census.ofStay(card.stayId());
    if (person != null) {
      help.ask(card.stayId(), person.patient());
    }
  }

  /** No volunteers have room: the family sees to it after all. */
  private void withoutHelp(Card card) throws InterruptedException {
    acts.referrals().answered(card.referralId(), "withdrawn", Map.of("why", "NOT_NEEDED"), null);
  }

  private void passOn(Card card, Chance chance) throws InterruptedException {
    var waitId = acts.stays().one(card.stayId()).waitId();
    var wait = wait(card.pathway(), chance);
    // That there is room after all is for a team or a home to say, by taking the person.
    var saidElsewhere =
        card.reason().endsWith("-not-available") && wait.reason().endsWith("-arranging");
    if (!waitId.isEmpty() && !saidElsewhere) {
      acts.stays().passedOn(card.stayId(), waitId, wait);
    }
  }

  private void endWait(Card card) throws InterruptedException {
    var waitId = acts.stays().one(card.stayId()).waitId();
    if (!waitId.isEmpty()) {
      acts.stays().waitEnded(card.stayId(), waitId, null);
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
      case "WITH_HUB", "WITH_SOURCE", "DECLINED" -> {
        var team = chance.of(world.teams()).id();
        acts.referrals()
            .answered(card.referralId(), "offers", Map.of("teams", List.of(team)), null);
      }
      case "", "WITHDRAWN" -> {
        var urgency = chance.percent(8) ? "TWO_HOUR" : chance.percent(75) ? "TWO_DAY" : "ROUTINE";
        acts.referrals().referred(card.stayId(), Plan.skill(chance), urgency, null);
      }
      default -> {} // the team answers, or the person can leave
    }
  }

  private void hold(Card card, Chance chance) throws InterruptedException {
    var bed = homes.take(card.pathway(), chance);
    if (bed == null) {
      passOn(card, chance);
      return;
    }
    var others = chance.percent(40) ? homes.others(bed, 2) : List.<Homes.Free>of();
    if (others.isEmpty()) {
      acts.homes().hold(bed, card.stayId(), card.personId());
    } else {
      var all = Stream.concat(Stream.of(bed), others.stream()).toList();
      acts.homes().approach(all, card.stayId(), card.personId());
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
