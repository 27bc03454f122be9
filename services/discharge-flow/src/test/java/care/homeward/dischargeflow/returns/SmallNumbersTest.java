package care.homeward.dischargeflow.returns;

import static care.homeward.dischargeflow.returns.Given.LEEDS;
import static care.homeward.dischargeflow.returns.Given.admitted;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.StayEvent.Owner;
import care.homeward.dischargeflow.returns.Computed.LeftOut;
import care.homeward.platform.core.SmallNumbers;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What those see who do not submit, beside what is submitted. */
class SmallNumbersTest {

  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
  private static final Rounding ROUNDING =
      new Rounding(new SmallNumbers(LocalDate.of(2018, 9, 1), "made up", 7, 5));
  private static final String IN_LEEDS = "UTLA,[z],[z]," + LEEDS + ",Leeds,";

  @ParameterizedTest(name = "{0} by 17:00, {1} after, {2} remaining: {3}, {4}, {5}, so {6} and {7}")
  @CsvSource({
    "0, 0, 0, 0, 0, 0, 0, 0",
    "1, 0, 0, 5, 0, 0, 5, 5",
    "7, 0, 8, 5, 0, 10, 5, 15",
    "8, 7, 0, 10, 5, 0, 15, 15",
    // totals are sums of what is shown: seven in all would have been five
    "3, 3, 1, 5, 5, 5, 10, 15",
    "12, 13, 17, 10, 15, 15, 25, 40",
  })
  void days_are_rounded_part_by_part_so_that_the_identity_holds(
      int early,
      int late,
      int remaining,
      String shownEarly,
      String shownLate,
      String shownRemaining,
      String shownDischarged,
      String shownNotMeeting) {
    var people =
        Stream.of(
                // somebody else, so that there is a line when there is nobody
                people(1, it -> it),
                people(early, it -> it.ready("2026-11-23T10:00").left("2026-11-24T17:00")),
                people(late, it -> it.ready("2026-11-23T10:00").left("2026-11-24T17:01")),
                people(remaining, it -> it.ready("2026-11-24T10:00", "2026-11-25T10:00")))
            .flatMap(List::stream)
            .toList();

    var file = sitrep(people, ROUNDING);

    assertThat(value(file, "Number of patients discharged by 17:00")).isEqualTo(shownEarly);
    assertThat(value(file, "Number of patients discharged between 17:01 and 23:59"))
        .isEqualTo(shownLate);
    assertThat(value(file, "Number of patients remaining in hospital")).isEqualTo(shownRemaining);
    assertThat(value(file, "Number of patients discharged,")).isEqualTo(shownDischarged);
    assertThat(value(file, "Number of patients who no longer meet")).isEqualTo(shownNotMeeting);
    var exact = sitrep(people, Rounding.NONE);
    assertThat(value(exact, "Number of patients discharged by 17:00"))
        .isEqualTo(Integer.toString(early));
    assertThat(value(exact, "Number of patients who no longer meet"))
        .isEqualTo(Integer.toString(early + late + remaining));
  }

  @ParameterizedTest(name = "{0} people: {1} nights lost, {2} a day")
  @CsvSource({
    "0, 0, 0.00",
    "7, *, *",
    // 8 x 23 nights and 8 x 30 midnights
    "8, 185, 8.00",
    "11, 255, 11.00",
  })
  void what_is_of_a_few_people_is_withheld(int number, String nights, String aDay) {
    var people = new ArrayList<>(people(1, it -> it));
    people.addAll(
        people(
            number,
            it ->
                it.ready("2026-11-01T10:00")
                    .waiting("transport", Owner.TRANSPORT, "2026-11-01T10:00")));

    var file = sitrep(people, ROUNDING);

    assertThat(cell(file, "23/11/2026", "length of stay of 7 days or over")).isEqualTo(nights);
    assertThat(cell(file, "01/11/2026", "Awaiting patient transport services")).isEqualTo(aDay);
  }

  @Test
  void a_sum_is_withheld_with_a_part_that_could_be_told_from_it() {
    // eight of 21 nights or more, and seven of 14
    var people = new ArrayList<>(people(8, it -> it.ready("2026-11-20T10:00")));
    IntStream.range(0, 7)
        .mapToObj(
            i -> admitted("2026-11-09T09:0" + i).to("RCD").ready("2026-11-20T10:00").episode())
        .forEach(people::add);

    var file = sitrep(people, ROUNDING);

    assertThat(cell(file, "23/11/2026", "length of stay of 21 days or over")).isEqualTo("30");
    assertThat(cell(file, "23/11/2026", "length of stay of 14 days or over")).isEqualTo("*");
    assertThat(cell(file, "23/11/2026", "length of stay of 7 days or over")).isEqualTo("*");
  }

