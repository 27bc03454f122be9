package care.homeward.dischargeflow.returns;

import java.time.LocalDate;
import java.util.List;

/** The daily stock, for tests of the package beside this one. */
public final class Stocks {

  private Stocks() {}

  public static DailyStock of(String provider, LocalDate day, List<Episode> episodes) {
    return DailyStock.of(provider, day, episodes);
  }
}
