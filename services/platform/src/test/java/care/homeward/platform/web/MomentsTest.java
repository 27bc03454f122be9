package care.homeward.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.homeward.platform.core.Refused;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

  private final Moments moments = new Moments(() -> Instant.parse("2026-11-29T12:00:00Z"));

  @Test
  void what_has_happened_is_taken_to_the_millisecond() {
    assertThat(moments.past(Instant.parse("1900-01-01T00:00:00.0005Z")))
        .isEqualTo(Instant.parse("1900-01-01T00:00:00Z"));
    assertThat(moments.past(Instant.parse("2026-11-29T12:05:00Z")))
        .isEqualTo(Instant.parse("2026-11-29T12:05:00Z"));
    assertThat(moments.past(null)).isEqualTo(Instant.parse("2026-11-29T12:00:00Z"));
  }

  @Test
  void what_is_to_come_or_before_anybodys_time_is_refused() {
    refused(() -> moments.past(Instant.parse("2026-11-29T12:05:00.001Z")), "in-the-future");
    refused(() -> moments.past(Instant.parse("1899-12-31T23:59:59.999Z")), "impossible-date");
    refused(() -> moments.past(Instant.MIN), "impossible-date");
    refused(() -> moments.past(Instant.MAX), "in-the-future");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1900-01-01", "2026-11-29", "2200-12-31"})
  void a_day_people_mean_is_taken(String day) {
    assertThat(Moments.day(LocalDate.parse(day))).isEqualTo(LocalDate.parse(day));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1899-12-31", "2201-01-01", "+999999999-12-31", "-999999999-01-01"})
  void a_day_nobody_means_is_refused(String day) {
    refused(() -> Moments.day(LocalDate.parse(day)), "impossible-date");
  }

  private static void refused(Runnable asked, String rule) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(asked::run)
        .extracting(Refused::rule)
        .isEqualTo(rule);
  }
}
