package care.homeward.campaign;

import care.homeward.campaign.Fault.Kind;
import care.homeward.campaign.parts.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Which faults happen, in which order: all of it follows from the seed. */
final class Plan {

  private static final List<Part> PARTS = List.of(Part.values());
  private static final Duration OUTAGE = Duration.ofMinutes(1);

  private final Random random;
  private final List<Fault> faults = new ArrayList<>();

  private Plan(long seed) {
    this.random = new Random(seed);
  }

  /** The thirteen faults of a smoke run. */
  static List<Fault> smoke(long seed) {
    var plan = new Plan(seed);
    plan.add(4, Kind.KILL_SERVICE);
    plan.add(2, Kind.KILL_BROKER);
    plan.add(2, Kind.STOP_SERVICE);
    plan.add(1, Kind.MUTE_STORE);
    plan.add(1, Kind.SILENT_BROKER);
    plan.add(1, Kind.POISON);
    plan.add(1, Kind.ROLLING_RESTART);
    Collections.shuffle(plan.faults, plan.random);
    plan.faults.add(
        plan.faults.size() / 2, new Fault(Kind.STORE_AWAY, null, Duration.ofSeconds(2), OUTAGE));
    return plan.faults;
  }

  /** Faults without end, in rounds that each have every kind. */
  static List<Fault> round(long seed, int round) {
    var plan = new Plan(seed * 31 + round);
    plan.add(8, Kind.KILL_SERVICE);
    plan.add(4, Kind.KILL_BROKER);
    plan.add(1, Kind.KILL_STORE);
    plan.add(3, Kind.STOP_SERVICE);
    plan.add(1, Kind.STOP_BROKER);
    for (var kind :
        List.of(
            Kind.CUT_STORE,
            Kind.SILENT_STORE,
            Kind.MUTE_STORE,
            Kind.SLOW_STORE,
            Kind.CUT_BROKER,
            Kind.SILENT_BROKER,
            Kind.MUTE_BROKER,
            Kind.POISON,
            Kind.DUPLICATES,
            Kind.RESTART_BROKER)) {
      plan.add(1, kind);
    }
    if (round % 2 == 0) {
      plan.add(1, Kind.ROLLING_RESTART);
    }
    if (round % 4 == 1) {
      plan.faults.add(new Fault(Kind.STORE_AWAY, null, Duration.ofSeconds(2), OUTAGE));
    }
    Collections.shuffle(plan.faults, plan.random);
    return plan.faults;
  }

  private void add(int times, Kind kind) {
    for (int i = 0; i < times; i++) {
      faults.add(new Fault(kind, part(kind), millis(1_000, 4_000), length(kind)));
    }
  }

  private @Nullable Part part(Kind kind) {
    return switch (kind) {
      case KILL_SERVICE, STOP_SERVICE, CUT_STORE, SILENT_STORE, MUTE_STORE, SLOW_STORE ->
          PARTS.get(random.nextInt(PARTS.size()));
      default -> null;
    };
  }

  private Duration length(Kind kind) {
    return switch (kind) {
      case KILL_SERVICE, KILL_BROKER, KILL_STORE -> millis(0, 1_500);
      case STOP_SERVICE -> millis(12_000, 16_000);
      case STOP_BROKER -> millis(5_000, 12_000);
      case CUT_STORE, SILENT_STORE, MUTE_STORE, SLOW_STORE -> millis(4_000, 12_000);
      case CUT_BROKER, SILENT_BROKER, MUTE_BROKER -> millis(4_000, 12_000);
      case STORE_AWAY -> OUTAGE;
      case POISON, DUPLICATES, RESTART_BROKER, ROLLING_RESTART -> Duration.ZERO;
    };
  }

  private Duration millis(int from, int to) {
    return Duration.ofMillis(random.nextInt(from, to));
  }
}
