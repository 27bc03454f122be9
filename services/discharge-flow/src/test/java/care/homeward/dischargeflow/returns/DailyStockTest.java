package care.homeward.dischargeflow.returns;

import static care.homeward.dischargeflow.returns.Given.admitted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyStockTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

  @Test
  void no_longer_meeting_is_discharged_and_remaining_together() {
    var people =
        List.of(
            admitted("2026-11-20T09:00").ready("2026-11-22T10:00").left("2026-11-23T11:00"),
            admitted("2026-11-20T09:00").ready("2026-11-22T10:00").left("2026-11-23T18:00"),
            admitted("2026-11-20T09:00").ready("2026-11-23T09:00").left("2026-11-23T19:00"),
            admitted("2026-11-20T09:00").ready("2026-11-22T10:00"),
            admitted("2026-11-20T09:00").ready("2026-11-23T21:00"),
            // still meeting the criteria, and of another hospital
            admitted("2026-11-20T09:00"),
            admitted("2026-11-20T09:00").ready("2026-11-22T10:00").to("RAE"));

    var stock = stock(MONDAY, people);

    assertThat(stock).isEqualTo(new DailyStock("RR8", MONDAY, 1, 2, 2));
    assertThat(stock.discharged()).isEqualTo(3);
    assertThat(stock.noLongerMeeting()).isEqualTo(5);
  }

  @ParameterizedTest(name = "ready {0} until {1}, left {2}: discharged {3}, remaining {4}")
  @CsvSource({
    // rule 2: nothing but leaving or meeting the criteria ends it
    "2026-11-22T10:00, , , 0, 1",
    "2026-11-22T10:00, , 2026-11-23T12:00, 1, 0",
    "2026-11-22T10:00, , 2026-11-24T12:00, 0, 1",
    // rule 3: who met them again as the day ended is none of either
    "2026-11-22T10:00, 2026-11-23T12:00, , 0, 0",
    "2026-11-22T10:00, 2026-11-23T12:00, 2026-11-23T13:00, 0, 0",
    "2026-11-22T10:00, 2026-11-24T12:00, , 0, 1",
    // not ready yet as the day ended
    "2026-11-24T10:00, , , 0, 0",
    // to the minute of midnight: it belongs to the day it ends
    "2026-11-22T10:00, , 2026-11-24T00:00, 0, 1",
    "2026-11-22T10:00, , 2026-11-23T23:59, 1, 0",
    "2026-11-22T10:00, 2026-11-24T00:00, , 0, 1",
    "2026-11-24T00:00, , , 0, 0",
    "2026-11-23T23:59, , , 0, 1",
    // ready and gone in one
    "2026-11-23T12:00, , 2026-11-23T12:00, 1, 0",
  })
  void a_person_is_counted_as_their_day_ended(
      String ready, String until, String left, int discharged, int remaining) {
    var given = admitted("2026-11-20T09:00");
    given = until == null ? given.ready(ready) : given.ready(ready, until);
    given = left == null ? given : given.left(left);

    var stock = stock(MONDAY, List.of(given));

    assertThat(stock.discharged()).isEqualTo(discharged);
    assertThat(stock.remaining()).isEqualTo(remaining);
  }

  @ParameterizedTest(name = "left {0} UTC on {1}: {2} by 17:00, {3} after")
  @CsvSource({
    "2026-11-23T17:00, 2026-11-23, 1, 0",
    "2026-11-23T17:01, 2026-11-23, 0, 1",
    "2026-11-23T00:00, 2026-11-23, 1, 0",
    // in summer London is an hour ahead
    "2026-07-01T16:00, 2026-07-01, 1, 0",
    "2026-07-01T16:01, 2026-07-01, 0, 1",
    "2026-07-01T23:30, 2026-07-02, 1, 0",
    "2026-07-01T23:30, 2026-07-01, 0, 0",
    // either side of the hour that is left out, and of the hour that comes twice
    "2026-03-29T00:30, 2026-03-29, 1, 0",
    "2026-03-29T16:00, 2026-03-29, 1, 0",
    "2026-03-29T16:01, 2026-03-29, 0, 1",
    "2026-10-25T16:01, 2026-10-25, 1, 0",
    "2026-10-25T17:01, 2026-10-25, 0, 1",
    "2026-10-24T23:00, 2026-10-25, 1, 0",
  })
  void the_afternoon_ends_at_five_in_london(String left, LocalDate day, int early, int late) {
    var given = admitted("2026-01-20T09:00").ready("2026-02-01T09:00").left(left);

    var stock = stock(day, List.of(given));

    assertThat(stock.dischargedBy1700()).isEqualTo(early);
    assertThat(stock.dischargedAfter1700()).isEqualTo(late);
  }

  @Test
  void who_died_was_remaining_until_the_day_before_and_never_discharged() {
    var byMethod =
        admitted("2026-11-20T09:00").ready("2026-11-22T10:00").left("2026-11-24T09:00", "98", "4");
    var byDestination =
        admitted("2026-11-20T09:00").ready("2026-11-22T10:00").left("2026-11-24T09:00", "79", "1");
    var people = List.of(byMethod, byDestination);

    assertThat(stock(MONDAY, people)).isEqualTo(new DailyStock("RR8", MONDAY, 0, 0, 2));
    assertThat(stock(TUESDAY, people)).isEqualTo(new DailyStock("RR8", TUESDAY, 0, 0, 0));
  }

  @Test
  void fewer_than_nobody_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new DailyStock("RR8", MONDAY, 3, 0, -1));
  }

  private static DailyStock stock(LocalDate day, List<Given> people) {
    return DailyStock.of("RR8", day, people.stream().map(Given::episode).toList());
  }
}
