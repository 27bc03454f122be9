package care.homeward.dischargeflow;

import static care.homeward.dischargeflow.Told.ADMITTED;
import static care.homeward.dischargeflow.Told.MR_HOLROYD;
import static care.homeward.dischargeflow.Told.READY;
import static care.homeward.dischargeflow.Told.STAY;
import static care.homeward.dischargeflow.Told.at;
import static care.homeward.dischargeflow.Told.choose;
import static care.homeward.dischargeflow.Told.ended;
import static care.homeward.dischargeflow.Told.pathway;
import static care.homeward.dischargeflow.Told.started;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.AdmissionCancelled;
import care.homeward.contracts.StayEvent.CriticalWaitNamed;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.Wait;
import care.homeward.dischargeflow.StayCommand.Admit;
import care.homeward.dischargeflow.StayCommand.EndWait;
import care.homeward.dischargeflow.StayCommand.PassOnWait;
import care.homeward.dischargeflow.StayCommand.StartWait;
import care.homeward.platform.core.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CriticalWaitTest {

  @Test
  void the_one_due_last_is_critical() {
    assertThat(
            critical(
                waits("10:20", "a", "transport", "15:00"),
                waits("10:30", "b", "medicines-and-letter", "16:00"),
                waits("10:10", "c", "therapy-review", "14:00")))
        .isEqualTo("b");
  }

  @Test
  void one_without_a_due_time_has_no_end_in_sight() {
    assertThat(
            critical(
                waits("10:20", "a", "transport", "23:00"),
                waits("10:30", "b", "medicines-and-letter", null)))
        .isEqualTo("b");
  }

  @Test
  void without_due_times_it_is_the_one_open_longest() {
    assertThat(
            critical(
                waits("10:21", "a", "medical-review", null),
                waits("10:20", "b", "transport", null),
                waits("10:22", "c", "therapy-review", null)))
        .isEqualTo("b");
  }

  @Test
  void of_those_due_together_it_is_the_one_open_longest() {
    assertThat(
            critical(
                waits("10:21", "a", "medical-review", "15:00"),
                waits("10:20", "b", "transport", "15:00")))
        .isEqualTo("b");
  }

  @Test
  void what_is_equal_is_in_the_order_of_the_published_list() {
    assertThat(
            critical(
                waits("10:20", "a", "transport", "15:00"),
                waits("10:20", "b", "therapy-review", "15:00"),
                waits("10:20", "c", "safeguarding", "15:00")))
        .isEqualTo("b");
  }

  @Test
  void one_that_has_ended_is_not_critical() {
    assertThat(
            critical(
                waits("10:20", "a", "transport", null),
                waits("10:30", "b", "therapy-review", "15:00"),
                ended("11:00", "a")))
        .isEqualTo("b");
    assertThat(critical(waits("10:20", "a", "transport", null), ended("11:00", "a"))).isNull();
  }

  @Test
  void that_another_is_critical_is_said_and_only_then() {
    var stay = Told.of(ADMITTED, waits("10:20", "a", "transport", "15:00"));

    assertThat(stay.says(start("11:00", "b", "therapy-review", "16:00")))
        .contains(named("11:00", "b"));
    assertThat(stay.says(start("11:00", "b", "therapy-review", "14:00"))).hasSize(1);
    assertThat(stay.says(new EndWait(at("12:00"), "a"))).contains(named("12:00", null));
    assertThat(Told.of(ADMITTED).says(start("11:00", "b", "transport", null)))
        .contains(named("11:00", "b"));
  }

  @Test
  void it_can_become_critical_by_being_passed_on() {
    var stay =
        Told.of(
            ADMITTED,
            waits("10:20", "a", "transport", "15:00"),
            waits("10:30", "b", "therapy-review", "14:00"));
    var later =
        new PassOnWait(
            at("11:00"), "b", null, null, null, null, NextStep.ASSESS, at("17:00"), null);

    assertThat(stay.says(later)).hasSize(2).contains(named("11:00", "b"));
  }

  @Test
  void it_can_end_with_a_pathway_but_not_with_an_admission_told_anew() {
    var stay =
        Told.of(
            ADMITTED,
            pathway(1),
            waits("10:20", "a", "home-based-rehab-not-available", null),
            waits("10:30", "b", "transport", "15:00"));

    assertThat(stay.says(choose("12:00", 3))).contains(named("12:00", "b"));
    assertThat(
            stay.having(new AdmissionCancelled(STAY, MR_HOLROYD, at("12:00")))
                .says(new Admit(at("13:00"), MR_HOLROYD, Told.OF_SEACROFT, Told.J12)))
        .noneMatch(event -> event instanceof CriticalWaitNamed);
  }

  /** Whatever happens to the waits, whoever only listens to what is said knows the one. */
  @Test
  void exactly_one_is_critical_whenever_one_is_open() {
    var reasons = DelayReasonsTest.PUBLISHED.all().stream().map(r -> r.code()).toList();
    long several = 0;
    for (long seed = 0; seed < 1_000; seed++) {
      var random = new Random(seed);
      var stay = Told.of(ADMITTED, READY);
      var open = new HashMap<String, Wait>();
      String said = null;
      for (int step = 0; step < 30; step++) {
        var minute = "%02d:%02d".formatted(11 + step / 10, step % 10 * 6);
        for (var event : says(stay, command(random, minute, reasons, open))) {
          switch (event) {
            case StayEvent.WaitStarted e -> open.put(e.waitId(), e.details());
            case StayEvent.WaitPassedOn e -> open.put(e.waitId(), e.details());
            case StayEvent.WaitEnded e -> open.remove(e.waitId());
            case CriticalWaitNamed e -> said = e.waitId();
            default -> {} // not about waits
          }
          stay = stay.having(event);
        }
        if (open.isEmpty()) {
          assertThat(said).as("seed %d, step %d", seed, step).isNull();
        } else {
          assertThat(open).as("seed %d, step %d", seed, step).containsKey(said);
          assertNoneEndsLater(open, said, seed);
        }
        several += open.size() > 1 ? 1 : 0;
      }
    }
    assertThat(several).isGreaterThan(10_000);
  }

  private static void assertNoneEndsLater(
      Map<String, Wait> open, @Nullable String critical, long seed) {
    var due = Objects.requireNonNull(open.get(critical)).due();
    if (due == null) {
      return;
    }
    assertThat(open.values())
        .as("seed %d", seed)
        .allMatch(wait -> wait.due() != null && !wait.due().isAfter(due));
  }

  private static List<StayEvent> says(Told stay, StayCommand command) {
    try {
      return stay.says(command);
    } catch (Refused contradiction) {
      return List.of();
    }
  }

  private static StayCommand command(
      Random random, String time, List<String> reasons, Map<String, Wait> open) {
    var due = random.nextInt(3) == 0 ? null : "%02d:00".formatted(15 + random.nextInt(8));
    var ids = new ArrayList<>(open.keySet());
    ids.sort(null);
    return switch (ids.isEmpty() ? 0 : random.nextInt(6)) {
      case 0, 1, 2 -> start(time, "w" + time, reasons.get(random.nextInt(reasons.size())), due);
      case 3 ->
          new PassOnWait(
              at(time),
              ids.get(random.nextInt(ids.size())),
              null,
              Owner.COUNCIL,
              null,
              null,
              null,
              due == null ? null : at(due),
              null);
      case 4 -> new EndWait(at(time), ids.get(random.nextInt(ids.size())));
      default -> choose(time, random.nextInt(4));
    };
  }

  private static @Nullable String critical(StayEvent... waits) {
    var stay = Told.of(ADMITTED);
    for (var wait : waits) {
      stay = stay.having(wait);
    }
    return CriticalWait.of(stay.stay().waits(), DelayReasonsTest.PUBLISHED)
        .map(Stay.Waiting::waitId)
        .orElse(null);
  }

  private static StayEvent waits(String time, String waitId, String reason, @Nullable String due) {
    return started(
        time, waitId, Wait.of(reason, Owner.HOSPITAL, null, null, due == null ? null : at(due)));
  }

  private static StartWait start(String time, String waitId, String reason, @Nullable String due) {
    return new StartWait(
        at(time), waitId, reason, null, null, null, null, due == null ? null : at(due));
  }

  private static CriticalWaitNamed named(String time, @Nullable String waitId) {
    return new CriticalWaitNamed(STAY, MR_HOLROYD, at(time), waitId);
  }
}
