package care.homeward.live.stream;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.live.board.LiveBoard;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ChangesTest {

  private final LiveBoard board = new LiveBoard(InstantSource.fixed(Instant.ofEpochMilli(1_000)));
  private final Changes changes = new Changes(board);
  private final Reading reading = new Reading();

  @Test
  void who_comes_back_is_told_each_stay_changed_since_once() {
    board.announce("stay-1");
    board.announce("stay-2");
    board.announce("stay-3");
    board.announce("stay-2");

    assertThat(changes.open(reading, 1_001L)).containsExactly("stay-2", "stay-3");
    assertThat(changes.open(reading, 1_004L)).isEmpty();
  }

  @Test
  void who_comes_for_the_first_time_is_told_what_comes_from_now_on() {
    board.announce("stay-1");

    assertThat(changes.open(reading, null)).isEmpty();
    board.announce("stay-2");
    board.announce("stay-2");
    assertThat(reading.drain(10)).containsExactly("stay-2");
    assertThat(reading.drain(10)).isEmpty();
  }

  @Test
  void a_position_of_another_process_is_not_known() {
    board.announce("stay-1");

    assertThat(changes.open(reading, 999L)).isNull();
    assertThat(changes.open(reading, 1_002L)).isNull();
    assertThat(changes.readers()).isZero();
  }

  @Test
  void a_position_too_long_ago_is_no_longer_known() {
    for (int i = 0; i < Changes.KEPT; i++) {
      board.announce("stay-" + i);
    }
    assertThat(changes.open(reading, 1_000L)).hasSize(5_000);

    board.announce("stay-5000");
    assertThat(changes.open(reading, 1_000L)).isNull();
    assertThat(changes.open(reading, 1_001L)).hasSize(5_000);
  }

  @Test
  void who_left_is_told_nothing() {
    changes.open(reading, null);
    changes.close(reading);
    board.announce("stay-1");

    assertThat(reading.drain(10)).isEmpty();
  }
}
