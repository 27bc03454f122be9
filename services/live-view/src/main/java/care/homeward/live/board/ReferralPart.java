package care.homeward.live.board;

import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.ReferralDeclined;
import care.homeward.contracts.ReferralEvent.ReferralFulfilled;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralOffered;
import care.homeward.contracts.ReferralEvent.ReferralSentToHub;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.live.board.Card.Referral.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code referrals} says of one referral. */
final class ReferralPart implements Part {

  String referralId;
  @Nullable String stayId;
  State state = State.MADE;
  @Nullable Instant receivedAt;
  @Nullable Skill skill;
  @Nullable Urgency urgency;
  @Nullable String teamId;

  ReferralPart(String referralId) {
    this.referralId = referralId;
  }

  @Override
  public void take(Object fact) {
    if (!(fact instanceof ReferralEvent event)) {
      return;
    }
    stayId = event.stayId();
    switch (event) {
      case ReferralMade made -> {
        receivedAt = made.at();
        skill = made.skill();
        urgency = made.urgency();
      }
      case ReferralOffered offered -> becomes(State.OFFERED, offered.teamId());
      case ReferralSentToHub _ -> becomes(State.WITH_HUB, null);
      case ReferralTaken taken -> becomes(State.TAKEN, taken.teamId());
      case ReferralDeclined declined -> becomes(State.DECLINED, declined.teamId());
      case ReferralWithdrawn _ -> becomes(State.WITHDRAWN, null);
      case ReferralFulfilled fulfilled -> becomes(State.FULFILLED, fulfilled.teamId());
    }
  }

  private void becomes(State next, @Nullable String team) {
    state = next;
    teamId = team;
  }

  /** As it shows on a card; the day is what the team that has it says. */
  Card.Referral shown(@Nullable LocalDate day) {
    return new Card.Referral(referralId, state, receivedAt, skill, urgency, teamId, day);
  }

  @Override
  public Set<String> stays() {
    return stayId == null ? Set.of() : Set.of(stayId);
  }
}
