package care.homeward.simulator;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Tells the services how the partnership stood when the run began, each thing with its own past
 * moment: teams and homes, then those who wait, then everyone else in a bed, in no hurry. What an
 * earlier run told already is not told again.
 */
final class Opening {

  static final List<String> SKILLS =
      List.of("NURSING", "THERAPY", "REABLEMENT", "HOME_CARE", "SOCIAL_WORK");

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** Few enough that the first are on the board while the last are not yet admitted. */
  private static final int AT_ONCE = 50;

  /** Between the admissions nobody waits for. */
  private static final Duration GENTLE = Duration.ofMillis(40);

  private final World world;
  private final Plan plan;
  private final Acts acts;
  private final Census census;
  private final Homes homes;
  private final Help help;
  private final Crew crew;
  private final long seed;
  private final Chance chance;

  Opening(
      World world,
      Plan plan,
      Acts acts,
      Census census,
      Homes homes,
      Help help,
      Crew crew,
      long seed) {
    this.world = world;
    this.plan = plan;
    this.acts = acts;
    this.census = census;
    this.homes = homes;
    this.help = help;
    this.crew = crew;
    this.seed = seed;
    this.chance = new Chance(seed + 1);
  }

  /** Puts everyone where they are: those of an earlier run as they were left, others as planned. */
  void takeUp(Memory memory, Patient.Maker patients) {
    memory
        .stays()
        .forEach(
            (number, stay) -> {
              if (stay.inBed()) {
                census.put(
                    new Census.InBed(
                        patients.make(number), stay.bed(), stay.admittedAt(), stay.stayId(), true));
              } else {
                census.over(stay.stayId());
              }
            });
    plan.journeys().forEach(journey -> takeUp(memory, journey.admission()));
    plan.others().forEach(admission -> takeUp(memory, admission));
  }

  private void takeUp(Memory memory, Plan.Admission planned) {
    if (!memory.knows(planned.patient().number())) {
      var free =
          census.isFree(planned.bed())
              ? planned.bed()
              : census.freeBed(planned.patient().hospital(), chance);
      if (free != null) {
        census.put(new Census.InBed(planned.patient(), free, planned.at(), null, false));
      }
    }
  }

  void tellTeamsAndHomes() throws InterruptedException {
    var teams = ids(acts.teams().all(), "teamId");
    crew.each(
        world.teams().stream().filter(team -> !teams.contains(team.id())).toList(),
        team -> acts.teams().team(team, SKILLS));
    crew.each(
        world.teams(), team -> acts.teams().staffed(team.id(), Staffing.of(world, team, seed)));
    var today = acts.now().atZone(LONDON).toLocalDate();
    var organisations =
        Organisations.of(world, today).stream()
            .filter(one -> !teams.contains("org-" + one.id()))
            .toList();
    if (!organisations.isEmpty()) {
      acts.teams().listed(organisations);
      crew.each(organisations, acts.teams()::joins);
    }
    tellWeek(today);
    var known = ids(acts.homes().all(), "homeId");
    var declarations = new ArrayList<Declaration>();
    world.homes().forEach(home -> declarations.add(declaration(home)));
    declarations.removeIf(each -> known.contains(each.home.id()));
    crew.each(declarations, this::tell);
    homes.heard(acts.homes().all());
  }

  private static Set<String> ids(JsonNode list, String field) {
    var ids = new HashSet<String>();
    list.forEach(one -> ids.add(Card.text(one, field)));
    return ids;
  }

  private record Declaration(
      World.Home home, List<Homes.Beds> beds, Duration age, boolean closed, String reason) {}

  /** Most homes told today, some yesterday, a few long ago; the figures must look their age. */
  private Declaration declaration(World.Home home) {
    int of100 = chance.between(1, 100);
    var age =
        of100 <= 60
            ? Duration.ofMinutes(chance.between(20, 600))
            : of100 <= 88
                ? Duration.ofMinutes(chance.between(900, 2_400))
                : Duration.ofHours(chance.between(48, 260));
    int most = home.isCommunityUnit() ? 5 : 2;
    var beds = new ArrayList<Homes.Beds>();
    home.types()
        .forEach(
            type -> beds.add(new Homes.Beds(type, home.maximum(), 0, chance.between(0, most))));
    var reason = chance.of(List.of("OUTBREAK", "STAFFING"));
    return new Declaration(home, beds, age, chance.percent(5), reason);
  }

  private void tell(Declaration told) throws InterruptedException {
    var home = told.home;
    var at = acts.now().minus(told.age);
    acts.homes().joins(home, world.placeOf().getOrDefault(home.partnership(), ""));
    acts.homes().vacancies(home.id(), told.beds, at);
    if (told.closed) {
      acts.homes().closed(home.id(), told.reason, at);
    }
  }

  /** What community organisations can take in the week of a day. */
  void tellWeek(LocalDate day) throws InterruptedException {
    record Slots(String organisation, String need, int slots) {}
    var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toString();
    var all = new ArrayList<Slots>();
    for (var one : Organisations.of(world, day)) {
      one.needs().forEach(need -> all.add(new Slots(one.id(), need, chance.between(1, 6))));
    }
    crew.each(all, each -> acts.teams().week(each.organisation, monday, each.need, each.slots));
  }