  @ParameterizedTest(name = "{0} people on {1} days: {2}")
  @CsvSource({
    "0, 1, 0",
    "7, 1, 5",
    "8, 1, 10",
    // with one on each of nine days, and twelve at most in the month, each is nearly told
    "9, 9, *",
    "18, 9, 20",
  })
  void destinations_of_a_month_do_not_give_its_days_away(int number, int days, String shown) {
    var people = new ArrayList<>(people(1, it -> it));
    IntStream.range(0, number)
        .mapToObj(
            i ->
                admitted("2026-11-01T08:" + (10 + i))
                    .to("RCD")
                    .onPathway(0)
                    .ready("2026-11-02T10:00")
                    .left("2026-11-" + (11 + i % days) + "T12:00")
                    .episode())
        .forEach(people::add);

    assertThat(cell(sitrep(people, ROUNDING), "01/11/2026", "Pathway 0: Discharge to a domestic"))
        .isEqualTo(shown);
  }

  @ParameterizedTest(name = "{0} on the date, {1} after 4 days")
  @CsvSource({
    "0, 7, 5, 5, *, *, *, *, *",
    "0, 8, 10, 10, 30, 0.00, 100.00, 3.00, 3.00",
    "7, 0, 5, 0, 0, *, *, -, *",
    "8, 0, 10, 0, 0, 100.00, 0.00, -, 0.00",
    // seven and eight: days of seven are withheld, shares of what is shown are not
    "8, 7, 15, 5, *, 66.67, 33.33, *, *",
    "13, 11, 25, 10, 45, 60.00, 40.00, 4.50, 1.80",
  })
  void rates_are_of_what_is_shown_and_none_of_a_few(
      int onTheDate,
      int later,
      String discharged,
      String fourToSix,
      String days,
      String percentOnTheDate,
      String percentLater,
      String daysEachLater,
      String daysEach) {
    var people = new ArrayList<>(people(1, it -> it));
    people.addAll(people(onTheDate, it -> it.ready("2026-11-24T10:00").left("2026-11-24T12:00")));
    people.addAll(people(later, it -> it.ready("2026-11-20T10:00").left("2026-11-24T12:00")));

    var file = ReadyDateReturn.of(NOVEMBER, people, FilesTest.RULES, ROUNDING).csv();

    for (var of : List.of(",RCD,", IN_LEEDS)) {
      var lines = file.lines().filter(line -> line.contains(of)).toList();
      assertThat(lines.stream().map(SmallNumbersTest::last))
          .as(of)
          .containsExactly(
              discharged,
              onTheDate == 0 ? "0" : onTheDate <= 7 ? "5" : onTheDate == 8 ? "10" : "15",
              "0",
              "0",
              fourToSix,
              "0",
              "0",
              "0",
              days,
              percentOnTheDate,
              percentLater,
              daysEachLater,
              daysEach);
    }
  }

  @ParameterizedTest(name = "of {0} authorities: {1}")
  @CsvSource({"3, 5", "4, *", "7, *"})
  void one_geography_does_not_give_the_other_away(int authorities, String shown) {
    var people =
        IntStream.range(0, authorities)
            .mapToObj(
                i ->
                    admitted("2026-10-01T09:0" + i)
                        .to("RCD")
                        .livingIn("E0800003" + i)
                        .ready("2026-11-23T10:00")
                        .left("2026-11-24T12:00")
                        .episode())
            .toList();

    var file = ReadyDateReturn.of(NOVEMBER, people, FilesTest.RULES, ROUNDING).csv();

    assertThat(
            file.lines()
                .filter(line -> line.contains("UTLA") && line.contains("after 1 day"))
                .map(SmallNumbersTest::last))
        .hasSize(authorities)
        .containsOnly(shown);
    assertThat(
            file.lines()
                .filter(line -> line.contains(",RCD,") && line.contains("after 1 day"))
                .map(SmallNumbersTest::last))
        .containsExactly("5");
  }

