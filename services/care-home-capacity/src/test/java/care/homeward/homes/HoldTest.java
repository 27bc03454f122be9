package care.homeward.homes;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.CapacityEvent.Assessor;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.RefusalReason;
import care.homeward.homes.CareHomeCommand.LapseAcceptance;
import care.homeward.homes.Hold.Standing;
import care.homeward.platform.core.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What comes of each answer at each stage of a hold's life: the facts it leads to, {@code -} for
 * none, or in capitals the rule that refuses it. It was held at ten until two.
 */
class HoldTest {

  private static final Instant HELD = Instant.parse("2026-11-30T10:00:00Z");
  private static final Instant EXPIRES = Instant.parse("2026-11-30T14:00:00Z");
  private static final Instant ACCEPTED = Instant.parse("2026-11-30T11:00:00Z");
  private static final Duration MOVE_IN_WITHIN = Duration.ofDays(2);
  private static final BedHeld FOR_MRS_PATEL =
      new BedHeld(
          "home-1", HELD, "hold-1", "person-patel", "stay-patel", BedType.NURSING, EXPIRES, null);

  @ParameterizedTest(name = "{0} at {1}")
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          stage    | at                   | assess           | accept        | refuse        | move in       | release     | let go      | time is up
          OPEN     | 2026-11-30T10:00:00Z | AssessmentSought | BedAccepted   | BedRefused    | NOT-ACCEPTED  | BedReleased | BedReleased | -
          OPEN     | 2026-11-30T13:59:59Z | AssessmentSought | BedAccepted   | BedRefused    | NOT-ACCEPTED  | BedReleased | BedReleased | -
          OPEN     | 2026-11-30T14:00:00Z | HOLD-LAPSED      | HOLD-LAPSED   | HOLD-LAPSED   | HOLD-LAPSED   | -           | -           | HoldLapsed
          ACCEPTED | 2026-11-30T13:59:59Z | ALREADY-ACCEPTED | -             | BedRefused    | PersonMovedIn | BedReleased | BedReleased | -
          ACCEPTED | 2026-12-02T10:59:59Z | ALREADY-ACCEPTED | -             | BedRefused    | PersonMovedIn | BedReleased | BedReleased | -
          ACCEPTED | 2026-12-02T11:00:00Z | ALREADY-ACCEPTED | -             | BedRefused    | PersonMovedIn | BedReleased | BedReleased | HoldLapsed
          ACCEPTED | 2026-11-30T09:59:59Z | ALREADY-ACCEPTED | -             | BedRefused    | BEFORE-THE-HOLD | BedReleased | BedReleased | -
          REFUSED  | 2026-11-30T13:00:00Z | HOLD-REFUSED     | HOLD-REFUSED  | -             | HOLD-REFUSED  | -           | -           | -
          BED_GONE | 2026-11-30T13:00:00Z | HOLD-REFUSED     | HOLD-REFUSED  | -             | HOLD-REFUSED  | -           | -           | -
          LAPSED   | 2026-11-30T15:00:00Z | HOLD-LAPSED      | HOLD-LAPSED   | HOLD-LAPSED   | HOLD-LAPSED   | -           | -           | -
          RELEASED | 2026-11-30T13:00:00Z | HOLD-RELEASED    | HOLD-RELEASED | HOLD-RELEASED | HOLD-RELEASED | -           | -           | -
          MOVED_IN | 2026-11-30T13:00:00Z | MOVED-IN         | -             | MOVED-IN      | -             | MOVED-IN    | -           | -
          """)
  void each_answer_at_each_stage(
      Standing stage,
      Instant at,
      String assess,
      String accept,
      String refuse,
      String moveIn,
      String release,
      String letGo,
      String timeIsUp) {
    var hold = standing(stage);

    assertThat(outcome(() -> hold.seekAssessment(Assessor.TRUSTED_ASSESSOR, at)))
        .as("assess")
        .isEqualTo(assess);
    assertThat(outcome(() -> hold.accept(at))).as("accept").isEqualTo(accept);
    assertThat(outcome(() -> hold.refuse(RefusalReason.CANNOT_MEET_NEEDS, at)))
        .as("refuse")
        .isEqualTo(refuse);
    assertThat(outcome(() -> hold.moveIn(at))).as("move in").isEqualTo(moveIn);
    assertThat(outcome(() -> hold.release(at))).as("release").isEqualTo(release);
    assertThat(outcome(() -> hold.letGo(at))).as("let go").isEqualTo(letGo);
    assertThat(outcome(() -> timeIsUp(hold, at))).as("time is up").isEqualTo(timeIsUp);
  }

  private static Hold standing(Standing stage) {
    var open = Hold.of(FOR_MRS_PATEL);
    return switch (stage) {
      case OPEN -> open;
      case ACCEPTED ->
          open.accepted(
              new CapacityEvent.BedAccepted(
                  "home-1", ACCEPTED, "hold-1", "person-patel", "stay-patel"));
      case REFUSED, BED_GONE, LAPSED, RELEASED, MOVED_IN -> open.become(stage, "person-patel");
    };
  }

  private static List<CapacityEvent> timeIsUp(Hold hold, Instant at) {
    var unanswered = hold.lapse(at);
    return unanswered.isEmpty()
        ? hold.lapse(new LapseAcceptance("hold-1", MOVE_IN_WITHIN, at))
        : unanswered;
  }

  private static String outcome(Supplier<List<CapacityEvent>> answer) {
    try {
      var events = answer.get();
      return events.isEmpty()
          ? "-"
          : events.stream()
              .map(event -> event.getClass().getSimpleName())
              .collect(Collectors.joining(" "));
    } catch (Refused e) {
      return e.rule().toUpperCase(Locale.ROOT);
    }
  }
}
