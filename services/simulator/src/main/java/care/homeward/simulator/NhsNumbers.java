package care.homeward.simulator;

/** Synthetic NHS numbers: the 999 range, which is never issued, with the right check digit. */
final class NhsNumbers {

  /** How many different ones there are. */
  static final int COUNT = 900_000;

  private static final int NOT_VALID = 10;
  private static final int PER_STEM = 9;

  private NhsNumbers() {}

  /**
   * The n-th synthetic NHS number, a different one for each of 0 to {@link #COUNT} - 1. Of the ten
   * numbers of a stem at most one has no check digit, so each stem gives nine.
   */
  static String of(int n) {
    var stem = "999%05d".formatted(Math.floorMod(n, COUNT) / PER_STEM);
    int wanted = Math.floorMod(n, COUNT) % PER_STEM;
    for (char last = '0'; last <= '9'; last++) {
      int check = checkDigit(stem + last);
      if (check != NOT_VALID && wanted-- == 0) {
        return stem + last + check;
      }
    }
    throw new IllegalStateException("stem " + stem + " has fewer than nine numbers");
  }

  /** Check digit of the first nine, by modulus 11; 10 when these nine make no NHS number. */
  static int checkDigit(String nine) {
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += (10 - i) * (nine.charAt(i) - '0');
    }
    return (11 - sum % 11) % 11;
  }
}
