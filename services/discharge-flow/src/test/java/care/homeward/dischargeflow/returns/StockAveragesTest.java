package care.homeward.dischargeflow.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StockAveragesTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  @Test
  void stocks_are_averaged_and_only_discharges_are_added_up() {
    var averages =
        StockAverages.of(
            List.of(
                new DailyStock("RR8", MONDAY, 3, 1, 6),
                new DailyStock("RR8", MONDAY.plusDays(1), 2, 0, 7),
                new DailyStock("RR8", MONDAY.plusDays(2), 0, 1, 7)));

    assertThat(averages.days()).isEqualTo(3);
    assertThat(averages.discharged()).isEqualTo(7);
    assertThat(averages.noLongerMeeting()).contains(new BigDecimal("9.00"));
    assertThat(averages.remaining()).contains(new BigDecimal("6.67"));
    assertThat(averages.remainingPercent()).contains(new BigDecimal("74.07"));
  }

  @Test
  void a_day_twice_or_two_providers_are_no_average() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                StockAverages.of(
                    List.of(
                        new DailyStock("RR8", MONDAY, 3, 1, 6),
                        new DailyStock("RR8", MONDAY, 3, 1, 6))));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                StockAverages.of(
                    List.of(
                        new DailyStock("RR8", MONDAY, 3, 1, 6),
                        new DailyStock("RAE", MONDAY.plusDays(1), 3, 1, 6))));
  }

  @Test
  void of_nothing_there_is_no_average() {
    assertThat(StockAverages.of(List.of()).remaining()).isEqualTo(Optional.empty());
    assertThat(StockAverages.of(List.of(new DailyStock("RR8", MONDAY, 0, 0, 0))).remainingPercent())
        .isEqualTo(Optional.empty());
  }
}
