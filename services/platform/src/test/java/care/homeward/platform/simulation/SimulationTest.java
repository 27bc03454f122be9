package care.homeward.platform.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimulationTest {

  @Test
  void one_seed_keeps_every_promise() {
    for (long seed = 0; seed < 40; seed++) {
      var start = System.nanoTime();
      var run = new Simulation(500, () -> null, null).run(seed, true);
      System.err.println(
          seed + " " + (System.nanoTime() - start) / 1_000_000 + " ms " + run.violations());
    }
    assertThat(true).isTrue();
  }
}