  /** Fills the board with those who wait, but for those of whom an earlier run told all. */
  void tellWhoWaits(Memory memory) throws InterruptedException {
    var untold = plan.journeys().stream().filter(journey -> isUntold(memory, journey)).toList();
    for (int from = 0; from < untold.size(); from += AT_ONCE) {
      var some = untold.subList(from, Math.min(untold.size(), from + AT_ONCE));
      crew.each(some, journey -> admit(memory, journey));
      var stays = acts.stays().of(some.stream().map(each -> each.admission().patient()).toList());
      record Told(Plan.Journey journey, StayActs.Stay stay) {}
      var admitted = new ArrayList<Told>();
      for (int i = 0; i < some.size(); i++) {
        var stay = stays.get(i);
        if (stay != null) {
          admitted.add(new Told(some.get(i), stay));
        }
      }
      crew.each(admitted, each -> tell(each.journey, each.stay));
    }
  }

  private static boolean isUntold(Memory memory, Plan.Journey journey) {
    int number = journey.admission().patient().number();
    return !memory.knows(number) || memory.isUntold(number);
  }

  private void admit(Memory memory, Plan.Journey journey) throws InterruptedException {
    var admission = journey.admission();
    var former = journey.formerBed();
    if (memory.knows(admission.patient().number())) {
      return;
    }
    var first = former == null ? admission.bed() : former;
    if (admitted(admission.patient(), first, admission.at()) && former != null) {
      var moved =
          happening("A02", admission.patient(), admission.bed(), journey.movedAt(), admission.at());
      acts.messages().tell(admission.patient(), moved.from(former));
    }
  }

  private boolean admitted(Patient patient, World.Bed bed, Instant at) throws InterruptedException {
    return acts.messages().tell(patient, happening("A01", patient, bed, at, at));
  }

  private static Hl7.Happening happening(
      String trigger, Patient patient, World.Bed bed, Instant at, Instant admittedAt) {
    return Hl7.Happening.of(trigger, patient.visit() + "-" + trigger, at, at, bed, admittedAt);
  }

  private void tell(Plan.Journey journey, StayActs.Stay stay) throws InterruptedException {
    var id = stay.stayId();
    var admission = journey.admission();
    census.put(new Census.InBed(admission.patient(), admission.bed(), admission.at(), id, true));
    if (journey.expected() != null) {
      acts.stays().expected(id, journey.expected().toString());
    }
    acts.stays().criteria(id, false, journey.readyAt());
    acts.stays().pathway(id, journey.pathway(), journey.pathwayAt());
    for (var wait : journey.waits()) {
      var waitId = acts.stays().waits(id, wait, wait.at());
      if (wait.endedAt() != null && !waitId.isEmpty()) {
        acts.stays().waitEnded(id, waitId, wait.endedAt());
      }
    }
    if (journey.arranged() != Plan.Arranged.NOTHING) {
      arrange(journey, stay);
    }
    if (journey.pathway() == 0 && help.isFor(admission.patient(), 0)) {
      help.askedBefore(id, admission.patient(), journey.waits().getLast().at(), acts.now());
    }
  }

  private void arrange(Plan.Journey journey, StayActs.Stay stay) throws InterruptedException {
    var agreed = journey.arranged() == Plan.Arranged.AGREED;
    if (journey.pathway() == 1) {
      var at = journey.waits().getLast().at();
      var referral = acts.referrals().referred(stay.stayId(), journey.skill(), "TWO_DAY", at);
      var team = Card.text(referral, "team");
      if (agreed && !team.isEmpty()) {
        var takenAt = at.plus(Duration.between(at, acts.now()).dividedBy(2));
        acts.referrals()
            .answered(Card.text(referral, "referralId"), "taken", Map.of("team", team), takenAt);
      }
      return;
    }
    var free = takeBed(journey.pathway());
    if (free != null) {
      var holdId = acts.homes().holdOfOpening(free, stay, journey.admission().patient());
      if (agreed && !holdId.isEmpty()) {
        acts.homes().ofHold(free.homeId(), holdId, "accepted", Map.of());
      }
    }
  }

  private Homes.@Nullable Free takeBed(int pathway) {
    synchronized (chance) {
      return homes.take(pathway, chance);
    }
  }

  /** Everyone else in a bed, one after another. */
  void tellTheRest(Memory memory) throws InterruptedException {
    for (var admission : plan.others()) {
      if (!memory.knows(admission.patient().number())) {
        crew.soon(() -> tellAdmission(admission));
        Thread.sleep(GENTLE);
      }
    }
  }

  private void tellAdmission(Plan.Admission admission) throws InterruptedException {
    var person = census.ofNumber(admission.patient().number());
    if (person != null && admitted(person.patient(), person.bed(), person.admittedAt())) {
      census.put(person.acknowledged());
    }
  }
}
