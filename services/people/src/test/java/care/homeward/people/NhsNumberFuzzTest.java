package care.homeward.people;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.platform.core.Refused;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever is typed for an NHS number is one, or is refused by its one rule. */
class NhsNumberFuzzTest {

  @FuzzTest
  void a_number_is_read_exactly_when_its_weighted_digits_make_a_multiple_of_eleven(byte[] typed) {
    var written = new String(typed, StandardCharsets.UTF_8);
    var bare = written.replace(" ", "");

    try {
      var number = NhsNumber.of(written);

      assertThat(number.digits()).isEqualTo(bare);
      assertThat(NhsNumber.of(number.digits())).isEqualTo(number);
      assertThat(number.toString()).doesNotContain(bare);
      assertThat(checks(bare)).isTrue();
    } catch (Refused refused) {
      assertThat(refused.rule()).isEqualTo("nhs-number-invalid");
      assertThat(String.valueOf(refused.getMessage())).doesNotContainPattern("[0-9]");
      assertThat(checks(bare) && !isDummy(bare)).isFalse();
    }
  }

  /** The check digit weighs one, each digit before it one more. */
  private static boolean checks(String text) {
    if (text.length() != 10 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      sum += (10 - i) * (text.charAt(i) - '0');
    }
    return sum % 11 == 0;
  }

  private static boolean isDummy(String digits) {
    return digits.chars().distinct().count() == 1
        || digits.equals("0123456789")
        || digits.equals("9876543210");
  }
}
