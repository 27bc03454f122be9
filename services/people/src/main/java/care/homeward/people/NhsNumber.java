package care.homeward.people;

import care.homeward.platform.core.Refused;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An NHS number with the right check digit. It shows itself only to who asks for its {@code
 * digits}.
 *
 * @param digits ten digits, without spaces
 */
record NhsNumber(String digits) {

  static final String RULE = "nhs-number-invalid";

  private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}");
  private static final Pattern ONE_DIGIT_REPEATED = Pattern.compile("([0-9])\\1{9}");

  /** Typed to get past a mandatory field; their check digit happens to be right. */
  private static final Set<String> DUMMIES = Set.of("0123456789", "9876543210");

  /**
   * Reads a number as people write it, with or without spaces.
   *
   * @throws Refused by the rule {@code nhs-number-invalid}
   */
  static NhsNumber of(String written) {
    var digits = written.replace(" ", "");
    if (!TEN_DIGITS.matcher(digits).matches()
        || ONE_DIGIT_REPEATED.matcher(digits).matches()
        || DUMMIES.contains(digits)
        || !checks(digits)) {
      throw Refused.impossible(RULE, "This is not a valid NHS number.");
    }
    return new NhsNumber(digits);
  }

  /**
   * Modulus 11 of the NHS Data Dictionary; a check digit of 10 means the number is never issued.
   */
  private static boolean checks(String digits) {
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += (10 - i) * (digits.charAt(i) - '0');
    }
    int check = 11 - sum % 11;
    return (check == 11 ? 0 : check) == digits.charAt(9) - '0';
  }

  @Override
  public String toString() {
    return "***";
  }
}
