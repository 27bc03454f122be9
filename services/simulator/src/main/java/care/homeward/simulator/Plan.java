package care.homeward.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the partnership stood when the run began: who waits, since when, for what, and who else is in
 * a bed. The same seed and moment make the same plan.
 *
 * @param journeys those who wait for their transfer
 * @param others everyone else in a bed
 */
record Plan(List<Journey> journeys, List<Admission> others) {

  /** Someone in a bed, since when. */
  record Admission(Patient patient, World.Bed bed, Instant at) {}

  /**
   * One who waits.
   *
   * @param formerBed where they were admitted, when that was another bed
   * @param movedAt when they came from there
   * @param readyAt when the criteria to reside were no longer met
   * @param expected the expected date of discharge, if anyone set one
   * @param skill what a team would be asked for on pathway 1
   */
  record Journey(
      Admission admission,
      World.@Nullable Bed formerBed,
      Instant movedAt,
      Instant readyAt,
      @Nullable LocalDate expected,
      int pathway,
      Instant pathwayAt,
      List<Wait> waits,
      String skill,
      Arranged arranged) {}

  /** A wait; the last one of a journey goes on. */
  record Wait(
      String reason,
      Instant at,
      @Nullable String nextStep,
      @Nullable Instant due,
      @Nullable Instant endedAt) {}

  /** How far someone's care after hospital is arranged. */
  enum Arranged {
    NOTHING,
    /** A referral was made (pathway 1) or a bed is held (pathways 2 and 3). */
    ASKED,
    /** The team took the referral, or the home accepted. */
    AGREED
  }

  private static final int[] SHARE = {25, 35, 20, 20};

  /** Days of delay from the first to the last of each published band. */
  private static final int[][] BANDS = {
    {0, 0}, {1, 1}, {2, 3}, {4, 6}, {7, 13}, {14, 20}, {21, 60}
  };

  /** How many of a hundred are in which band, by pathway: the more care, the longer. */
  private static final int[][] IN_BAND = {
    {40, 24, 18, 10, 5, 2, 1},
    {14, 16, 22, 22, 16, 6, 4},
    {8, 10, 18, 22, 24, 10, 8},
    {5, 7, 12, 18, 26, 16, 16}
  };

  static Plan of(World world, long seed, Instant now, int waiting, int occupied) {
    return new Draft(world, seed, now).plan(waiting, occupied);
  }

  /** The pathway of someone at this point of a hundred, by the shares of those who wait. */
  static int pathway(double of100) {
    int pathway = 0;
    for (double sum = SHARE[0]; of100 >= sum && pathway < 3; sum += SHARE[pathway]) {
      pathway++;
    }
    return pathway;
  }

  /** What a team is asked for. */
  static String skill(Chance chance) {
    return chance.of(List.of("REABLEMENT", "THERAPY", "NURSING", "HOME_CARE"));
  }

  private static final class Draft {

    private final World world;
    private final Patient.Maker patients;
    private final Chance chance;
    private final Instant now;
    private final LocalDate today;
    private final Map<String, Iterator<World.Bed>> free = new HashMap<>();

    Draft(World world, long seed, Instant now) {
      this.world = world;
      this.patients = new Patient.Maker(world, seed);
      this.chance = new Chance(seed);
      this.now = now.truncatedTo(ChronoUnit.MINUTES);
      this.today = Hl7.day(now);
      for (var hospital : world.hospitals()) {
        free.put(hospital.code(), chance.shuffled(hospital.beds()).iterator());
      }
    }

    Plan plan(int waiting, int occupied) {
      var pathways = new ArrayList<Integer>();
      for (int i = 0; i < waiting; i++) {
        pathways.add(pathway((i + 0.5) * 100 / waiting));
      }
      var journeys = new ArrayList<Journey>();
      var dealt = chance.shuffled(pathways);
      for (int i = 0; i < waiting; i++) {
        journeys.add(journey(i, dealt.get(i)));
      }
      var others = new ArrayList<Admission>();
      for (int i = waiting; i < occupied; i++) {
        others.add(admission(i, ago(0.05 + Math.min(30, chance.lasting(5)))));
      }
      return new Plan(List.copyOf(journeys), List.copyOf(others));
    }

    private Admission admission(int number, Instant at) {
      var patient = patients.make(number);
      return new Admission(patient, freeBed(patient.hospital()), at);
    }

    private World.Bed freeBed(String hospital) {
      return Objects.requireNonNull(free.get(hospital), hospital).next();
    }

