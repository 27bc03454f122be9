package care.homeward.referrals;

import static care.homeward.referrals.Fixture.DUE;
import static care.homeward.referrals.Fixture.ID;
import static care.homeward.referrals.Fixture.LATER;
import static care.homeward.referrals.Fixture.MRS_PATEL;
import static care.homeward.referrals.Fixture.RECEIVED;
import static care.homeward.referrals.Fixture.SEACROFT;
import static care.homeward.referrals.Fixture.STAY;
import static care.homeward.referrals.Fixture.after;
import static care.homeward.referrals.Fixture.made;
import static care.homeward.referrals.Fixture.offered;
import static care.homeward.referrals.Fixture.taken;
import static care.homeward.referrals.Fixture.toHub;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.ReferralClosed;
import care.homeward.contracts.ReferralEvent.ReferralFulfilled;
import care.homeward.contracts.ReferralEvent.ReferralReopened;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import care.homeward.referrals.Referral.Stands;
import care.homeward.referrals.ReferralCommand.FulfilReferral;
import care.homeward.referrals.ReferralCommand.ReopenReferral;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndingTest {

  private static final ReferralEvent MADE = made(Skill.REABLEMENT);
  private static final ReferralEvent OFFERED = offered(RECEIVED, SEACROFT);
  private static final ReferralEvent TAKEN = taken(SEACROFT);
  private static final ReferralEvent FULFILLED =
      new ReferralFulfilled(ID, MRS_PATEL, STAY, LATER, SEACROFT, true);
  private static final ReopenReferral ALIVE = new ReopenReferral(LATER);

  private static ReferralEvent withdrawn(ReferralWithdrawn.Why why) {
    return new ReferralWithdrawn(ID, MRS_PATEL, STAY, LATER, SEACROFT, why, null);
  }

  private static ReferralEvent closed(ReferralClosed.Reason reason) {
    return new ReferralClosed(ID, MRS_PATEL, STAY, LATER, SEACROFT, reason);
  }

  private static ReferralEvent reopened(@Nullable String team) {
    return new ReferralReopened(
        ID,
        MRS_PATEL,
        STAY,
        LATER,
        team,
        RECEIVED,
        Skill.REABLEMENT,
        null,
        Urgency.TWO_HOUR,
        "leeds",
        "seacroft",
        null,
        null,
        DUE);
  }

  @Test
  void a_contact_before_it_was_received_was_made_for_something_else() {
    var taken = after(MADE, OFFERED, TAKEN);
    assertThat(taken.decide(new FulfilReferral(RECEIVED.minusMillis(1), SEACROFT))).isEmpty();
    assertThat(taken.decide(new FulfilReferral(RECEIVED, SEACROFT)))
        .containsExactly(new ReferralFulfilled(ID, MRS_PATEL, STAY, RECEIVED, SEACROFT, true));
  }

  @Test
  void what_was_withdrawn_for_a_death_that_was_none_is_back_with_the_hub_and_keeps_its_time() {
    var died = withdrawn(ReferralWithdrawn.Why.DIED);
    assertThat(after(MADE, OFFERED, TAKEN, died).decide(ALIVE))
        .containsExactly(reopened(null), toHub(WithoutTeam.REOPENED, null));
    var again =
        after(MADE, OFFERED, TAKEN, died, reopened(null), toHub(WithoutTeam.REOPENED, null));
    assertThat(again.stands()).isEqualTo(Stands.WITH_HUB);
    assertThat(again.ended()).isNull();
    assertThat(again.services()).isEmpty();
    assertThat(again.asked().receivedAt()).isEqualTo(RECEIVED);
    assertThat(again.overdue(DUE.plusMillis(1))).isTrue();
    assertThat(again.decide(ALIVE)).isEmpty();
  }

  @Test
  void what_was_closed_for_it_after_the_first_contact_is_back_with_its_team() {
    var died = closed(ReferralClosed.Reason.DIED);
    assertThat(after(MADE, OFFERED, TAKEN, FULFILLED, died).decide(ALIVE))
        .containsExactly(reopened(SEACROFT));
    var again = after(MADE, OFFERED, TAKEN, FULFILLED, died, reopened(SEACROFT));
    assertThat(again.stands()).isEqualTo(Stands.FULFILLED);
    assertThat(again.contactAt()).isEqualTo(LATER);
    assertThat(again.withinTarget()).isTrue();
    assertThat(again.services()).containsExactly(SEACROFT);
  }

  @Test
  void what_ended_for_another_reason_or_goes_on_is_not_reopened() {
    assertThat(after().decide(ALIVE)).isEmpty();
    assertThat(after(MADE, OFFERED, TAKEN).decide(ALIVE)).isEmpty();
    for (var over :
        List.of(
            withdrawn(ReferralWithdrawn.Why.NOT_NEEDED),
            withdrawn(ReferralWithdrawn.Why.ADMISSION_CANCELLED),
            closed(ReferralClosed.Reason.CARE_GIVEN))) {
      assertThat(after(MADE, OFFERED, TAKEN, over).decide(ALIVE)).isEmpty();
    }
  }
}
