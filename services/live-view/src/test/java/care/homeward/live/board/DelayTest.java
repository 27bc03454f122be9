package care.homeward.live.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T09:00:00Z, 2026-11-23T09:00:00Z,  0, 0, 0",
    "2026-11-23T09:00:00Z, 2026-11-23T23:59:59Z, 14, 0, 0",
    "2026-11-23T23:59:59Z, 2026-11-24T00:00:00Z,  0, 1, 1",
    "2026-11-23T09:00:00Z, 2026-11-24T17:00:00Z, 32, 1, 1",
    "2026-11-23T09:00:00Z, 2026-11-25T08:00:00Z, 47, 2, 2-3",
    "2026-11-23T09:00:00Z, 2026-11-30T00:00:00Z, 159, 7, 7-13",
    "2026-11-23T09:00:00Z, 2026-11-22T09:00:00Z,  0, 0, 0",
  })
  void the_clock_runs_in_hours_and_counts_midnights(
      Instant ready, Instant now, long hours, long midnights, String band) {
    var delay = Delay.of(ready, now);

    assertThat(delay).isEqualTo(new Delay(hours, midnights));
    assertThat(delay.band().label()).isEqualTo(band);
  }

  @Test
  void a_night_of_summer_time_ends_at_eleven_by_universal_time() {
    var ready = Instant.parse("2026-07-01T12:00:00Z");

    assertThat(Delay.of(ready, Instant.parse("2026-07-01T22:59:59Z")).midnights()).isZero();
    assertThat(Delay.of(ready, Instant.parse("2026-07-01T23:00:00Z")).midnights()).isEqualTo(1);
  }

  @Test
  void the_nights_the_clocks_change_are_one_midnight_each() {
    assertThat(midnights("2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z")).isEqualTo(1);
    assertThat(midnights("2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "1, 1, 0",
    "2, 2-3, 1",
    "3, 2-3, 1",
    "4, 4-6, 2",
    "6, 4-6, 2",
    "7, 7-13, 3",
    "13, 7-13, 3",
    "14, 14-20, 3",
    "20, 14-20, 3",
    "21, 21+, 4",
    "400, 21+, 4"
  })
  void the_published_bands_have_five_colours(long midnights, String label, int colour) {
    assertThat(Band.of(midnights).label()).isEqualTo(label);
    assertThat(Band.of(midnights).colour()).isEqualTo(colour);
  }

  private static long midnights(String ready, String now) {
    return Delay.of(Instant.parse(ready), Instant.parse(now)).midnights();
  }
}
