package care.homeward.dischargeflow;

import care.homeward.contracts.CapacityEvent.AssessmentSought;
import care.homeward.contracts.CapacityEvent.BedAccepted;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedRefused;
import care.homeward.contracts.CapacityEvent.BedReleased;
import care.homeward.contracts.CapacityEvent.HoldLapsed;
import care.homeward.contracts.CapacityEvent.PersonMovedIn;
import care.homeward.contracts.CapacityEvent.RefusalReason;
import care.homeward.contracts.Envelope;
import care.homeward.contracts.PersonEvent.AbodeRecorded;
import care.homeward.contracts.PersonEvent.CarerTold;
import care.homeward.contracts.PersonEvent.News;
import care.homeward.contracts.PersonEvent.PeopleMerged;
import care.homeward.contracts.PersonEvent.PersonTold;
import care.homeward.contracts.ReferralEvent.DeclineReason;
import care.homeward.contracts.ReferralEvent.InformationAnswered;
import care.homeward.contracts.ReferralEvent.InformationAsked;
import care.homeward.contracts.ReferralEvent.OfferEnded;
import care.homeward.contracts.ReferralEvent.QuestionLapsed;
import care.homeward.contracts.ReferralEvent.ReferralClosed;
import care.homeward.contracts.ReferralEvent.ReferralDeclined;
import care.homeward.contracts.ReferralEvent.ReferralOffered;
import care.homeward.contracts.ReferralEvent.ReferralPartTaken;
import care.homeward.contracts.ReferralEvent.ReferralRedirected;
import care.homeward.contracts.ReferralEvent.ReferralReturned;
import care.homeward.contracts.ReferralEvent.ReferralSentToHub;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.contracts.StayEvent.CareBegan.By;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.TeamEvent.FirstContactMade;
import care.homeward.platform.journal.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a stay makes of what referrals, teams, homes and people say. */
@Component
class StayFeed {

  private final StayDesk desk;
  private final PersonDesk people;

  StayFeed(StayDesk desk, PersonDesk people) {
    this.desk = desk;
    this.people = people;
  }

  void on(Envelope<?> fact, Cause cause) {
    switch (fact.data()) {
      case ReferralOffered e ->
          hear(
              e.stayId(),
              new StayCommand.TeamHasIt(
                  e.at(), e.referralId(), e.teamId(), e.skill(), NextStep.ANSWER, cause.id("wait")),
              cause);
      case ReferralTaken e ->
          hear(
              e.stayId(),
              new StayCommand.TeamHasIt(
                  e.at(),
                  e.referralId(),
                  e.teamId(),
                  e.skill(),
                  NextStep.START_CARE,
                  cause.id("wait")),
              cause);
      case ReferralSentToHub e ->
          hear(e.stayId(), noTeam(e.at(), e.referralId(), e.declined(), cause), cause);
      case ReferralReturned e ->
          hear(e.stayId(), noTeam(e.at(), e.referralId(), e.declined(), cause), cause);
      case ReferralDeclined e ->
          hear(
              e.stayId(),
              new StayCommand.TeamIsOff(
                  e.at(), e.referralId(), e.teamId(), e.reason() == DeclineReason.NO_CAPACITY),
              cause);
      case OfferEnded e when e.ending() != OfferEnded.Ending.WITHDRAWN ->
          hear(
              e.stayId(),
              new StayCommand.TeamIsOff(e.at(), e.referralId(), e.teamId(), false),
              cause);
      case ReferralPartTaken e ->
          hear(
              e.stayId(),
              new StayCommand.TeamIsOff(e.at(), e.referralId(), e.teamId(), false),
              cause);
      case ReferralRedirected e ->
          hear(
              e.stayId(),
              new StayCommand.TeamPassesOn(e.at(), e.referralId(), e.teamId(), e.toTeamId()),
              cause);
      case InformationAsked e ->
          hear(e.stayId(), new StayCommand.MoreIsAsked(e.at(), e.referralId(), e.teamId()), cause);
      case InformationAnswered e ->
          hear(e.stayId(), new StayCommand.QuestionIsOver(e.at(), e.referralId()), cause);
      case QuestionLapsed e ->
          hear(e.stayId(), new StayCommand.QuestionIsOver(e.at(), e.referralId()), cause);
      case ReferralWithdrawn e ->
          hear(e.stayId(), new StayCommand.ReferralIsOff(e.at(), e.referralId()), cause);
      case ReferralClosed e ->
          hear(e.stayId(), new StayCommand.ReferralIsOff(e.at(), e.referralId()), cause);
      case FirstContactMade e ->
          hear(e.stayId(), new StayCommand.CareBegins(e.at(), By.TEAM, e.referralId()), cause);
      case BedHeld e ->
          hear(
              e.stayId(),
              new StayCommand.HomeHoldsBed(
                  e.at(), e.holdId(), e.homeId(), e.bedType(), e.expiresAt(), cause.id("wait")),
              cause);
      case AssessmentSought e ->
          hear(
              e.stayId(),
              new StayCommand.HomeAssessesFirst(e.at(), e.holdId(), e.expiresAt()),
              cause);
      case BedAccepted e ->
          hear(e.stayId(), new StayCommand.HomeAccepts(e.at(), e.holdId(), e.homeId()), cause);
      case BedRefused e ->
          hear(
              e.stayId(),
              new StayCommand.BedIsGone(e.at(), e.holdId(), forWantOfRoom(e.reason())),
              cause);
      case HoldLapsed e ->
          hear(e.stayId(), new StayCommand.BedIsGone(e.at(), e.holdId(), false), cause);
      case BedReleased e ->
          hear(e.stayId(), new StayCommand.BedIsGone(e.at(), e.holdId(), false), cause);
      case PersonMovedIn e ->
          hear(e.stayId(), new StayCommand.CareBegins(e.at(), By.HOME, e.holdId()), cause);
      case PeopleMerged e -> people.merge(e.personId(), e.formerPersonId(), e.at(), cause);
      case AbodeRecorded e -> people.abode(e.personId(), e.abode(), e.at(), cause);
      case PersonTold e when e.about() == News.EXPECTED_DATE ->
          people.personTold(e.personId(), e.at());
      case CarerTold e when e.about() == News.EXPECTED_DATE ->
          people.carerTold(e.personId(), e.at());
      default -> {} // Whose turn it is does not depend on the rest, or what follows says it.
    }
  }

  private static boolean forWantOfRoom(RefusalReason reason) {
    return switch (reason) {
      case NO_SUITABLE_ROOM, STAFFING, BED_NO_LONGER_FREE -> true;
      case CANNOT_MEET_NEEDS, PERSON_OR_FAMILY_CHOICE, FUNDING_NOT_AGREED -> false;
    };
  }

  private static StayCommand.FromOthers noTeam(
      Instant at, String referralId, @Nullable DeclineReason declined, Cause cause) {
    return declined == DeclineReason.NO_CAPACITY
        ? new StayCommand.TeamHasNoCapacity(at, referralId)
        : new StayCommand.NoTeamHasIt(at, referralId, cause.id("wait"));
  }

  /** Who is not in hospital waits for nothing there. */
  private void hear(@Nullable String stayId, StayCommand.FromOthers command, Cause cause) {
    if (stayId != null) {
      var _ = desk.handle(stayId, command, cause);
    }
  }
}
