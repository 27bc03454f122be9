package care.homeward.live.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long MS = 1_000_000;

  private final Pace pace = new Pace();

  @Test
  void the_first_change_goes_at_once_and_the_next_a_twentieth_of_a_second_later() {
    assertThat(pace.left(0)).isZero();

    pace.sent(1_000 * MS, 1_002 * MS, 1);
    assertThat(pace.left(1_002 * MS)).isEqualTo(48 * MS);
    assertThat(pace.left(1_050 * MS)).isZero();
  }

  @Test
  void with_much_to_tell_it_takes_up_to_a_quarter_and_comes_back() {
    pace.sent(0, MS, 20);
    assertThat(pace.interval()).isEqualTo(75 * MS);
    for (int i = 0; i < 3; i++) {
      pace.sent(0, MS, 20);
    }
    assertThat(pace.interval()).isEqualTo(250 * MS);

    for (int i = 0; i < 4; i++) {
      pace.sent(0, MS, 19);
    }
    assertThat(pace.interval()).isEqualTo(50 * MS);
  }

  @Test
  void a_frame_that_took_long_slows_the_pace_too() {
    pace.sent(0, 50 * MS, 1);
    assertThat(pace.interval()).isEqualTo(50 * MS);
    pace.sent(0, 51 * MS, 1);
    assertThat(pace.interval()).isEqualTo(75 * MS);

    pace.sent(0, 700 * MS, 1);
    assertThat(pace.left(700 * MS)).isZero();
  }
}
