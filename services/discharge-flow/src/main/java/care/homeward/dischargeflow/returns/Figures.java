package care.homeward.dischargeflow.returns;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Quotients rounded as the publications round them: half up. */
final class Figures {

  private static final long HUNDRED = 100;

  private Figures() {}

  /** A mean to two decimals; none of nothing. */
  static Optional<BigDecimal> mean(long sum, long of) {
    return quotient(sum, of, 2);
  }

  /** A percentage to two decimals; none of nothing. */
  static Optional<BigDecimal> percent(long part, long of) {
    return quotient(part * HUNDRED, of, 2);
  }

  static Optional<BigDecimal> quotient(long sum, long of, int decimals) {
    return of == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(of), decimals, RoundingMode.HALF_UP));
  }
}
