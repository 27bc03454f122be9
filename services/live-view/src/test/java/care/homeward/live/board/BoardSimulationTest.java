package care.homeward.live.board;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.platform.simulation.SeededBug;
import care.homeward.platform.simulation.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that keeps a promise, from a command to the board, in virtual time. */
class BoardSimulationTest {

  @Test
  void whatever_goes_wrong_every_promise_is_kept() {
    Seeds.hold(BoardViews::new, 2_000);
  }

  /**
   * Documents put over newer ones; a fact sent before one that an instance ahead had recorded; a
   * mark cleared before the state that holds the entry was written.
   */
  @ParameterizedTest
  @ValueSource(longs = {10, 29, 43, 392, 1331, 1339, 1657})
  void seeds_that_once_broke_a_promise_keep_it(long seed) {
    Seeds.holds(BoardViews::new, seed);
  }

  @ParameterizedTest
  @EnumSource(names = {"POSITIONS_WITHOUT_DOCUMENTS", "BOARD_WITHOUT_CONDITION"})
  void a_bug_put_in_on_purpose_is_noticed(SeededBug bug) {
    assertThat(Seeds.broken(bug, BoardViews::new, 300)).isNotEmpty();
  }
}
