package care.homeward.dischargeflow.returns;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.dischargeflow.returns.ReadyDates.Count;
import care.homeward.dischargeflow.returns.ReadyDates.Totals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The formulas give what was published, for every row there is. */
class PublishedFiguresTest {

  /** "Other" came late, and one council of a month reported nothing. */
  private static final Set<String> NOT_ASKED = Set.of("NA", "-");

  private static final Map<String, Band> BANDS =
      Map.of(
          "no_delay", Band.NONE,
          "one_day", Band.ONE,
          "two_three", Band.TWO_TO_THREE,
          "four_six", Band.FOUR_TO_SIX,
          "seven_thirteen", Band.SEVEN_TO_THIRTEEN,
          "fourteen_twenty", Band.FOURTEEN_TO_TWENTY,
          "twenty_one_plus", Band.TWENTY_ONE_OR_MORE);

  @Test
  void the_ready_date_rates_are_the_published_ones_in_every_row() {
    var rows = rows(SharedData.json("wy_discharge_ready_date_2024-25.json"));
    // England, two boards, six trusts and six authorities
    assertThat(rows).hasSize(15);
    for (var row : rows) {
      var byBand = new EnumMap<Band, Count>(Band.class);
      for (var threshold : row.path("thresholds")) {
        byBand.put(
            Objects.requireNonNull(BANDS.get(threshold.path("key").asString())),
            new Count(threshold.path("count").asLong(), threshold.path("bed_days").asLong()));
      }
      var metrics = row.path("metrics");
      var totals = new ReadyDates(byBand).totals();
      assertThat(totals)
          .as(row.path("code").asString())
          .isEqualTo(
              new Totals(
                  metrics.path("drd-discharges").path("count").asLong(),
                  metrics.path("drd-delayed").path("count").asLong(),
                  metrics.path("drd-bed-days").path("count").asLong()));
      is(totals.percentSameDay(), metrics.path("drd-same-day").path("percent"));
      is(totals.percentDelayed(), metrics.path("drd-delayed").path("percent"));
      var average = metrics.path("drd-average-delay");
      is(totals.daysEachDelayed(), average.path("days"));
      is(totals.daysEach(), average.path("days_including_zero"));
      assertThat(row.path("monthly").size()).isEqualTo(12);
      for (var month : row.path("monthly")) {
        var monthly =
            new Totals(
                month.path("total_discharges").asLong(),
                month.path("delayed_count").asLong(),
                month.path("bed_days_after_drd").asLong());
        is(monthly.percentSameDay(), month.path("same_day_percent"));
        is(monthly.percentDelayed(), month.path("delayed_percent"));
        is(monthly.daysEachDelayed(), month.path("average_days_after_drd_excluding_zero"));
      }
    }
  }

  @Test
  void every_band_of_days_holds_as_many_as_its_ends_allow() {
    for (var row : rows(SharedData.json("wy_discharge_ready_date_2024-25.json"))) {
      for (var threshold : row.path("thresholds")) {
        var people = threshold.path("count").asLong();
        var mean = threshold.path("bed_days").asLong() / Math.max(1, people);
        assertThat(Band.of(mean)).isEqualTo(BANDS.get(threshold.path("key").asString()));
      }
    }
  }

  @ParameterizedTest(name = "Leeds, {0}: {1} days are {2} beds")
  @CsvSource({
    "November 2018, 3258, 108.6",
    "December 2018, 2571, 82.9",
    "January 2019, 2778, 89.6",
    "February 2019, 2581, 92.2",
    "March 2019, 3136, 101.2",
  })
  void historical_beds_are_the_published_ones(String period, String days, BigDecimal beds) {
    var leeds =
        SharedData.csv("dtoc_la_days_by_reason_2011-04_2019-12.csv").stream()
            .filter(row -> "Leeds".equals(row.get("Name")) && period.equals(row.get("Period")))
            .toList();

    assertThat(leeds).hasSize(1);
    assertThat(leeds.getFirst()).containsEntry("Total Delayed Transfers of Care", days);
    assertThat(DelayedTransfers.beds(Long.parseLong(days), month(period))).isEqualTo(beds);
  }

