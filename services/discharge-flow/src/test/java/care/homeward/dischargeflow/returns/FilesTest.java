package care.homeward.dischargeflow.returns;

import static care.homeward.dischargeflow.returns.Given.BRADFORD;
import static care.homeward.dischargeflow.returns.Given.LEEDS;
import static care.homeward.dischargeflow.returns.Given.admitted;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.StayEvent.Owner;
import care.homeward.dischargeflow.returns.Computed.LeftOut;
import care.homeward.dischargeflow.returns.DelayCode.Attribution;
import care.homeward.dischargeflow.returns.ReasonLabels.Published;
import care.homeward.dischargeflow.returns.ReturnRules.Authority;
import care.homeward.dischargeflow.returns.ReturnRules.HistoricalReason;
import care.homeward.dischargeflow.returns.ReturnRules.HistoricalRules;
import care.homeward.dischargeflow.returns.ReturnRules.ReadyDateRules;
import care.homeward.dischargeflow.returns.ReturnRules.SitrepRules;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files as they go out, each line that matters written by hand. */
class FilesTest {

  private static final String HEADER =
      "Period,Level,Region,ICB,Org Code,Org Name,Metric,Metric Type,Metric Group,Value";
  private static final String HARROGATE =
      "Provider,North East and Yorkshire,QWO,RCD,Harrogate and District,";
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  static final ReasonLabels LABELS =
      new ReasonLabels(
          List.of(
              new Published("transport", "Hospital process", "Awaiting patient transport services"),
              new Published(
                  "care-home-arranging",
                  "Interface process",
                  "Residential/nursing home care arrangements still underway (P3)")));
  static final ReturnRules RULES = rules();

  @Test
  void the_daily_report_has_a_line_a_figure() {
    var file =
        SitrepReturn.of(
            NOVEMBER,
            episodes(
                admitted("2026-11-01T09:00")
                    .to("RCD")
                    .ready("2026-11-21T10:00")
                    .waiting("care-home-arranging", Owner.CARE_HOME, "2026-11-21T10:00")
                    .onPathway(3)
                    .left("2026-11-24T17:01", "85", "1"),
                admitted("2026-11-02T09:00").to("RCD").ready("2026-11-23T10:00"),
                admitted("2026-11-03T09:00")
                    .to("RCD")
                    .ready("2026-11-24T10:00")
                    .left("2026-11-24T12:00"),
                admitted("2026-11-04T09:00").to("RCD").aged("16-17").ready("2026-11-05T10:00"),
                admitted("2026-11-05T09:00").to("RY6").nonAcute().ready("2026-11-06T10:00")),
            RULES,
            LABELS,
            MidnightReason.expectedLast(LABELS.order()),
            Rounding.NONE);

    var group = ",Daily metric,";
    assertThat(file.csv().lines().findFirst()).contains(HEADER);
    assertThat(file.csv().lines())
        // 30 days of 5, 5 Mondays of 3, 8 destinations and 2 reasons
        .hasSize(1 + 30 * 5 + 5 * 3 + 8 + 2)
        .contains(
            "24/11/2026,"
                + HARROGATE
                + "Number of patients who no longer meet the criteria to reside"
                + group
                + "NCTR,3",
            "24/11/2026," + HARROGATE + "Number of patients discharged" + group + "Discharges,2",
            "24/11/2026,"
                + HARROGATE
                + "Number of patients discharged by 17:00"
                + group
                + "Discharges,1",
            "24/11/2026,"
                + HARROGATE
                + "Number of patients discharged between 17:01 and 23:59"
                + group
                + "Discharges,1",
            "24/11/2026,"
                + HARROGATE
                + "Number of patients remaining in hospital who no longer meet the criteria to"
                + " reside"
                + group
                + "NCTR not discharged,1",
            // three nights of the one and one of the other
            "23/11/2026,"
                + HARROGATE
                + "\"Number of additional bed days, patients with length of stay of 21 days or"
                + " over\",Weekly snapshot metric,Additional bed days lost,4",
            "01/11/2026,"
                + HARROGATE
                + "Pathway 3: Discharge to a care home as a new admission,Monthly"
                + " metric,Discharge destination,1",
            // three midnights in thirty days
            "01/11/2026,"
                + HARROGATE
                + "Interface process - Residential/nursing home care arrangements still underway"
                + " (Pathway 3),Monthly metric,Delay reason (LOS 7+),0.10",
            "01/11/2026,"
                + HARROGATE
                + "Hospital process - Awaiting patient transport services,Monthly metric,Delay"
                + " reason (LOS 7+),0.00");
    // the second waits from the 23rd on, eight midnights, for nothing anybody wrote down
    assertThat(file.leftOut())
        .containsExactly(
            new LeftOut("age", 1),
            new LeftOut("not-acute", 1),
            new LeftOut("discharges-without-a-pathway", 1),
            new LeftOut("midnights-after-seven-without-a-reason", 8));
  }

