package care.homeward.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.ReferralEvent.ReferralFulfilled;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralMade.ArrangedBy;
import care.homeward.contracts.ReferralEvent.ReferralMade.Source;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.platform.core.SmallNumbers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandardTest {

  private static final SmallNumbers RULE =
      new SmallNumbers(LocalDate.parse("2018-09-01"), "made up", 7, 5);

  private static final Instant RECEIVED = Instant.parse("2026-11-29T11:40:00Z");
  private static final Instant IN_TIME = Instant.parse("2026-11-29T13:40:00Z");
  private static final Instant LATE = Instant.parse("2026-11-29T13:41:00Z");

  private static Referral made(String id, @Nullable String stay, @Nullable String partOf) {
    return Referral.blank(id)
        .after(
            new ReferralMade(
                id,
                "person-" + id,
                stay,
                RECEIVED,
                Skill.NURSING,
                Urgency.TWO_HOUR,
                null,
                null,
                Source.GP,
                null,
                null,
                null,
                null,
                ArrangedBy.HUB,
                partOf));
  }

  private static Referral seen(Referral referral, boolean inTime) {
    return referral.after(
        new ReferralFulfilled(
            referral.id(), "person-1", null, inTime ? IN_TIME : LATE, "team-1", inTime));
  }

  private static Referral withdrawn(Referral referral) {
    return referral.after(new ReferralWithdrawn(referral.id(), "person-1", null, RECEIVED, null));
  }

  private static Standard standard(Instant now, Referral... referrals) {
    return Standard.of(Urgency.TWO_HOUR, List.of(referrals), now);
  }

  @Test
  void the_share_is_of_those_seen_in_time_among_the_seen_and_the_late() {
    assertThat(
            standard(
                LATE,
                seen(made("1", null, null), true),
                seen(made("2", null, null), true),
                seen(made("3", null, null), false)))
        .isEqualTo(new Standard(Urgency.TWO_HOUR, 3, 0, 2, 1, 0, 0, 66.7));
  }

  @Test
  void what_ran_out_is_late_and_what_runs_or_ended_before_is_not_counted() {
    var open = made("1", null, null);
    var gone = withdrawn(made("2", null, null));
    assertThat(standard(IN_TIME, open, gone))
        .isEqualTo(new Standard(Urgency.TWO_HOUR, 2, 0, 0, 0, 1, 1, null));
    assertThat(standard(LATE, open, gone))
        .isEqualTo(new Standard(Urgency.TWO_HOUR, 2, 0, 0, 1, 0, 1, 0.0));
  }

  @Test
  void whoever_comes_out_of_a_hospital_bed_is_told_but_not_counted() {
    assertThat(standard(LATE, seen(made("1", "stay-1", null), true)))
        .isEqualTo(new Standard(Urgency.TWO_HOUR, 1, 1, 0, 0, 0, 0, null));
  }

  @Test
  void one_taken_in_parts_counts_once_by_the_first_contact() {
    assertThat(
            standard(
                LATE,
                made("1", null, null),
                seen(made("2", null, "1"), true),
                seen(made("3", null, "1"), false)))
        .isEqualTo(new Standard(Urgency.TWO_HOUR, 1, 0, 1, 0, 0, 0, 100.0));
  }

  @Test
  void leaders_see_rounded_figures_and_no_share_of_few() {
    var few = new ArrayList<Referral>();
    for (int i = 0; i < 12; i++) {
      few.add(seen(made("in-" + i, null, null), true));
    }
    for (int i = 0; i < 7; i++) {
      few.add(seen(made("late-" + i, null, null), false));
    }
    assertThat(Standard.of(Urgency.TWO_HOUR, few, LATE).shown(RULE))
        .isEqualTo(new Standard(Urgency.TWO_HOUR, 20, 0, 10, 5, 0, 0, null));
    few.add(seen(made("late-8", null, null), false));
    assertThat(Standard.of(Urgency.TWO_HOUR, few, LATE).shown(RULE))
        .isEqualTo(new Standard(Urgency.TWO_HOUR, 20, 0, 10, 10, 0, 0, 50.0));
  }
}
