package care.homeward.dischargeflow;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.dischargeflow.returns.Band;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayTest {

  @ParameterizedTest(name = "{0} to {1}: {2} h, {3} midnights")
  @CsvSource({
    // ready Monday, home Tuesday: one midnight; the same day: none
    "2026-11-23T10:00:00Z, 2026-11-24T09:00:00Z, 23, 1",
    "2026-11-23T00:00:00Z, 2026-11-23T23:59:59.999Z, 23, 0",
    // either side of a winter midnight
    "2026-11-23T23:59:59.999Z, 2026-11-24T00:00:00Z, 0, 1",
    "2026-11-24T00:00:00Z, 2026-11-24T00:00:01Z, 0, 0",
    // in summer a London midnight is 23:00 UTC, and UTC's own midnight is none
    "2026-07-01T22:59:59.999Z, 2026-07-01T23:00:00Z, 0, 1",
    "2026-07-01T23:00:00Z, 2026-07-02T00:30:00Z, 1, 0",
    // the night the clocks go forward, 29 March: 23 hours long, one midnight
    "2026-03-28T12:00:00Z, 2026-03-29T11:00:00Z, 23, 1",
    "2026-03-29T00:00:00Z, 2026-03-29T23:00:00Z, 23, 1",
    "2026-03-29T00:00:00Z, 2026-03-29T22:59:59.999Z, 22, 0",
    // the night they go back, 25 October: 25 hours long, one midnight
    "2026-10-24T11:00:00Z, 2026-10-25T12:00:00Z, 25, 1",
    "2026-10-24T23:00:00Z, 2026-10-26T00:00:00Z, 25, 1",
    "2026-10-24T23:00:00Z, 2026-10-25T23:59:59.999Z, 24, 0",
    // asked about a moment before it began
    "2026-11-24T10:00:00Z, 2026-11-22T09:00:00Z, 0, 0",
  })
  void hours_are_what_went_by_and_midnights_are_londons(
      Instant readyAt, Instant asOf, long hours, long midnights) {
    var delay = Delay.between(readyAt, asOf);

    assertThat(delay.hours()).isEqualTo(hours);
    assertThat(delay.midnights()).isEqualTo(midnights);
  }

  @ParameterizedTest(name = "ready {0}: date {1}")
  @CsvSource({
    "2026-07-01T22:59:59.999Z, 2026-07-01",
    "2026-07-01T23:00:00Z, 2026-07-02",
    "2026-12-01T23:59:59.999Z, 2026-12-01",
    "2026-12-02T00:00:00Z, 2026-12-02",
  })
  void the_ready_date_is_the_date_in_london(Instant readyAt, LocalDate date) {
    assertThat(Delay.between(readyAt, readyAt).readyDate()).isEqualTo(date);
  }

  @ParameterizedTest(name = "{0} midnights: {1}")
  @CsvSource({
    "0, 0",
    "1, 1",
    "2, 2-3",
    "3, 2-3",
    "4, 4-6",
    "6, 4-6",
    "7, 7-13",
    "13, 7-13",
    "14, 14-20",
    "20, 14-20",
    "21, 21+",
    "400, 21+",
  })
  void bands_are_the_published_ones(long midnights, String label) {
    assertThat(Band.of(midnights).label()).isEqualTo(label);
  }
}
