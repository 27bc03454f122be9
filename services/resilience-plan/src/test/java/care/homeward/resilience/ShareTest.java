package care.homeward.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShareTest {

  private final Share twentieth = new Share(20);

  @Test
  void nothing_rests_before_it_worked() {
    assertThat(twentieth.mayBegin(Long.MIN_VALUE)).isTrue();
    assertThat(twentieth.mayBegin(Long.MAX_VALUE)).isTrue();
  }

  @Test
  void what_took_one_rests_nineteen() {
    twentieth.done(1_000, 1_001);

    assertThat(twentieth.mayBegin(1_019)).isFalse();
    assertThat(twentieth.mayBegin(1_020)).isTrue();
  }

  @Test
  void a_clock_that_wraps_around_rests_as_long() {
    twentieth.done(Long.MAX_VALUE - 11, Long.MAX_VALUE - 1);

    assertThat(twentieth.mayBegin(Long.MIN_VALUE + 187)).isFalse();
    assertThat(twentieth.mayBegin(Long.MIN_VALUE + 188)).isTrue();
  }

  @Test
  void what_may_take_all_of_the_time_never_rests() {
    var all = new Share(1);
    all.done(1_000, 5_000);

    assertThat(all.mayBegin(5_000)).isTrue();
  }
}
