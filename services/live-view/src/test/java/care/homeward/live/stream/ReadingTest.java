package care.homeward.live.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReadingTest {

  private final Reading reading = new Reading();

  @Test
  void a_stay_waits_once_however_often_it_changed() {
    reading.changed("stay-1");
    reading.changed("stay-2");
    reading.changed("stay-1");

    assertThat(reading.drain(10)).containsExactly("stay-1", "stay-2");
    assertThat(reading.drain(10)).isEmpty();
  }

  @Test
  void no_more_are_taken_than_fit_a_frame() {
    for (int i = 0; i < 5; i++) {
      reading.changed("stay-" + i);
    }

    assertThat(reading.drain(3)).containsExactly("stay-0", "stay-1", "stay-2");
    assertThat(reading.drain(3)).containsExactly("stay-3", "stay-4");
  }

  @Test
  void a_page_too_far_behind_holds_on_to_nothing_and_is_to_load_again() throws Exception {
    for (int i = 0; i < 5_000; i++) {
      reading.changed("stay-" + i);
    }
    reading.changed("stay-1");
    assertThat(reading.lost()).isFalse();

    reading.changed("one too many");
    reading.changed("and another");
    assertThat(reading.lost()).isTrue();
    assertThat(reading.drain(10)).isEmpty();
    reading.await(Duration.ofMinutes(1).toNanos());
  }
}