  @ParameterizedTest(name = "{0} people: {1} beds, {2} days")
  @CsvSource({"7, *, *", "8, 0.8, 25"})
  void historical_days_of_a_few_people_are_withheld(int number, String beds, String days) {
    var people =
        people(
            number,
            it ->
                it.readyForTransfer("2026-11-28T10:00")
                    .waiting("transport", Owner.TRANSPORT, "2026-11-28T10:00"));

    var file =
        DelayedTransfersReturn.of(
            NOVEMBER,
            people,
            FilesTest.RULES,
            MidnightReason.expectedLast(FilesTest.LABELS.order()),
            ROUNDING);

    assertThat(file.csv().lines().skip(1))
        .singleElement()
        .asString()
        .endsWith("A_COMPLETION_ASSESSMENT," + beds + "," + days + ",0.0,0,0.0,0");
  }

  @ParameterizedTest(name = "{0} in bed: {1}")
  @CsvSource({"0, 0", "1, 5", "7, 5", "8, 10", "13, 15"})
  void the_winter_report_is_rounded_count_by_count(int inBed, String shown) {
    var people = new ArrayList<>(people(inBed, it -> it));
    people.add(admitted("2026-11-23T09:00").to("RCD").left("2026-11-23T12:00").episode());

    var file = WinterReturn.file(TUESDAY, people, FilesTest.RULES, ROUNDING).csv();

    assertThat(value(file, "Patients in a bed,")).isEqualTo(shown);
    assertThat(value(file, "length of stay of 21 days")).isEqualTo(shown);
    assertThat(cell(file, "23/11/2026", "Patients admitted")).isEqualTo("5");
  }

  @Test
  void who_is_left_out_is_rounded_too() {
    var people = people(8, it -> it.aged("16-17").ready("2026-11-23T10:00"));
    people.addAll(people(3, it -> it.under("501").ready("2026-11-23T10:00")));

    var file = computed(people, ROUNDING);

    assertThat(file.leftOut())
        .containsExactly(new LeftOut("age", 10), new LeftOut("treatment-function", 5));
    assertThat(computed(people, Rounding.NONE).leftOut())
        .containsExactly(new LeftOut("age", 8), new LeftOut("treatment-function", 3));
  }

  /** One file for both: so nothing in it can tell the one from the other. */
  @Test
  void what_rounds_alike_looks_alike() {
    assertThat(readyDates(1, 9)).isEqualTo(readyDates(7, 12));
    assertThat(readyDates(7, 12)).isNotEqualTo(readyDates(8, 12));
    assertThat(sitrep(mixed(2, 8), ROUNDING)).isEqualTo(sitrep(mixed(4, 8), ROUNDING));
    assertThat(sitrep(mixed(2, 8), Rounding.NONE)).isNotEqualTo(sitrep(mixed(4, 8), Rounding.NONE));
  }

  private static String readyDates(int later, int onTheDate) {
    return ReadyDateReturn.of(NOVEMBER, mixed(later, onTheDate), FilesTest.RULES, ROUNDING).csv();
  }

  private static List<Episode> mixed(int later, int onTheDate) {
    var people = people(later, it -> it.ready("2026-11-20T10:00").left("2026-11-24T12:00"));
    people.addAll(people(onTheDate, it -> it.ready("2026-11-24T10:00").left("2026-11-24T12:00")));
    return people;
  }

  /** So many people in beds of RCD since the first of October, each a stay of their own. */
  private static List<Episode> people(int number, UnaryOperator<Given> what) {
    return new ArrayList<>(
        IntStream.range(0, number)
            .mapToObj(i -> what.apply(admitted("2026-10-01T09:" + (10 + i)).to("RCD")).episode())
            .toList());
  }

  private static String sitrep(List<Episode> people, Rounding rounding) {
    return computed(people, rounding).csv();
  }

  private static Computed computed(List<Episode> people, Rounding rounding) {
    return SitrepReturn.of(
        NOVEMBER,
        people,
        FilesTest.RULES,
        FilesTest.LABELS,
        MidnightReason.expectedLast(FilesTest.LABELS.order()),
        rounding);
  }

  private static String value(String file, String metric) {
    return cell(file, "24/11/2026", metric);
  }

  private static String cell(String file, String day, String metric) {
    return file.lines()
        .filter(line -> line.startsWith(day) && line.contains(metric))
        .map(SmallNumbersTest::last)
        .findFirst()
        .orElseThrow(() -> new AssertionError(metric));
  }

  private static String last(String line) {
    return line.substring(line.lastIndexOf(',') + 1);
  }
}
