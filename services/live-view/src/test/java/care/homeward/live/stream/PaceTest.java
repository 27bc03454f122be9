package care.homeward.live.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long MS = 1_000_000;

  private final Pace pace = new Pace();

  @Test
  void the_first_change_goes_at_once_and_the_next_thirty_milliseconds_later() {
    assertThat(pace.left(0)).isZero();

    pace.sent(1_000 * MS, 1_002 * MS, 1);
    assertThat(pace.left(1_002 * MS)).isEqualTo(28 * MS);
    assertThat(pace.left(1_030 * MS)).isZero();
  }

  @Test
  void with_much_to_tell_it_takes_up_to_a_quarter_and_comes_back() {
    pace.sent(0, MS, 12);
    assertThat(pace.interval()).isEqualTo(45 * MS);
    for (int i = 0; i < 5; i++) {
      pace.sent(0, MS, 12);
    }
    assertThat(pace.interval()).isEqualTo(250 * MS);

    for (int i = 0; i < 6; i++) {
      pace.sent(0, MS, 11);
    }
    assertThat(pace.interval()).isEqualTo(30 * MS);
  }

  @Test
  void a_frame_that_took_long_slows_the_pace_too() {
    pace.sent(0, 50 * MS, 1);
    assertThat(pace.interval()).isEqualTo(30 * MS);
    pace.sent(0, 51 * MS, 1);
    assertThat(pace.interval()).isEqualTo(45 * MS);

    pace.sent(0, 700 * MS, 1);
    assertThat(pace.left(700 * MS)).isZero();
  }
}