  @ParameterizedTest(name = "under {0}, from the 24th {1}: {2} remaining, {3} discharged, {4} out")
  @CsvSource({
    "300, , 1, 1, 0",
    "501, , 0, 0, 1",
    // whoever treated the person at the midnight, and when they left
    "501, 300, 0, 1, 1",
    "300, 501, 1, 0, 1",
    // the hospital's own code, and none told, leave nobody out
    "MATERNITY, , 1, 1, 0",
    ", , 1, 1, 0",
  })
  void maternity_is_left_out_and_said(
      String first, String then, int remaining, int discharged, long out) {
    var given =
        admitted("2026-11-01T09:00")
            .to("RCD")
            .under(first)
            .onPathway(0)
            .ready("2026-11-20T10:00")
            .waiting("transport", Owner.TRANSPORT, "2026-11-20T10:00")
            .left("2026-11-25T12:00");
    given = then == null ? given : given.under(then, "2026-11-24T12:00");

    var file =
        SitrepReturn.of(
            NOVEMBER,
            episodes(given),
            RULES,
            LABELS,
            MidnightReason.expectedLast(LABELS.order()),
            Rounding.NONE);

    assertThat(file.csv().lines())
        .contains(
            "23/11/2026,"
                + HARROGATE
                + "Number of patients remaining in hospital who no longer meet the criteria to"
                + " reside,Daily metric,NCTR not discharged,"
                + remaining,
            "25/11/2026,"
                + HARROGATE
                + "Number of patients discharged,Daily metric,Discharges,"
                + discharged,
            "01/11/2026,"
                + HARROGATE
                + "\""
                + Destination.HOME.label()
                + "\",Monthly metric,Discharge destination,"
                + discharged);
    assertThat(file.leftOut())
        .isEqualTo(out == 0 ? List.of() : List.of(new LeftOut("treatment-function", out)));
  }

  @Test
  void the_ready_date_file_has_both_geographies_and_its_own_boards() {
    var file =
        ReadyDateReturn.of(
            NOVEMBER,
            episodes(
                admitted("2026-11-01T09:00")
                    .to("RCD")
                    .ready("2026-11-20T10:00")
                    .left("2026-11-24T11:00"),
                admitted("2026-11-02T09:00")
                    .to("RCD")
                    .ready("2026-11-24T10:00")
                    .left("2026-11-24T11:00"),
                admitted("2026-11-03T09:00")
                    .to("RCD")
                    .livingIn(BRADFORD)
                    .ready("2026-11-24T10:00")
                    .left("2026-11-24T12:00"),
                admitted("2026-11-04T09:00")
                    .to("RCD")
                    .livingIn(null)
                    .ready("2026-11-24T10:00")
                    .left("2026-11-24T12:00")),
            RULES,
            Rounding.NONE);

    var trust = "01/11/2026,Provider,North East and Yorkshire,[z],RCD,Harrogate and District,";
    var leeds = "01/11/2026,UTLA,[z],[z]," + LEEDS + ",Leeds,";
    var bradford = "01/11/2026,UTLA,[z],[z]," + BRADFORD + "," + BRADFORD + ",";
    var rates = ",Monthly metric,Discharge ready date,";
    assertThat(file.csv().lines())
        .hasSize(1 + 3 * 13)
        .contains(
            HEADER,
            trust + "Discharges" + rates + "4",
            trust + "Bed days after" + rates + "4",
            trust + "Percent discharged on the date" + rates + "75.00",
            trust + "Percent discharged later" + rates + "25.00",
            trust + "\"Average days, excluding 0\"" + rates + "4.00",
            trust + "\"Average days, including 0\"" + rates + "1.00",
            trust + "Discharges after 4-6 days,Monthly metric,Days from discharge ready date,1",
            trust + "Discharges after 0 days,Monthly metric,Days from discharge ready date,3",
            leeds + "Discharges" + rates + "2",
            leeds + "\"Average days, including 0\"" + rates + "2.00",
            bradford + "Discharges" + rates + "1",
            // nobody was delayed: there is no average of them, and it is not nought
            bradford + "\"Average days, excluding 0\"" + rates + "-");
    assertThat(file.leftOut()).containsExactly(new LeftOut("residence-not-known", 1));
  }

