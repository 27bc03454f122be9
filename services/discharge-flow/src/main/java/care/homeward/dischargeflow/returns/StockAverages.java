package care.homeward.dischargeflow.returns;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Many days of one provider. The two stocks are averages of people a day: the same person waits on
 * several days, so a sum would be of person-days. Only discharges are a sum.
 *
 * @param days how many days
 * @param discharged people discharged on all of them
 * @param noLongerMeeting mean people a day, to two decimals; none of no days
 * @param remaining mean people a day, to two decimals; none of no days
 * @param remainingPercent of those no longer meeting, to two decimals; none of nobody
 */
public record StockAverages(
    int days,
    long discharged,
    Optional<BigDecimal> noLongerMeeting,
    Optional<BigDecimal> remaining,
    Optional<BigDecimal> remainingPercent) {

  /**
   * The averages of these days.
   *
   * @throws IllegalArgumentException if they are not different days of one provider
   */
  public static StockAverages of(List<DailyStock> stocks) {
    if (stocks.stream().map(DailyStock::day).distinct().count() != stocks.size()
        || stocks.stream().map(DailyStock::provider).distinct().count() > 1) {
      throw new IllegalArgumentException("averages are of different days of one provider");
    }
    var personDays = stocks.stream().mapToLong(DailyStock::noLongerMeeting).sum();
    var remainingDays = stocks.stream().mapToLong(DailyStock::remaining).sum();
    return new StockAverages(
        stocks.size(),
        stocks.stream().mapToLong(DailyStock::discharged).sum(),
        Figures.mean(personDays, stocks.size()),
        Figures.mean(remainingDays, stocks.size()),
        Figures.percent(remainingDays, personDays));
  }
}
