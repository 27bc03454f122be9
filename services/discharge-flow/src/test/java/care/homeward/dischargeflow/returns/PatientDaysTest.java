package care.homeward.dischargeflow.returns;

import static care.homeward.dischargeflow.returns.Given.BRADFORD;
import static care.homeward.dischargeflow.returns.Given.admitted;
import static care.homeward.dischargeflow.returns.Given.moment;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.StayEvent.Owner;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientDaysTest {

  @Test
  void each_midnight_is_one_owners_one_reasons_and_one_places() {
    var days =
        days(
            "2026-11-20",
            "2026-11-22",
            "2026-11-30T00:00",
            // midnights that end 20, 21 and 22 November; the one that ends the 19th is before
            admitted("2026-11-01T09:00")
                .ready("2026-11-19T10:00")
                .waiting("transport", Owner.TRANSPORT, "2026-11-19T10:00", "2026-11-21T12:00")
                .waiting("care-home-arranging", Owner.CARE_HOME, "2026-11-21T12:00"),
            // nobody said what for, and where is protected: one midnight
            admitted("2026-11-01T09:01")
                .livingIn(null)
                .ready("2026-11-20T10:00")
                .left("2026-11-21T10:00"),
            // of a place that is in no list: one
            admitted("2026-11-01T09:02")
                .livingIn(BRADFORD)
                .ready("2026-11-21T10:00", "2026-11-22T10:00")
                .waiting("transport", Owner.TRANSPORT, "2026-11-21T10:00"),
            // before and after
            admitted("2026-11-01T09:03").ready("2026-11-10T10:00").left("2026-11-20T00:00"),
            admitted("2026-11-01T09:04").ready("2026-11-23T00:00"));

    assertThat(days)
        .isEqualTo(
            new PatientDays(
                LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 11, 22),
                5,
                Map.of(Owner.TRANSPORT, 2L, Owner.CARE_HOME, 2L),
                Map.of("transport", 2L, "care-home-arranging", 2L),
                1,
                Map.of("leeds", 3L, "not-known", 2L)));
  }

  @ParameterizedTest(name = "{0} to {1}, ready {2}, asked {3}: {4}")
  @CsvSource({
    // the night of 28 to 29 March is 23 hours long, its midnight at 00:00 UTC
    "2026-03-28, 2026-03-28, 2026-03-28T12:00, 2026-04-10T00:00, 1",
    "2026-03-29, 2026-03-29, 2026-03-28T12:00, 2026-04-10T00:00, 1",
    // the first midnight of summer is 23:00 UTC
    "2026-03-29, 2026-03-29, 2026-03-29T22:59, 2026-04-10T00:00, 1",
    "2026-03-29, 2026-03-29, 2026-03-29T23:00, 2026-04-10T00:00, 0",
    "2026-03-28, 2026-03-30, 2026-03-28T12:00, 2026-04-10T00:00, 3",
    // the night of 24 to 25 October is at 23:00 UTC, the next at 00:00
    "2026-10-24, 2026-10-24, 2026-10-24T22:59, 2026-11-10T00:00, 1",
    "2026-10-24, 2026-10-24, 2026-10-24T23:00, 2026-11-10T00:00, 0",
    "2026-10-25, 2026-10-25, 2026-10-25T23:59, 2026-11-10T00:00, 1",
    "2026-10-24, 2026-10-26, 2026-10-24T12:00, 2026-11-10T00:00, 3",
    // no further than it has come
    "2026-10-24, 2026-10-26, 2026-10-24T12:00, 2026-10-25T23:59, 1",
    "2026-10-24, 2026-10-26, 2026-10-24T12:00, 2026-10-26T00:00, 2",
  })
  void days_are_londons(String from, String to, String ready, String asOf, long expected) {
    var given =
        admitted("2026-01-01T09:00").ready(ready).waiting("transport", Owner.TRANSPORT, ready);

    var days = days(from, to, asOf, given);

    assertThat(days.patientDays()).isEqualTo(expected);
    assertThat(days.patientDaysByReason())
        .isEqualTo(expected == 0 ? Map.of() : Map.of("transport", expected));
  }

  private static PatientDays days(String from, String to, String asOf, Given... given) {
    return PatientDays.of(
        Arrays.stream(given).map(Given::episode).toList(),
        LocalDate.parse(from),
        LocalDate.parse(to),
        moment(asOf),
        FilesTest.RULES,
        MidnightReason.expectedLast(FilesTest.LABELS.order()));
  }
}
