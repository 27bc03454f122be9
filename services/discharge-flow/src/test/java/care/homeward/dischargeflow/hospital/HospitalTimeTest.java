package care.homeward.dischargeflow.hospital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HospitalTimeTest {

  @ParameterizedTest
  @CsvSource({
    "20261123, 2026-11-23T00:00:00Z",
    "2026112309, 2026-11-23T09:00:00Z",
    "202611230905, 2026-11-23T09:05:00Z",
    "20261123090512, 2026-11-23T09:05:12Z",
    "20261123090512.5, 2026-11-23T09:05:12.500Z",
    "20261123090512.0123, 2026-11-23T09:05:12.012Z",
    "20260701, 2026-06-30T23:00:00Z",
    "20260701120000, 2026-07-01T11:00:00Z",
    "20260701120000+0000, 2026-07-01T12:00:00Z",
    "20261123090512-0500, 2026-11-23T14:05:12Z",
    // the hour that is not there when summer time begins
    "20260329013000, 2026-03-29T01:30:00Z",
    // the hour that is there twice when it ends: the first
    "20261025013000, 2026-10-25T00:30:00Z",
    "20261025020000, 2026-10-25T02:00:00Z",
  })
  void times_are_londons_unless_they_say_otherwise(String text, Instant moment) {
    assertThat(HospitalTime.moment(text)).isEqualTo(moment);
  }

  @ParameterizedTest
  @CsvSource({
    "20260701, 2026-07-01",
    "20260701003000, 2026-07-01",
    "20260630233000+0000, 2026-07-01",
  })
  void days_are_londons(String text, LocalDate day) {
    assertThat(HospitalTime.day(text)).isEqualTo(day);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2026", "202611", "20261301", "2026112325", "20261123090512+", "2026-11-23"})
  void what_is_no_time_of_a_day_is_refused(String text) {
    assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> HospitalTime.moment(text));
  }
}
