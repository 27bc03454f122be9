package care.homeward.dischargeflow.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {

  private static final Rounding SEVEN_AND_FIVE = new Rounding(LocalDate.of(2018, 9, 1), 7, 5);

  @ParameterizedTest(name = "{0} is shown as {1}")
  @CsvSource({
    "0, 0",
    "1, 5",
    "2, 5",
    "3, 5",
    "7, 5",
    "8, 10",
    "10, 10",
    "12, 10",
    "13, 15",
    "17, 15",
    "18, 20",
    "998, 1000",
  })
  void nought_stays_and_the_rest_is_rounded(long exact, long shown) {
    assertThat(SEVEN_AND_FIVE.count(exact)).isEqualTo(shown);
    assertThat(Rounding.NONE.count(exact)).isEqualTo(exact);
  }

  @ParameterizedTest(name = "{0} may be a few: {1}")
  @CsvSource({
    "0, false",
    "5, true",
    "10, false",
    // from 2 to 14, and from 7 to 49
    "5 5, true",
    "5 5 5 5 5 5 5, true",
    // eight at least
    "5 5 5 5 5 5 5 5, false",
    // nine at least
    "5 10, false",
    "0 0, false",
  })
  void what_may_be_a_few_is_told_from_what_is_shown(String shown, boolean few) {
    assertThat(SEVEN_AND_FIVE.isFew(numbers(shown))).isEqualTo(few);
    assertThat(Rounding.NONE.isFew(numbers(shown))).isFalse();
  }

  @ParameterizedTest(name = "{0} beside {1} and {2}: {3}")
  @CsvSource({
    // seven with one each, and seven at most: each is one
    "5 5 5 5 5 5 5, 5, 0, false",
    "5, 5 5 5 5 5 5 5, 0, false",
    // from 1 to 5 each: as many as rounding hides
    "5 5 5, 5, 0, true",
    "5 5 5 5, 5, 0, false",
    // nine at least, and twelve at most
    "5 5 5 5 5 5 5 5 5, 10, 0, false",
    "5 5 5 5 5 5 5 5 5, 15, 0, true",
    // unless some may be in neither
    "5 5 5 5 5 5 5 5 5, 10, 5, true",
    // as many as they can be: 7 and 7, and 13 at least
    "5 5, 15, 0, false",
    "5 5, 10, 0, true",
    // no few, nothing to hide
    "10 20, 30, 0, true",
    "0, 0, 0, true",
    "5, 5, 0, true",
  })
  void two_ways_of_sharing_out_the_same_people_must_not_give_a_few_away(
      String one, String other, long missing, boolean hidden) {
    assertThat(SEVEN_AND_FIVE.staysHidden(numbers(one), numbers(other), missing)).isEqualTo(hidden);
  }

  @Test
  void the_rounding_in_force_is_of_the_day() {
    var later = new Rounding(LocalDate.of(2026, 4, 1), 9, 10);
    var rules = FilesTest.rules(List.of(SEVEN_AND_FIVE, later));

    assertThat(rules.roundingOn(LocalDate.of(2026, 3, 31))).isEqualTo(SEVEN_AND_FIVE);
    assertThat(rules.roundingOn(LocalDate.of(2026, 4, 1))).isEqualTo(later);
    // before any was written down, the first
    assertThat(rules.roundingOn(LocalDate.of(2018, 8, 31))).isEqualTo(SEVEN_AND_FIVE);
    assertThat(later.count(9)).isEqualTo(10);
    assertThat(later.count(14)).isEqualTo(10);
    assertThat(later.count(15)).isEqualTo(20);
  }

  @Test
  void rules_without_a_rounding_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> FilesTest.rules(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rounding(LocalDate.of(2018, 9, 1), 7, 0));
  }

  private static List<Long> numbers(String shown) {
    return Arrays.stream(shown.split(" ")).map(Long::valueOf).toList();
  }
}
