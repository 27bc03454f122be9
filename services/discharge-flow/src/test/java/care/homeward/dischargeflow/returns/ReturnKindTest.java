package care.homeward.dischargeflow.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.homeward.dischargeflow.returns.ReturnKind.Span;
import care.homeward.platform.core.Refused;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnKindTest {

  @Test
  void a_month_runs_from_midnight_to_midnight_in_london() {
    assertThat(ReturnKind.SITREP.span("2026-03"))
        .isEqualTo(
            new Span(
                Instant.parse("2026-03-01T00:00:00Z"),
                Instant.parse("2026-03-31T23:00:00Z"),
                Instant.MAX));
    assertThat(ReturnKind.DISCHARGE_READY_DATE.span("2026-10").from())
        .isEqualTo(Instant.parse("2026-09-30T23:00:00Z"));
  }

  @Test
  void the_winter_report_takes_the_day_before_and_ends_at_eight() {
    assertThat(ReturnKind.WINTER.span("2026-11-24"))
        .isEqualTo(
            new Span(
                Instant.parse("2026-11-23T00:00:00Z"),
                Instant.parse("2026-11-24T08:00:00Z"),
                Instant.parse("2026-12-09T00:00:00Z")));
    assertThat(ReturnKind.WINTER.span("2026-10-25").until())
        .isEqualTo(Instant.parse("2026-10-25T08:00:00Z"));
    assertThat(ReturnKind.WINTER.span("2026-10-24").until())
        .isEqualTo(Instant.parse("2026-10-24T07:00:00Z"));
  }

  @ParameterizedTest(name = "{0} of {1} at {2}: {3}")
  @CsvSource({
    "SITREP, 2026-11, 2026-11-30T23:59:59Z, period-not-over",
    "SITREP, 2026-11, 2026-12-01T00:00:00Z, ",
    "SITREP, 2026-06, 2026-06-30T22:59:59Z, period-not-over",
    "SITREP, 2026-06, 2026-06-30T23:00:00Z, ",
    "SITREP, 2019-01, 2026-06-30T23:00:00Z, ",
    "WINTER, 2026-11-24, 2026-11-24T07:59:59Z, period-not-over",
    "WINTER, 2026-11-24, 2026-11-24T08:00:00Z, ",
    "WINTER, 2026-11-24, 2026-12-08T23:59:59Z, ",
    "WINTER, 2026-11-24, 2026-12-09T00:00:01Z, amendment-too-late",
  })
  void is_made_once_its_period_is_over_and_while_it_may_be_amended(
      ReturnKind kind, String period, Instant now, String rule) {
    if (rule == null) {
      assertThatCode(() -> kind.requireOpen(kind.span(period), now)).doesNotThrowAnyException();
    } else {
      assertThatExceptionOfType(Refused.class)
          .isThrownBy(() -> kind.requireOpen(kind.span(period), now))
          .returns(rule, Refused::rule);
    }
  }

  @ParameterizedTest(name = "{0} is not a period of {1}")
  @CsvSource({
    "2026-13, SITREP",
    "2026-11-24, SITREP",
    "2026-11, WINTER",
    "2026-02-29, WINTER",
    "november, DELAYED_TRANSFERS"
  })
  void another_period_is_refused(String period, ReturnKind kind) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> kind.span(period))
        .returns("invalid-period", Refused::rule);
  }

  @Test
  void is_named_in_an_address_as_in_words() {
    assertThat(ReturnKind.of("discharge-ready-date")).isEqualTo(ReturnKind.DISCHARGE_READY_DATE);
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> ReturnKind.of("SITREP"))
        .returns("unknown-return", Refused::rule);
  }
}
