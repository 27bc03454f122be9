package care.homeward.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NhsNumbersTest {

  @Test
  void the_first_ones_are_those_worked_out_by_hand() {
    assertThat(NhsNumbers.of(0)).isEqualTo("9990000018");
    assertThat(NhsNumbers.of(1)).isEqualTo("9990000026");
    assertThat(NhsNumbers.of(9)).isEqualTo("9990000107");
  }

  @Test
  void nine_digits_without_a_check_digit_are_told() {
    assertThat(NhsNumbers.checkDigit("999000000")).isEqualTo(10);
    assertThat(NhsNumbers.checkDigit("943476591")).isEqualTo(9);
  }

  @Test
  void every_one_is_of_the_range_that_is_never_issued_and_adds_up() {
    var numbers =
        IntStream.range(0, NhsNumbers.COUNT).filter(n -> n % 31 == 0).mapToObj(NhsNumbers::of);

    assertThat(numbers)
        .allSatisfy(
            number -> {
              assertThat(number).matches("999[0-9]{7}");
              assertThat(
                      IntStream.range(0, 10).map(i -> (10 - i) * (number.charAt(i) - '0')).sum()
                          % 11)
                  .isZero();
            });
  }

  @Test
  void no_two_people_have_the_same() {
    assertThat(IntStream.range(0, 20_000).mapToObj(NhsNumbers::of)).doesNotHaveDuplicates();
  }
}
