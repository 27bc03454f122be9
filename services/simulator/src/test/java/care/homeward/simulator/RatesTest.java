package care.homeward.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesTest {

  @Test
  void at_the_wanted_numbers_as_many_come_as_go() {
    assertThat(Rates.of(300, 300, 1_659, 1_659)).isEqualTo(new Rates(250, 190, 60, 60));
  }

  @Test
  void with_a_fifth_too_many_waiting_nobody_new_begins_to_wait() {
    var rates = Rates.of(360, 300, 1_659, 1_659);

    assertThat(rates.ready()).isZero();
    assertThat(rates.leave()).isEqualTo(120);
  }

  @Test
  void with_a_fifth_too_few_waiting_nobody_leaves() {
    var rates = Rates.of(240, 300, 1_659, 1_659);

    assertThat(rates.ready()).isEqualTo(120);
    assertThat(rates.leave()).isZero();
  }

  @Test
  void full_hospitals_admit_nobody_and_empty_ones_send_nobody_home() {
    assertThat(Rates.of(300, 300, 1_700, 1_659).admissions()).isZero();
    assertThat(Rates.of(300, 300, 1_600, 1_659).home()).isZero();
  }

  /**
   * Days of steps: who waits needs three things done before they may leave, half of what could be
   * done finds nobody, and half of the answers of others take a while.
   */
  @ParameterizedTest
  @CsvSource({"300, 1659", "0, 1300", "600, 1700"})
  void wherever_it_begins_the_board_stays_about_as_wanted(int waiting, int inBeds) {
    var chance = new Chance(5);
    var steps = new ArrayList<Integer>();
    for (int i = 0; i < waiting; i++) {
      steps.add(chance.between(0, 3));
    }
    int others = inBeds - waiting;
    double day = 1.0 / 288;
    for (int moment = 0; moment < 60 * 288; moment++) {
      var rates = Rates.of(steps.size(), 300, steps.size() + others, 1_659);
      others += chance.times(rates.admissions() * day) - chance.times(rates.home() * day);
      for (int ready = chance.times(rates.ready() * day); ready > 0; ready--) {
        others--;
        steps.add(0);
      }
      for (int done = chance.times(330 * day); done > 0 && !steps.isEmpty(); done--) {
        int who = chance.between(0, steps.size() - 1);
        steps.set(who, steps.get(who) + (chance.percent(50) ? 1 : 0));
      }
      for (int leave = chance.times(rates.leave() * day); leave > 0; leave--) {
        steps.stream().filter(done -> done >= 3).findAny().ifPresent(steps::remove);
      }
      if (moment > 20 * 288) {
        assertThat(steps.size()).isBetween(240, 375);
        assertThat(steps.size() + others).isBetween(1_600, 1_710);
      }
    }
  }
}
