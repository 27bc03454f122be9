package care.homeward.dischargeflow.returns;

import static care.homeward.dischargeflow.returns.Given.admitted;
import static care.homeward.dischargeflow.returns.Given.moment;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.StayEvent.Owner;
import care.homeward.dischargeflow.returns.Clocks.Spent;
import care.homeward.dischargeflow.returns.Episode.Wait;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClocksTest {

  private static final List<String> ORDER = List.of("medical-review", "transport", "hub-referrals");

  @Test
  void every_hour_is_one_owners_and_the_parts_are_the_whole() {
    var opened = moment("2026-11-22T12:00");
    var passedOn = moment("2026-11-23T12:00");
    var given =
        admitted("2026-11-20T09:00")
            .ready("2026-11-22T10:00")
            .waiting(
                new Wait("w1", opened, "hub-referrals", Owner.CARE_TRANSFER_HUB, opened, passedOn))
            .waiting(
                new Wait(
                    "w1",
                    opened,
                    "hub-referrals",
                    Owner.COMMUNITY,
                    passedOn,
                    moment("2026-11-24T06:00")))
            .waiting("transport", Owner.TRANSPORT, "2026-11-23T18:00", "2026-11-24T09:00")
            .left("2026-11-24T10:00");

    var clocks = clocks(given, "2026-11-30T00:00");

    assertThat(clocks.total()).isEqualTo(spent(48, 2));
    assertThat(clocks.byOwner())
        .isEqualTo(
            Map.of(
                Owner.CARE_TRANSFER_HUB, spent(24, 1),
                Owner.COMMUNITY, spent(18, 1),
                Owner.TRANSPORT, spent(3, 0)));
    assertThat(clocks.byReason())
        .isEqualTo(Map.of("hub-referrals", spent(42, 2), "transport", spent(3, 0)));
    // two hours before anything was asked for, and the last one
    assertThat(clocks.nobodys()).isEqualTo(spent(3, 0));
  }

  @Test
  void the_clock_stands_while_the_criteria_are_met_again() {
    var given =
        admitted("2026-11-18T09:00")
            .ready("2026-11-20T10:00", "2026-11-20T20:00")
            .ready("2026-11-22T10:00")
            .waiting("transport", Owner.TRANSPORT, "2026-11-20T10:00");

    var clocks = clocks(given, "2026-11-23T10:00");

    assertThat(clocks.total()).isEqualTo(spent(34, 1));
    assertThat(clocks.byOwner()).isEqualTo(Map.of(Owner.TRANSPORT, spent(34, 1)));
  }

  @ParameterizedTest(name = "{0} to {1}: {2} h, {3} midnights")
  @CsvSource({
    // forward: noon to noon is 23 hours; back: 25
    "2026-03-28T12:00, 2026-03-29T11:00, 23, 1",
    "2026-10-24T11:00, 2026-10-25T12:00, 25, 1",
    "2026-11-23T12:00, 2026-11-24T12:00, 24, 1",
  })
  void hours_are_those_that_went_by_and_midnights_londons(
      String ready, String asOf, long hours, long midnights) {
    var given =
        admitted("2026-01-01T09:00").ready(ready).waiting("transport", Owner.TRANSPORT, ready);

    var clocks = clocks(given, asOf);

    assertThat(clocks.total()).isEqualTo(spent(hours, midnights));
    assertThat(clocks.byReason()).isEqualTo(Map.of("transport", spent(hours, midnights)));
  }

  @Test
  void nothing_went_by_before_it_began() {
    var given = admitted("2026-11-18T09:00").ready("2026-11-22T10:00");

    assertThat(clocks(given, "2026-11-22T10:00").total()).isEqualTo(Spent.NOTHING);
    assertThat(clocks(given, "2026-11-20T10:00").total()).isEqualTo(Spent.NOTHING);
  }

  private static Clocks clocks(Given given, String asOf) {
    return Clocks.of(given.episode(), moment(asOf), MidnightReason.expectedLast(ORDER));
  }

  private static Spent spent(long hours, long midnights) {
    return new Spent(Duration.ofHours(hours), midnights);
  }
}