  @Test
  void the_days_by_reason_and_by_responsibility_are_the_same_days_in_every_row() {
    var byResponsibility = new HashMap<String, Map<String, String>>();
    SharedData.csv("dtoc_la_days_by_responsible_org_2011-04_2019-12.csv")
        .forEach(row -> byResponsibility.put(row.get("Name") + row.get("Period_year"), row));
    var compared = 0;
    for (var row : SharedData.csv("dtoc_la_days_by_reason_2011-04_2019-12.csv")) {
      var other = byResponsibility.get(row.get("Name") + row.get("Period"));
      if (other == null) {
        continue;
      }
      var byReason =
          Arrays.stream(DelayCode.values()).mapToLong(code -> days(row, code.label())).sum();
      var byOwner = days(other, "NHS") + days(other, "Social Care") + days(other, "Both");
      assertThat(byReason)
          .as(row.toString())
          .isEqualTo(days(row, "Total Delayed Transfers of Care"))
          .isEqualTo(byOwner);
      compared++;
    }
    assertThat(compared).isGreaterThan(15_000);
  }

  @Test
  void no_longer_meeting_is_discharged_and_remaining_on_every_day_of_every_trust() {
    var year = new HashMap<String, List<DailyStock>>();
    for (var stock : daily()) {
      var first = LocalDate.of(2024, 4, 1);
      if (!stock.day().isBefore(first) && stock.day().isBefore(first.plusYears(1))) {
        year.computeIfAbsent(stock.provider(), _ -> new ArrayList<>()).add(stock);
      }
    }
    var published = SharedData.json("wy_acute_discharge_sitrep_2024-25.json").path("providers");
    assertThat(published.size()).isEqualTo(6);
    for (var provider : published) {
      var averages =
          StockAverages.of(Objects.requireNonNull(year.get(provider.path("code").asString())));
      var daily = provider.path("daily");
      assertThat(averages.days()).isEqualTo(365);
      assertThat(averages.discharged()).isEqualTo(daily.path("discharged_total").asLong());
      is(averages.noLongerMeeting(), daily.path("nctr_average"));
      is(averages.remaining(), daily.path("remaining_average"));
      is(averages.remainingPercent(), daily.path("remaining_percent"));
    }
  }

  /**
   * Every day both files have: that nobody is fewer than nobody is refused by the stock itself, and
   * where the files split the discharges at 17:00, the parts are the whole.
   */
  private static List<DailyStock> daily() {
    var discharged = new HashMap<String, Map<String, String>>();
    SharedData.csv("wy_trust_daily_discharged_2022-04_2025-08.csv")
        .forEach(row -> discharged.put(row.get("nhs_trust22_code") + row.get("date"), row));
    var stocks = new ArrayList<DailyStock>();
    for (var row : SharedData.csv("wy_trust_daily_nctr_2022-04_2025-08.csv")) {
      var code = Objects.requireNonNull(row.get("nhs_trust22_code"));
      var other = Objects.requireNonNull(discharged.get(code + row.get("date")));
      var all = Objects.requireNonNull(other.get("discharged_total"));
      var meeting = Objects.requireNonNull(row.get("do_not_meet_criteria_to_reside"));
      if (all.equals("NA") || meeting.equals("NA")) {
        continue;
      }
      var early = Objects.requireNonNull(other.get("discharged_by_1700"));
      var late = Objects.requireNonNull(other.get("discharged_between_1701_2359"));
      var by1700 = early.equals("NA") ? Integer.parseInt(all) : Integer.parseInt(early);
      var after1700 = late.equals("NA") ? 0 : Integer.parseInt(late);
      var stock =
          new DailyStock(
              code,
              LocalDate.parse(Objects.requireNonNull(row.get("date"))),
              by1700,
              after1700,
              Integer.parseInt(meeting) - Integer.parseInt(all));
      assertThat(stock.discharged()).as(row.toString()).isEqualTo(Integer.parseInt(all));
      assertThat(stock.noLongerMeeting()).isEqualTo(Integer.parseInt(meeting));
      stocks.add(stock);
    }
    assertThat(stocks).hasSizeGreaterThan(7_000);
    return stocks;
  }

  private static List<JsonNode> rows(JsonNode file) {
    return Stream.concat(
            Stream.of(file.path("england")),
            Stream.of("icbs", "providers", "utlas").flatMap(name -> file.path(name).valueStream()))
        .toList();
  }

  private static void is(Optional<BigDecimal> figure, JsonNode published) {
    assertThat(figure.orElseThrow()).isEqualByComparingTo(new BigDecimal(published.asString()));
  }

  private static long days(Map<String, String> row, String column) {
    var days = Objects.requireNonNull(row.get(column), column);
    return NOT_ASKED.contains(days) ? 0 : Long.parseLong(days);
  }

  private static YearMonth month(String period) {
    return YearMonth.parse(period, DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK));
  }
}
