package care.homeward.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.homeward.platform.core.Refused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NhsNumberTest {

  @ParameterizedTest
  @CsvSource({
    "9990000018, 9990000018",
    "999 012 3454, 9990123454",
    "' 999 054 3216 ', 9990543216",
    // A remainder of 0 gives a check digit of 0.
    "9990000050, 9990000050",
    "9991000070, 9991000070",
    // The example of the Personal Demographics Service's sandbox.
    "9000000009, 9000000009"
  })
  void a_number_with_the_right_check_digit_is_read(String written, String digits) {
    assertThat(NhsNumber.of(written).digits()).isEqualTo(digits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9990000017",
        "9990000019",
        "9990000081",
        // A remainder of 1 would need a check digit of 10: never issued, whatever the last digit.
        "9990000000",
        "9990000001",
        "9990000009",
        "999000001",
        "99900000180",
        "999-000-0018",
        "999000001X",
        "٩٩٩٠٠٠٠٠١٨",
        ""
      })
  void a_number_of_another_form_or_check_digit_is_refused(String written) {
    assertRefused(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000",
        "1111111111",
        "5555555555",
        "9999999999",
        "0123456789",
        "9876543210",
        "999 999 9999"
      })
  void a_dummy_is_refused_though_its_check_digit_is_right(String written) {
    assertRefused(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9990000018", "9990000050"})
  void it_does_not_show_itself(String digits) {
    assertThat(NhsNumber.of(digits)).hasToString("***");
  }

  private static void assertRefused(String written) {
    assertThatThrownBy(() -> NhsNumber.of(written))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.rule()).isEqualTo("nhs-number-invalid");
              assertThat(refused.kind()).isEqualTo(Refused.Kind.IMPOSSIBLE);
              assertThat(refused).hasMessage("This is not a valid NHS number.");
            });
  }
}
