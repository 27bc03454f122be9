package care.homeward.dischargeflow.returns;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.platform.core.SmallNumbers;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {

  private static final Rounding SEVEN_AND_FIVE =
      new Rounding(new SmallNumbers(LocalDate.of(2018, 9, 1), "made up", 7, 5));

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

  private static List<Long> numbers(String shown) {
    return Arrays.stream(shown.split(" ")).map(Long::valueOf).toList();
  }
}
