package care.homeward.homes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class FreshnessTest {

  private static final Instant TOLD = Instant.parse("2026-11-30T08:45:00Z");
  private static final Freshness A_DAY_THEN_HALVING =
      new Freshness(Duration.ofHours(24), Duration.ofHours(24), Duration.ofHours(20));

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          PT-1M,    100
          PT0S,     100
          PT24H,    100
          PT24H1S,   99
          PT36H,     70
          PT48H,     50
          PT72H,     25
          PT168H,     1
          PT1000H,    0
          """)
  void confidence_is_full_for_a_day_and_then_halves_a_day(Duration age, int confidence) {
    assertThat(A_DAY_THEN_HALVING.confidence(TOLD, TOLD.plus(age))).isEqualTo(confidence);
  }

  @Test
  void figures_never_told_are_worth_nothing_and_stale() {
    assertThat(A_DAY_THEN_HALVING.confidence(null, TOLD)).isZero();
    assertThat(A_DAY_THEN_HALVING.isStale(null, TOLD)).isTrue();
    assertThat(A_DAY_THEN_HALVING.confirmBy(null)).isNull();
  }

  @Test
  void figures_are_stale_after_the_moment_they_are_to_be_confirmed_by() {
    var confirmBy = Instant.parse("2026-12-01T04:45:00Z");

    assertThat(A_DAY_THEN_HALVING.confirmBy(TOLD)).isEqualTo(confirmBy);
    assertThat(A_DAY_THEN_HALVING.isStale(TOLD, confirmBy)).isFalse();
    assertThat(A_DAY_THEN_HALVING.isStale(TOLD, confirmBy.plusMillis(1))).isTrue();
  }

  @Test
  void what_holds_is_the_latest_edition_begun_by_that_day_in_london() {
    var rules =
        new InForce<>(
            List.of(
                new InForce.Edition<>(LocalDate.parse("2027-06-01"), "later"),
                new InForce.Edition<>(LocalDate.parse("2026-11-01"), "first")));

    assertThat(rules.at(Instant.parse("2026-10-01T00:00:00Z"))).isEqualTo("first");
    assertThat(rules.at(Instant.parse("2027-05-31T22:59:59Z"))).isEqualTo("first");
    assertThat(rules.at(Instant.parse("2027-05-31T23:00:00Z"))).isEqualTo("later");
  }

  @Test
  void the_file_is_read_and_a_missing_one_is_said() {
    var json = JsonMapper.builder().build();

    assertThat(InForce.read(json, "/freshness.json", Freshness.class).at(TOLD))
        .isEqualTo(new Freshness(Duration.ofHours(24), Duration.ofHours(24), Duration.ofHours(24)));
    assertThatThrownBy(() -> InForce.read(json, "/none.json", Freshness.class))
        .hasMessage("there is no class path resource [none.json]");
    assertThatThrownBy(() -> new InForce<String>(List.of())).hasMessage("no edition");
  }
}
