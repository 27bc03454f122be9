package care.homeward.teams.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.teams.inbox.Asked.Offer;
import care.homeward.teams.inbox.Asked.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedTest {

  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final List<Skill> TWO = List.of(Skill.NURSING, Skill.THERAPY);

  private static Asked asked(
      String referralId, Instant receivedAt, @Nullable Instant due, @Nullable Instant answerBy) {
    var standing =
        Standing.made(Urgency.TWO_DAY, due, TWO)
            .offered(new Offer("team-mere", receivedAt, answerBy))
            .offered(new Offer("team-east", receivedAt, NOON));
    return new Asked(
        referralId, new Request(receivedAt, "mere-lane", List.of(), null), standing, 3);
  }

  @Test
  void what_is_due_soonest_presses_most_and_then_what_must_be_answered_soonest() {
    var yesterday = NOON.minus(Duration.ofDays(1));
    var inTenMinutes = NOON.plusSeconds(600);
    var patient = asked("patient", yesterday.minusSeconds(1), null, null);
    var routine = asked("routine", yesterday, null, inTenMinutes.plusSeconds(1));
    var sooner = asked("sooner", NOON, null, inTenMinutes);
    var urgent = asked("urgent", NOON, inTenMinutes, null);
    var later = asked("later", NOON.minusSeconds(1), inTenMinutes.plusMillis(1), NOON);
    var newer = asked("newer", NOON.plusMillis(1), inTenMinutes, null);

    assertThat(
            Stream.of(patient, routine, sooner, urgent, later, newer)
                .sorted(Asked.pressing("team-mere")))
        .extracting(Asked::referralId)
        .containsExactly("urgent", "newer", "later", "sooner", "routine", "patient");
  }

  @ParameterizedTest
  @CsvSource({
    ",2026-11-23",
    "2026-11-22,2026-11-23",
    "2026-11-23,2026-11-23",
    "2026-11-24,2026-11-24"
  })
  void care_is_wanted_on_the_day_it_is_to_start_and_never_before_today(
      @Nullable String start, LocalDate day) {
    assertThat(new Request(NOON, null, List.of(), start).wantedOn(LocalDate.parse("2026-11-23")))
        .isEqualTo(day);
  }

  @Test
  void a_part_that_is_taken_is_asked_of_nobody_and_the_rest_of_the_others() {
    var standing =
        asked("whole", NOON, null, null)
            .standing()
            .takenInPart("team-mere", List.of(Skill.NURSING));
    assertThat(standing.skills()).containsExactly(Skill.THERAPY);
    assertThat(standing.offers()).containsExactly(new Offer("team-east", NOON, NOON));
    assertThat(standing.takenBy()).isNull();
  }
}
