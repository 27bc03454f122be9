package care.homeward.live.board;

import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.AreaWithheld;
import care.homeward.contracts.ReferralEvent.InformationAnswered;
import care.homeward.contracts.ReferralEvent.InformationAsked;
import care.homeward.contracts.ReferralEvent.OfferEnded;
import care.homeward.contracts.ReferralEvent.QuestionLapsed;
import care.homeward.contracts.ReferralEvent.ReferralClosed;
import care.homeward.contracts.ReferralEvent.ReferralDeclined;
import care.homeward.contracts.ReferralEvent.ReferralFulfilled;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralOffered;
import care.homeward.contracts.ReferralEvent.ReferralPartTaken;
import care.homeward.contracts.ReferralEvent.ReferralRedirected;
import care.homeward.contracts.ReferralEvent.ReferralReidentified;
import care.homeward.contracts.ReferralEvent.ReferralReopened;
import care.homeward.contracts.ReferralEvent.ReferralReturned;
import care.homeward.contracts.ReferralEvent.ReferralSentToHub;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.ReferralTriaged;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.live.board.Card.Referral.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code referrals} says of one referral. */
final class ReferralPart implements Part {

  String referralId;
  @Nullable String stayId;
  State state = State.MADE;
  @Nullable Instant receivedAt;
  @Nullable Instant due;
  @Nullable Skill skill;
  @Nullable Urgency urgency;
  @Nullable String teamId;
  List<String> asked = new ArrayList<>();

  /** The team that asks for more before it answers. */
  @Nullable String asking;

  ReferralPart(String referralId) {
    this.referralId = referralId;
  }

  @Override
  public void take(Object fact, Set<String> touched) {
    if (!(fact instanceof ReferralEvent event)) {
      return;
    }
    touched.addAll(stays());
    stayId = event.stayId();
    touched.addAll(stays());
    switch (event) {
      case ReferralMade made -> {
        receivedAt = made.at();
        due = made.due();
        skill = made.skill();
        urgency = made.urgency();
      }
      case ReferralTriaged triaged -> {
        due = triaged.due();
        urgency = triaged.urgency();
      }
      case ReferralOffered offered -> {
        if (!asked.contains(offered.teamId())) {
          asked.add(offered.teamId());
        }
        if (state != State.INFORMATION_ASKED) {
          becomes(State.OFFERED, asked.getFirst());
        }
      }
      case OfferEnded ended -> asksNoLonger(ended.teamId());
      case ReferralDeclined declined -> asksNoLonger(declined.teamId());
      case ReferralPartTaken part -> asksNoLonger(part.teamId());
      case ReferralRedirected redirected -> {
        if (state == State.TAKEN) {
          state = State.OFFERED;
        }
        asksNoLonger(redirected.teamId());
      }
      case ReferralSentToHub _ -> settled(State.WITH_HUB, null);
      case ReferralReturned _ -> settled(State.WITH_SOURCE, null);
      case InformationAsked question -> {
        state = State.INFORMATION_ASKED;
        asking = question.teamId();
      }
      case InformationAnswered _, QuestionLapsed _ -> {
        if (asked.isEmpty()) {
          settled(State.WITH_HUB, null);
        } else {
          becomes(State.OFFERED, asked.getFirst());
        }
      }
      case ReferralTaken taken -> settled(State.TAKEN, taken.teamId());
      case ReferralWithdrawn _ -> settled(State.WITHDRAWN, null);
      case ReferralFulfilled fulfilled -> settled(State.FULFILLED, fulfilled.teamId());
      case ReferralClosed closed -> settled(State.CLOSED, closed.teamId());
      case ReferralReopened reopened -> {
        if (reopened.teamId() == null) {
          settled(State.WITH_HUB, null);
        } else {
          settled(State.FULFILLED, reopened.teamId());
        }
      }
      case AreaWithheld _ -> {} // no area is shown
      case ReferralReidentified _ -> {} // whose stay it is the stay says
    }
  }

  /** What ends after a team has taken it says nothing new. */
  private void asksNoLonger(String team) {
    if (state == State.TAKEN) {
      return;
    }
    asked.remove(team);
    if (asked.isEmpty()) {
      becomes(State.DECLINED, team);
    } else if (state == State.OFFERED || team.equals(asking)) {
      becomes(State.OFFERED, asked.getFirst());
    }
  }

  /** Nobody is asked any more. */
  private void settled(State next, @Nullable String team) {
    asked.clear();
    becomes(next, team);
  }

  private void becomes(State next, @Nullable String team) {
    state = next;
    teamId = team;
    asking = null;
  }

  /** As it shows on a card; the day is what the team that has it says. */
  Card.Referral shown(@Nullable LocalDate day) {
    return new Card.Referral(referralId, state, receivedAt, due, skill, urgency, teamId, day);
  }

  @Override
  public Set<String> stays() {
    return stayId == null ? Set.of() : Set.of(stayId);
  }
}