    /** Where someone else lies by now. */
    private World.Bed formerBed(World.Bed present) {
      var others = world.beds().stream().filter(b -> b.hospital().equals(present.hospital()));
      return chance.of(others.filter(bed -> !bed.equals(present)).toList());
    }

    private Journey journey(int number, int pathway) {
      var readyAt = readyAt(pathway);
      var admittedAt = readyAt.minus(days(0.6 + Math.min(40, chance.lasting(8))));
      var admission = admission(number, admittedAt);
      var moved = chance.percent(20);
      var pathwayAt = between(readyAt, Duration.ofHours(30));
      return new Journey(
          admission,
          moved ? formerBed(admission.bed) : null,
          admittedAt
              .plus(Duration.between(admittedAt, readyAt).dividedBy(2))
              .truncatedTo(ChronoUnit.MINUTES),
          readyAt,
          chance.percent(88) ? expected(admittedAt, readyAt) : null,
          pathway,
          pathwayAt,
          waits(pathway, pathwayAt),
          skill(chance),
          arranged(pathway));
    }

    /** About the ready date, which nobody knew then; never before the admission. */
    private LocalDate expected(Instant admittedAt, Instant readyAt) {
      var guess = Hl7.day(readyAt).plusDays(chance.between(-1, 6));
      return guess.isBefore(Hl7.day(admittedAt)) ? Hl7.day(readyAt) : guess;
    }

    /** On a ward round of the day that many midnights ago. */
    private Instant readyAt(int pathway) {
      var bands = IN_BAND[pathway];
      int band = chance.of(List.of(0, 1, 2, 3, 4, 5, 6), b -> bands[b]);
      int days = chance.between(BANDS[band][0], BANDS[band][1]);
      var midnight = today.atStartOfDay(Hl7.LONDON).toInstant();
      if (days == 0) {
        var sinceMidnight = Duration.between(midnight, now).dividedBy(10);
        return midnight
            .plus(sinceMidnight.multipliedBy(chance.between(4, 9)))
            .truncatedTo(ChronoUnit.MINUTES);
      }
      var round = LocalTime.of(8, 30).plusMinutes(chance.between(0, 480));
      return today.minusDays(days).atTime(round).atZone(Hl7.LONDON).toInstant();
    }

    private List<Wait> waits(int pathway, Instant from) {
      var kinds = world.waits().stream().filter(kind -> kind.pathway() == pathway).toList();
      var waits = new ArrayList<Wait>();
      var at = between(from, Duration.ofHours(4));
      var first = chance.of(kinds, World.Wait::weight);
      if (chance.percent(35)) {
        var earlier = chance.of(kinds, World.Wait::weight);
        var endedAt = between(at, Duration.ofHours(60));
        if (!earlier.reason().equals(first.reason())) {
          waits.add(new Wait(earlier.reason(), at, earlier.nextStep(), null, endedAt));
          at = endedAt;
        }
      }
      var known = chance.percent(86);
      waits.add(
          new Wait(
              first.reason(), at, known ? first.nextStep() : null, known ? due() : null, null));
      return List.copyOf(waits);
    }

    private @Nullable Instant due() {
      return chance.percent(70)
          ? now.plus(Duration.ofHours(chance.between(-20, 70))).truncatedTo(ChronoUnit.HOURS)
          : null;
    }

    private Arranged arranged(int pathway) {
      int of100 = chance.between(1, 100);
      return switch (pathway) {
        case 0 -> Arranged.NOTHING;
        case 1 -> of100 <= 35 ? Arranged.NOTHING : of100 <= 70 ? Arranged.ASKED : Arranged.AGREED;
        default -> of100 <= 65 ? Arranged.NOTHING : of100 <= 84 ? Arranged.ASKED : Arranged.AGREED;
      };
    }

    /** Some time after, at most that long, and not in the future. */
    private Instant between(Instant from, Duration most) {
      var until = from.plus(most).isBefore(now) ? from.plus(most) : now;
      var length = Duration.between(from, until).multipliedBy(chance.between(1, 99)).dividedBy(100);
      return from.plus(length).truncatedTo(ChronoUnit.SECONDS);
    }

    private Instant ago(double days) {
      return now.minus(days(days)).truncatedTo(ChronoUnit.MINUTES);
    }

    private static Duration days(double days) {
      return Duration.ofMinutes(Math.round(days * 24 * 60));
    }
  }
}
