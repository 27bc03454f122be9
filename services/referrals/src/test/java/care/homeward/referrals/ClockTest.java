package care.homeward.referrals;

import static care.homeward.contracts.ReferralEvent.Urgency.ROUTINE;
import static care.homeward.contracts.ReferralEvent.Urgency.TWO_DAY;
import static care.homeward.contracts.ReferralEvent.Urgency.TWO_HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.ReferralEvent.Urgency;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockTest {

  private static Instant due(Urgency urgency, String received) {
    return Clock.due(urgency, Instant.parse(received));
  }

  private static boolean within(Urgency urgency, String received, String contact) {
    return Clock.within(urgency, Instant.parse(received), Instant.parse(contact));
  }

  @Test
  void two_hours_are_met_at_120_minutes_and_missed_a_moment_later() {
    assertThat(due(TWO_HOUR, "2026-11-29T11:40:00Z")).isEqualTo("2026-11-29T13:40:00Z");
    assertThat(within(TWO_HOUR, "2026-11-29T11:40:00Z", "2026-11-29T13:40:00Z")).isTrue();
    assertThat(within(TWO_HOUR, "2026-11-29T11:40:00Z", "2026-11-29T13:40:00.001Z")).isFalse();
  }

  @Test
  void two_hours_are_120_minutes_also_when_the_clocks_go_back_between() {
    assertThat(within(TWO_HOUR, "2026-10-25T00:30:00Z", "2026-10-25T02:30:00Z")).isTrue();
    assertThat(within(TWO_HOUR, "2026-10-25T00:30:00Z", "2026-10-25T02:31:00Z")).isFalse();
  }

  @Test
  void two_hours_are_120_minutes_also_when_the_clocks_go_forward_between() {
    assertThat(within(TWO_HOUR, "2027-03-28T00:30:00Z", "2027-03-28T02:30:00Z")).isTrue();
    assertThat(within(TWO_HOUR, "2027-03-28T00:30:00Z", "2027-03-28T02:31:00Z")).isFalse();
  }

  @Test
  void two_days_allow_two_midnights_however_late_in_the_day_the_referral_came() {
    assertThat(within(TWO_DAY, "2026-11-23T00:00:00Z", "2026-11-25T23:59:59.999Z")).isTrue();
    assertThat(within(TWO_DAY, "2026-11-23T23:59:59Z", "2026-11-25T23:59:59.999Z")).isTrue();
  }

  @Test
  void the_third_midnight_is_too_late() {
    assertThat(due(TWO_DAY, "2026-11-23T23:59:59Z")).isEqualTo("2026-11-26T00:00:00Z");
    assertThat(within(TWO_DAY, "2026-11-23T23:59:59Z", "2026-11-26T00:00:00Z")).isFalse();
    assertThat(within(TWO_DAY, "2026-11-23T00:00:00Z", "2026-11-26T00:00:00Z")).isFalse();
  }

  @Test
  void two_days_are_not_48_hours() {
    assertThat(within(TWO_DAY, "2026-11-24T00:00:00Z", "2026-11-26T23:00:00Z")).isTrue();
  }

  @Test
  void midnights_are_those_of_london_in_summer() {
    // 23:30 in UTC is half past midnight of the next day in London.
    assertThat(due(TWO_DAY, "2026-07-06T23:30:00Z")).isEqualTo("2026-07-09T23:00:00Z");
    assertThat(due(TWO_DAY, "2026-07-06T22:30:00Z")).isEqualTo("2026-07-08T23:00:00Z");
  }

  @Test
  void the_long_night_of_october_is_one_midnight() {
    assertThat(due(TWO_DAY, "2026-10-24T12:00:00Z")).isEqualTo("2026-10-27T00:00:00Z");
    assertThat(within(TWO_DAY, "2026-10-24T12:00:00Z", "2026-10-26T23:59:00Z")).isTrue();
    assertThat(within(TWO_DAY, "2026-10-24T12:00:00Z", "2026-10-27T00:00:00Z")).isFalse();
  }

  @Test
  void the_short_night_of_march_is_one_midnight() {
    assertThat(due(TWO_DAY, "2027-03-27T12:00:00Z")).isEqualTo("2027-03-29T23:00:00Z");
    assertThat(within(TWO_DAY, "2027-03-27T12:00:00Z", "2027-03-29T22:59:00Z")).isTrue();
    assertThat(within(TWO_DAY, "2027-03-27T12:00:00Z", "2027-03-29T23:00:00Z")).isFalse();
  }

  @Test
  void routine_has_no_limit() {
    assertThat(within(ROUTINE, "2026-11-23T09:00:00Z", "2027-11-23T09:00:00Z")).isTrue();
  }
}
