package care.homeward.live.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LeftTest {

  private static final Instant NOW = Instant.parse("2026-11-24T14:00:00Z");

  @Test
  void what_is_left_is_counted_in_whole_minutes_and_soon_under_an_hour() {
    assertThat(Left.of(NOW.plus(Duration.ofMinutes(86).plusSeconds(59)), NOW))
        .isEqualTo(new Left("1h 26m left", "", "Tue 24 Nov 15:26", 1_795_534_019_000L));
    assertThat(Left.of(NOW.plus(Duration.ofHours(1)), NOW).tone()).isEmpty();
    assertThat(Left.of(NOW.plus(Duration.ofHours(1)).minusMillis(1), NOW).tone()).isEqualTo("soon");
    assertThat(Left.of(NOW.plusSeconds(59), NOW).text()).isEqualTo("0m left");
  }

  @Test
  void from_the_moment_itself_on_it_is_overdue() {
    assertThat(Left.of(NOW.plusMillis(1), NOW).late()).isFalse();
    assertThat(Left.of(NOW, NOW).late()).isTrue();
    assertThat(Left.of(NOW.minus(Duration.ofMinutes(35)), NOW).text()).isEqualTo("35m overdue");
  }

  @Test
  void two_days_are_told_in_days_and_hours() {
    assertThat(Left.length(Duration.ofDays(2).minusMinutes(1))).isEqualTo("47h 59m");
    assertThat(Left.length(Duration.ofHours(51))).isEqualTo("2d 3h");
  }

  @Test
  void no_moment_leaves_nothing() {
    assertThat(Left.of("", NOW)).isNull();
    assertThat(Left.of("2026-11-24T14:10:00Z", NOW)).isNotNull();
  }
}
