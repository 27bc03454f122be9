package care.homeward.dischargeflow.returns;

import static care.homeward.dischargeflow.returns.Given.BRADFORD;
import static care.homeward.dischargeflow.returns.Given.LEEDS;
import static care.homeward.dischargeflow.returns.Given.admitted;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.dischargeflow.returns.ReadyDates.Count;
import care.homeward.dischargeflow.returns.ReadyDates.Exclusion;
import care.homeward.dischargeflow.returns.ReadyDates.Result;
import care.homeward.dischargeflow.returns.ReadyDates.Totals;
import care.homeward.dischargeflow.returns.ReturnRules.ReadyDateRules;
import care.homeward.platform.core.London;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadyDatesTest {

  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final ReadyDateRules RULES =
      new ReadyDateRules(Set.of("0-15"), Set.of("501"), Set.of("4"), Set.of("51", "79"), 1);

  @ParameterizedTest(name = "ready {0}, left {1}: {2} days")
  @CsvSource({
    // rule 4: ready Monday, home Tuesday is one; the same day is none
    "2026-11-23T10:00, 2026-11-24T09:00, 1, ONE",
    "2026-11-23T00:01, 2026-11-23T23:59, 0, NONE",
    "2026-11-23T23:59, 2026-11-24T00:00, 1, ONE",
    "2026-11-23T10:00, 2026-11-26T09:00, 3, TWO_TO_THREE",
    "2026-11-23T10:00, 2026-11-27T09:00, 4, FOUR_TO_SIX",
    "2026-11-16T10:00, 2026-11-23T09:00, 7, SEVEN_TO_THIRTEEN",
    "2026-11-02T10:00, 2026-11-16T09:00, 14, FOURTEEN_TO_TWENTY",
    "2026-11-02T10:00, 2026-11-22T23:59, 20, FOURTEEN_TO_TWENTY",
    "2026-11-02T10:00, 2026-11-23T00:00, 21, TWENTY_ONE_OR_MORE",
    // summer: the midnight of London is 23:00 UTC
    "2026-07-01T22:59, 2026-07-01T23:00, 1, ONE",
    "2026-07-01T23:00, 2026-07-02T22:59, 0, NONE",
    // the nights the clocks change are one midnight each, of 23 and of 25 hours
    "2026-03-29T00:00, 2026-03-29T23:00, 1, ONE",
    "2026-03-29T00:00, 2026-03-29T22:59, 0, NONE",
    "2026-10-24T23:00, 2026-10-25T23:59, 0, NONE",
    "2026-10-24T23:00, 2026-10-26T00:00, 1, ONE",
  })
  void days_are_midnights_in_london(String ready, String left, long days, Band band) {
    var given = admitted("2026-01-01T09:00").ready(ready).left(left);
    var month = YearMonth.from(London.day(Given.moment(left)));

    assertThat(ReadyDates.byProvider(List.of(given.episode()), month, RULES))
        .isEqualTo(
            new Result(Map.of("RR8", new ReadyDates(Map.of(band, new Count(1, days)))), Map.of()));
  }

  @Test
  void the_ready_date_is_the_start_of_the_final_period() {
    var given =
        admitted("2026-11-01T09:00")
            .ready("2026-11-02T10:00", "2026-11-08T10:00")
            .ready("2026-11-20T10:00")
            .left("2026-11-22T10:00");

    assertThat(totals(given)).isEqualTo(new Totals(1, 1, 2));
  }

  @Test
  void who_met_the_criteria_when_they_left_has_no_ready_date() {
    var given =
        admitted("2026-11-01T09:00")
            .ready("2026-11-02T10:00", "2026-11-08T10:00")
            .left("2026-11-22T10:00", "19", "2");

    assertThat(ReadyDates.byProvider(List.of(given.episode()), NOVEMBER, RULES))
        .isEqualTo(new Result(Map.of(), Map.of(Exclusion.NO_READY_DATE, 1L)));
  }

  @Test
  void what_is_left_out_is_said_with_its_reason() {
    var given = admitted("2026-11-20T09:00").ready("2026-11-20T10:00").left("2026-11-22T10:00");
    var episodes =
        List.of(
            given,
            given.nonAcute(),
            given.aged("0-15"),
            given.under("501"),
            given.left("2026-11-22T10:00", "98", "4"),
            given.left("2026-11-22T10:00", "51", "1"),
            admitted("2026-11-22T09:00").ready("2026-11-22T10:00").left("2026-11-22T23:59"),
            admitted("2026-11-20T09:00").left("2026-11-22T10:00"),
            // of another month, and not gone at all
            given.left("2026-12-01T00:00"),
            admitted("2026-11-20T09:00").ready("2026-11-20T10:00"));

    var result =
        ReadyDates.byProvider(episodes.stream().map(Given::episode).toList(), NOVEMBER, RULES);

    assertThat(result.byCode())
        .isEqualTo(Map.of("RR8", new ReadyDates(Map.of(Band.TWO_TO_THREE, new Count(1, 2)))));
    assertThat(result.leftOut())
        .isEqualTo(
            Map.of(
                Exclusion.NOT_ACUTE, 1L,
                Exclusion.AGE, 1L,
                Exclusion.TREATMENT_FUNCTION, 1L,
                Exclusion.METHOD, 1L,
                Exclusion.DESTINATION, 1L,
                Exclusion.STAY_TOO_SHORT, 1L,
                Exclusion.NO_READY_DATE, 1L));
  }

  @ParameterizedTest(name = "under {0}, then {1}: {2} counted")
  @CsvSource({
    "300, , 1",
    "501, , 0",
    // whoever treated the person when they left
    "501, 300, 1",
    "300, 501, 0",
    // the hospital's own code, and none told, leave nobody out
    "MATERNITY, , 1",
    ", , 1",
  })
  void treatment_functions_that_are_not_counted_are_those_of_leaving(
      String first, String then, int counted) {
    var given = admitted("2026-11-20T09:00").ready("2026-11-20T10:00").left("2026-11-22T10:00");
    given = given.under(first);
    given = then == null ? given : given.under(then, "2026-11-22T09:59");

    var result = ReadyDates.byProvider(List.of(given.episode()), NOVEMBER, RULES);

    assertThat(result.byCode()).hasSize(counted);
    assertThat(result.leftOut())
        .isEqualTo(counted == 1 ? Map.of() : Map.of(Exclusion.TREATMENT_FUNCTION, 1L));
  }

  @Test
  void the_two_geographies_are_two_results_that_do_not_add_up() {
    var oneDay = admitted("2026-11-20T09:00").ready("2026-11-21T10:00").left("2026-11-22T10:00");
    var episodes =
        List.of(
                oneDay,
                oneDay.livingIn(BRADFORD),
                oneDay.to("RAE").livingIn(LEEDS),
                oneDay.livingIn(null))
            .stream()
            .map(Given::episode)
            .toList();

    var byProvider = ReadyDates.byProvider(episodes, NOVEMBER, RULES);
    var byResidence = ReadyDates.byResidence(episodes, NOVEMBER, RULES);

    assertThat(byProvider.byCode())
        .isEqualTo(
            Map.of(
                "RR8", new ReadyDates(Map.of(Band.ONE, new Count(3, 3))),
                "RAE", new ReadyDates(Map.of(Band.ONE, new Count(1, 1)))));
    assertThat(byProvider.leftOut()).isEmpty();
    assertThat(byResidence.byCode())
        .isEqualTo(
            Map.of(
                LEEDS, new ReadyDates(Map.of(Band.ONE, new Count(2, 2))),
                BRADFORD, new ReadyDates(Map.of(Band.ONE, new Count(1, 1)))));
    assertThat(byResidence.leftOut()).isEqualTo(Map.of(Exclusion.RESIDENCE_NOT_KNOWN, 1L));
  }

  @Test
  void rates_are_of_sums_and_one_of_nothing_is_none() {
    var dates =
        new ReadyDates(
            Map.of(
                Band.NONE, new Count(5, 0),
                Band.ONE, new Count(1, 1),
                Band.TWO_TO_THREE, new Count(2, 5)));

    assertThat(dates.totals()).isEqualTo(new Totals(8, 3, 6));
    assertThat(dates.totals().percentSameDay()).contains(new BigDecimal("62.50"));
    assertThat(dates.totals().percentDelayed()).contains(new BigDecimal("37.50"));
    assertThat(dates.totals().daysEachDelayed()).contains(new BigDecimal("2.00"));
    assertThat(dates.totals().daysEach()).contains(new BigDecimal("0.75"));
    var without = new ReadyDates(Map.of(Band.NONE, new Count(5, 0))).totals();
    assertThat(without.daysEachDelayed()).isEmpty();
    assertThat(without.daysEach()).contains(new BigDecimal("0.00"));
  }

  private static Totals totals(Given given) {
    return ReadyDates.byProvider(List.of(given.episode()), NOVEMBER, RULES)
        .byCode()
        .getOrDefault("RR8", new ReadyDates(Map.of()))
        .totals();
  }
}