  @Test
  void the_historical_file_has_a_line_a_reason_and_a_column_a_responsibility() {
    var file =
        DelayedTransfersReturn.of(
            YearMonth.of(2019, 1),
            episodes(
                admitted("2019-01-01T09:00")
                    .to("RCD")
                    .readyForTransfer("2019-01-01T10:00")
                    .waiting("transport", Owner.TRANSPORT, "2019-01-01T10:00"),
                admitted("2019-01-02T09:00")
                    .to("RCD")
                    .readyForTransfer("2019-01-30T10:00")
                    .waiting("care-home-arranging", Owner.CARE_HOME, "2019-01-30T10:00"),
                admitted("2019-01-03T09:00").to("RCD").readyForTransfer("2019-01-31T10:00")),
            RULES,
            MidnightReason.expectedLast(LABELS.order()),
            Rounding.NONE);

    assertThat(file.csv())
        .isEqualTo(
            "Year,Period Name,Provider Parent Org Code,Provider Org Code,Provider Org Name,"
                + "Local Authority Code,Local Authority Name,Acute Or Non Acute Description,"
                + "Reason For Delay,NHS DTOC Beds,NHS B SUM,Social Care DTOC Beds,"
                + "Social Care B SUM,Both DTOC Beds,Both B SUM\r\n"
                + "2018-19,JANUARY,[z],RCD,Harrogate and District,E08000035,Leeds,Acute,"
                + "A_COMPLETION_ASSESSMENT,1.0,31,0.0,0,0.1,2\r\n");
    assertThat(file.leftOut())
        .containsExactly(new LeftOut("midnights-without-a-reason-of-then", 1));
  }

  @Test
  void the_winter_report_has_flows_of_yesterday_and_beds_of_eight_this_morning() {
    var tuesday = LocalDate.of(2026, 11, 24);
    var people =
        episodes(
            // flows: from 00:00 to 23:59 of Monday
            admitted("2026-11-23T00:00"),
            admitted("2026-11-23T23:59"),
            admitted("2026-11-22T23:59").left("2026-11-23T00:00"),
            admitted("2026-11-20T09:00").left("2026-11-23T23:59"),
            // beds: at 08:00 of Tuesday, whatever the day before was
            admitted("2026-11-24T08:00"),
            admitted("2026-11-24T08:01"),
            admitted("2026-11-20T10:00").left("2026-11-24T08:00"),
            admitted("2026-11-20T11:00").left("2026-11-24T08:01"),
            admitted("2026-11-17T23:59"),
            admitted("2026-11-18T00:00"),
            admitted("2026-11-03T09:00"),
            admitted("2026-11-23T12:00").to("RAE"));

    assertThat(WinterReturn.of("RR8", tuesday, people))
        .isEqualTo(new WinterReturn("RR8", tuesday, 2, 2, 7, List.of(2L, 1L, 1L)));
    assertThat(WinterReturn.file(tuesday, people, RULES, Rounding.NONE).csv().lines())
        .hasSize(1 + 2 * 6)
        .contains(
            "23/11/2026,Provider,[z],[z],RR8,RR8,Patients admitted,Daily metric,Flows 00:00 to"
                + " 23:59,2",
            "24/11/2026,Provider,[z],[z],RR8,RR8,Patients in a bed,Daily metric,Beds at 08:00,7");
  }

  private static List<Episode> episodes(Given... given) {
    return Arrays.stream(given).map(Given::episode).toList();
  }

  /** One trust and one authority of those the tests speak of. */
  static ReturnRules rules() {
    return new ReturnRules(
        LocalDate.of(2024, 5, 27),
        "made up",
        new SitrepRules(Set.of("0-15", "16-17"), Set.of("501"), DayOfWeek.MONDAY),
        new ReadyDateRules(Set.of("0-15"), Set.of("501"), Set.of("4"), Set.of("79"), 1),
        new HistoricalRules(
            Set.of("0-15"),
            Map.of(
                "transport", new HistoricalReason(DelayCode.A, Attribution.NHS),
                "care-home-arranging", new HistoricalReason(DelayCode.A, Attribution.BOTH))),
        List.of(
            new ReturnRules.Provider(
                "RCD",
                "RCD",
                "Harrogate and District",
                "North East and Yorkshire",
                true,
                Map.of(ReturnKind.SITREP, "QWO"))),
        List.of(new Authority(LEEDS, "Leeds", "leeds")));
  }
}
