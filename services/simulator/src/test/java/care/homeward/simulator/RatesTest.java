package care.homeward.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesTest {

  @Test
  void at_the_wanted_numbers_as_many_come_as_go() {
    assertThat(Rates.of(300, 300, 60, 1_659, 1_659)).isEqualTo(new Rates(250, 190, 60, 150, 60));
  }

  @Test
  void with_a_fifth_too_many_waiting_nobody_new_begins_to_wait() {
    var rates = Rates.of(360, 300, 60, 1_659, 1_659);

    assertThat(rates.ready()).isZero();
    assertThat(rates.leave()).isEqualTo(120);
  }

  @Test
  void with_a_fifth_too_few_waiting_nobody_leaves() {
    var rates = Rates.of(240, 300, 60, 1_659, 1_659);

    assertThat(rates.ready()).isEqualTo(120);
    assertThat(rates.leave()).isZero();
  }

  @Test
  void full_hospitals_admit_nobody_and_empty_ones_send_nobody_home() {
    assertThat(Rates.of(300, 300, 60, 1_700, 1_659).admissions()).isZero();
    assertThat(Rates.of(300, 300, 60, 1_600, 1_659).home()).isZero();
  }

  @Test
  void when_two_fifths_are_all_but_gone_nothing_more_is_arranged() {
    assertThat(Rates.of(300, 300, 120, 1_659, 1_659).arrange()).isZero();
    assertThat(Rates.of(300, 300, 0, 1_659, 1_659).arrange()).isEqualTo(300);
  }

  /** Two months in steps of five minutes; a third of what is tried for someone comes to nothing. */
  @ParameterizedTest
  @CsvSource({"300, 1659", "0, 1300", "600, 1700"})
  void wherever_it_begins_the_board_stays_about_as_wanted(int waiting, int inBeds) {
    var chance = new Chance(5);
    double day = 1.0 / 288;
    int unarranged = waiting;
    int arranged = 0;
    int others = inBeds - waiting;
    for (int moment = 0; moment < 60 * 288; moment++) {
      int waits = unarranged + arranged;
      var rates = Rates.of(waits, 300, arranged, waits + others, 1_659);
      others += chance.times(rates.admissions() * day) - chance.times(rates.home() * day);
      int ready = chance.times(rates.ready() * day);
      others -= ready;
      unarranged += ready;
      for (int tried = chance.times(rates.arrange() * day); tried > 0; tried--) {
        if (unarranged > 0 && chance.percent(66)) {
          unarranged--;
          arranged++;
        }
      }
      arranged -= Math.min(arranged, chance.times(rates.leave() * day));
      if (moment > 20 * 288) {
        assertThat(unarranged + arranged).isBetween(240, 360);
        assertThat(unarranged + arranged + others).isBetween(1_620, 1_700);
        assertThat(arranged).isLessThan(130);
      }
    }
  }
}
