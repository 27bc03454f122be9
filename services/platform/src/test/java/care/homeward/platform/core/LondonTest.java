package care.homeward.platform.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LondonTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T23:59:59.999Z, 2026-11-23",
    "2026-11-24T00:00:00Z, 2026-11-24",
    // in summer London is an hour ahead
    "2026-07-01T22:59:59.999Z, 2026-07-01",
    "2026-07-01T23:00:00Z, 2026-07-02",
  })
  void a_moment_lies_in_the_day_it_is_in_london(Instant moment, LocalDate day) {
    assertThat(London.day(moment)).isEqualTo(day);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23, 2026-11-23T00:00:00Z, 2026-11-24T00:00:00Z",
    "2026-07-01, 2026-06-30T23:00:00Z, 2026-07-01T23:00:00Z",
    // the clocks change: 23 and 25 hours
    "2026-03-29, 2026-03-29T00:00:00Z, 2026-03-29T23:00:00Z",
    "2026-10-25, 2026-10-24T23:00:00Z, 2026-10-26T00:00:00Z",
  })
  void a_day_goes_from_midnight_to_midnight(LocalDate day, Instant start, Instant end) {
    assertThat(London.startOf(day)).isEqualTo(start);
    assertThat(London.endOf(day)).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T00:00:00Z, 2026-11-23T23:59:59Z, 0",
    "2026-11-23T23:59:59Z, 2026-11-24T00:00:00Z, 1",
    "2026-10-24T12:00:00Z, 2026-10-26T12:00:00Z, 2",
    "2026-11-24T00:00:00Z, 2026-11-23T00:00:00Z, 0",
  })
  void midnights_are_counted_and_never_below_none(Instant from, Instant until, long midnights) {
    assertThat(London.midnights(from, until)).isEqualTo(midnights);
  }

  @Test
  void a_day_has_ended_when_its_midnight_is_past() {
    var from = Instant.parse("2026-11-23T12:00:00Z");

    assertThat(London.daysEnded(from, Instant.parse("2026-11-25T00:00:00Z")))
        .containsExactly(LocalDate.parse("2026-11-23"), LocalDate.parse("2026-11-24"));
    assertThat(London.daysEnded(from, from)).isEmpty();
  }
}
