package care.homeward.dischargeflow.returns;

import static care.homeward.dischargeflow.returns.Given.admitted;
import static care.homeward.dischargeflow.returns.Given.moment;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.StayEvent.Owner;
import care.homeward.dischargeflow.returns.Episode.Wait;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MidnightReasonTest {

  private static final List<String> ORDER =
      List.of("medical-review", "transport", "care-home-arranging", "care-home-not-available");

  @Test
  void each_midnight_is_of_the_wait_that_was_critical_then() {
    var given =
        admitted("2026-11-20T09:00")
            .ready("2026-11-22T10:00")
            .waiting("medical-review", Owner.HOSPITAL, "2026-11-22T10:00", "2026-11-23T14:00")
            .waiting("transport", Owner.TRANSPORT, "2026-11-23T08:00", "2026-11-25T09:00")
            .left("2026-11-26T10:00");

    assertThat(said(given, "2026-11-30T00:00"))
        .containsExactly(
            "2026-11-22 medical-review",
            // both were open on the 23rd; the longer one was over when the day ended
            "2026-11-23 transport",
            "2026-11-24 transport",
            "2026-11-25 none");
  }

  @Test
  void of_several_the_one_open_longest_counts_alone_and_ties_go_by_the_published_order() {
    var given =
        admitted("2026-11-20T09:00")
            .ready("2026-11-22T10:00")
            .waiting("care-home-arranging", Owner.CARE_HOME, "2026-11-22T11:00")
            .waiting("transport", Owner.TRANSPORT, "2026-11-22T11:00")
            .waiting("medical-review", Owner.HOSPITAL, "2026-11-22T12:00");

    assertThat(said(given, "2026-11-24T10:00"))
        .containsExactly("2026-11-22 transport", "2026-11-23 transport");
  }

  @Test
  void a_wait_passed_on_keeps_its_age_but_not_its_reason() {
    var opened = moment("2026-11-21T09:00");
    var flipped = moment("2026-11-23T12:00");
    var given =
        admitted("2026-11-20T09:00")
            .ready("2026-11-21T09:00")
            .waiting(
                new Wait("w1", opened, "care-home-arranging", Owner.CARE_HOME, opened, flipped))
            .waiting("transport", Owner.TRANSPORT, "2026-11-22T09:00")
            .waiting(
                new Wait("w1", opened, "care-home-not-available", Owner.CARE_HOME, flipped, null));

    assertThat(said(given, "2026-11-25T10:00"))
        .containsExactly(
            "2026-11-21 care-home-arranging",
            "2026-11-22 care-home-arranging",
            "2026-11-23 care-home-not-available",
            "2026-11-24 care-home-not-available");
  }

  @ParameterizedTest(name = "passed on at {0} UTC: the midnight is of {1}")
  @CsvSource({
    "2026-11-24T00:00, care-home-arranging",
    "2026-11-23T23:59, care-home-not-available",
  })
  void at_midnight_sharp_the_reason_is_still_the_one_before(String flip, String reason) {
    var opened = moment("2026-11-23T09:00");
    var given =
        admitted("2026-11-20T09:00")
            .ready("2026-11-23T09:00")
            .waiting(
                new Wait("w", opened, "care-home-arranging", Owner.CARE_HOME, opened, moment(flip)))
            .waiting(
                new Wait(
                    "w", opened, "care-home-not-available", Owner.CARE_HOME, moment(flip), null));

    assertThat(said(given, "2026-11-24T10:00")).containsExactly("2026-11-23 " + reason);
  }

  @Test
  void no_midnight_counts_while_the_criteria_are_met_again_nor_after_leaving() {
    var given =
        admitted("2026-11-18T09:00")
            .ready("2026-11-20T10:00", "2026-11-21T10:00")
            .ready("2026-11-23T10:00")
            .waiting("transport", Owner.TRANSPORT, "2026-11-20T10:00")
            .left("2026-11-25T00:00");

    assertThat(said(given, "2026-11-30T00:00"))
        .containsExactly("2026-11-20 transport", "2026-11-23 transport", "2026-11-24 transport");
  }

  @ParameterizedTest(name = "ready {0} as of {1}: {2} midnights")
  @CsvSource({
    // forward on 29 March 2026: London's day begins at 00:00 UTC and the next at 23:00
    "2026-03-28T12:00, 2026-03-29T22:59, 1",
    "2026-03-28T12:00, 2026-03-29T23:00, 2",
    // back on 25 October 2026: from 23:00 UTC to 00:00 UTC, 25 hours
    "2026-10-24T12:00, 2026-10-25T23:59, 1",
    "2026-10-24T12:00, 2026-10-26T00:00, 2",
  })
  void a_night_on_which_the_clocks_change_is_one_midnight(String ready, String asOf, int nights) {
    var given =
        admitted("2026-01-01T09:00").ready(ready).waiting("transport", Owner.TRANSPORT, ready);

    assertThat(said(given, asOf)).hasSize(nights);
  }

  @Test
  void a_midnight_is_of_the_wait_expected_to_end_last() {
    var opened = moment("2026-11-20T10:00");
    var undated =
        new Wait("u", opened.plusSeconds(60), "therapy-review", Owner.HOSPITAL, opened, null);
    var soon = dated("transport", opened, "2026-11-24T10:00");
    var later = dated("medicines", opened.plusSeconds(60), "2026-11-25T10:00");
    var rule = MidnightReason.expectedLast(ORDER);

    assertThat(rule.apply(List.of(soon, later), opened)).contains(later);
    assertThat(rule.apply(List.of(soon, later, undated), opened)).contains(undated);
    assertThat(rule.apply(List.of(), opened)).isEmpty();
  }

  private static Wait dated(String reason, Instant opened, String due) {
    return new Wait(reason, opened, reason, Owner.HOSPITAL, moment(due), opened, null);
  }

  private static List<String> said(Given given, String asOf) {
    var episode = given.episode();
    return MidnightReason.of(
            episode, episode.notMeeting(), moment(asOf), MidnightReason.expectedLast(ORDER))
        .stream()
        .map(night -> night.day() + " " + night.critical().map(Wait::reason).orElse("none"))
        .toList();
  }
}
