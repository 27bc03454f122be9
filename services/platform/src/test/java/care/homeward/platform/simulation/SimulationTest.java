package care.homeward.platform.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {

  @Test
  void whatever_goes_wrong_every_promise_is_kept() {
    Seeds.hold(() -> null, 100);
  }

  /** Facts overtook each other, and some stayed parked for ever, before these were mended. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 12, 17, 18, 19, 179, 189})
  void seeds_that_once_broke_a_promise_keep_it(long seed) {
    Seeds.holds(() -> null, seed);
  }

  @Test
  void the_same_seed_gives_the_same_run() {
    var simulation = new Simulation(200, () -> null, null);

    var once = simulation.run(7, false).fingerprint();

    assertThat(simulation.run(7, false).fingerprint()).isEqualTo(once);
    assertThat(simulation.run(8, false).fingerprint()).isNotEqualTo(once);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"POSITIONS_WITHOUT_DOCUMENTS", "BOARD_WITHOUT_CONDITION"})
  void a_bug_put_in_on_purpose_is_noticed(SeededBug bug) {
    assertThat(Seeds.broken(bug, () -> null, 300)).isNotEmpty();
  }
}
