package care.homeward.dischargeflow.returns;

import static care.homeward.dischargeflow.returns.Given.admitted;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.StayEvent.Owner;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemainingTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final List<String> ORDER = List.of("transport", "care-home-arranging");

  @Test
  void people_are_counted_by_reason_from_the_seventh_night_on() {
    var people =
        List.of(
            // seven nights at the end of Monday 23 November
            admitted("2026-11-17T23:59")
                .ready("2026-11-22T10:00")
                .waiting("transport", Owner.TRANSPORT, "2026-11-22T10:00"),
            // six
            admitted("2026-11-18T00:00")
                .ready("2026-11-22T10:00")
                .waiting("transport", Owner.TRANSPORT, "2026-11-22T10:00"),
            admitted("2026-11-01T09:00")
                .ready("2026-11-22T10:00")
                .waiting("care-home-arranging", Owner.CARE_HOME, "2026-11-23T10:00")
                .waiting("transport", Owner.TRANSPORT, "2026-11-22T10:00", "2026-11-23T09:00"),
            // nobody said what for
            admitted("2026-11-01T09:00").ready("2026-11-22T10:00"),
            // gone, back to meeting the criteria, elsewhere
            admitted("2026-11-01T09:00").ready("2026-11-22T10:00").left("2026-11-23T10:00"),
            admitted("2026-11-01T09:00").ready("2026-11-22T10:00", "2026-11-23T10:00"),
            admitted("2026-11-01T09:00").ready("2026-11-22T10:00").to("RAE"));

    var remaining =
        Remaining.of(
            "RR8",
            MONDAY,
            people.stream().map(Given::episode).toList(),
            MidnightReason.expectedLast(ORDER));

    assertThat(remaining)
        .isEqualTo(
            new Remaining(
                MONDAY,
                Map.of(
                    "transport", Set.of("stay-2026-11-17T23:59"),
                    "care-home-arranging", Set.of("stay-2026-11-01T09:00")),
                1));
  }

  @ParameterizedTest(name = "of {0} nights or more: {1} additional bed days")
  @CsvSource({"7, 29", "14, 26", "21, 21", "22, 0"})
  void additional_bed_days_are_the_nights_since_the_current_period_began(int nights, long days) {
    var people =
        List.of(
            // 21 nights, ready on the day of admission
            admitted("2026-11-03T09:00").ready("2026-11-03T10:00"),
            // 14 nights; of two periods only the current one counts: 5
            admitted("2026-11-10T09:00")
                .ready("2026-11-11T10:00", "2026-11-12T10:00")
                .ready("2026-11-19T10:00"),
            // 7 nights: 3
            admitted("2026-11-17T09:00").ready("2026-11-21T10:00"),
            // 6 nights
            admitted("2026-11-18T09:00").ready("2026-11-18T10:00"),
            // left on the day of the snapshot
            admitted("2026-11-01T09:00").ready("2026-11-02T10:00").left("2026-11-23T10:00"));

    var episodes = people.stream().map(Given::episode).toList();
    assertThat(Remaining.additionalBedDays("RR8", MONDAY, nights, Long.MAX_VALUE, episodes).days())
        .isEqualTo(days);
    // what is below is the rest of those of seven nights or more
    assertThat(Remaining.additionalBedDays("RR8", MONDAY, 7, nights, episodes).days())
        .isEqualTo(29 - days);
  }
}
