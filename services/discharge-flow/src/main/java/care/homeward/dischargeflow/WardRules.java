package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.Wait;
import care.homeward.contracts.StayEvent.WaitEnded;
import care.homeward.contracts.StayEvent.WaitPassedOn;
import care.homeward.contracts.StayEvent.WaitStarted;
import care.homeward.dischargeflow.Stay.Waiting;
import care.homeward.platform.core.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows from what people on the ward and in the hub decide: here, of the waits. */
final class WardRules {

  private WardRules() {}

  static List<StayEvent> decide(Stay stay, StayCommand.FromWard command, DelayReasons reasons) {
    requireInBed(stay, command);
    return switch (command) {
      case StayCommand.SetCriteriaToReside c -> PlanRules.criteria(stay, c);
      case StayCommand.StateReadiness c -> PlanRules.readiness(stay, c);
      case StayCommand.SetExpectedDate c -> PlanRules.expectedDate(stay, c);
      case StayCommand.PlanDischarge c -> PlanRules.plan(stay, c);
      case StayCommand.WithdrawDischargePlan c -> PlanRules.withdraw(stay, c);
      case StayCommand.ChoosePathway c -> PathwayRules.choose(stay, c, reasons);
      case StayCommand.StateMentalCapacity c -> ConcernRules.capacity(stay, c, reasons);
      case StayCommand.StateSafeguarding c -> ConcernRules.safeguarding(stay, c, reasons);
      case StayCommand.NoteHousingNeed c -> HousingRules.note(stay, c);
      case StayCommand.MakeDutyToRefer c -> HousingRules.refer(stay, c);
      case StayCommand.AnswerDutyToRefer c -> HousingRules.answer(stay, c);
      case StayCommand.StartWait c -> startWait(stay, c, reasons);
      case StayCommand.PassOnWait c -> passOnWait(stay, c, reasons);
      case StayCommand.EndWait c -> endWait(stay, c);
    };
  }

  private static void requireInBed(Stay stay, StayCommand.FromWard command) {
    switch (stay.bed().phase()) {
      case UNKNOWN -> throw Refused.unknown("stay");
      case CANCELLED ->
          throw Refused.conflict("admission-cancelled", "The admission was cancelled.");
      case DISCHARGED -> {
        // An authority may answer after the person has left.
        if (!(command instanceof StayCommand.AnswerDutyToRefer)) {
          throw Refused.conflict("discharged", "The person has left the bed.");
        }
      }
      case IN_BED -> {
        var admittedAt = stay.bed().admittedAt();
        if (admittedAt != null && command.at().isBefore(admittedAt)) {
          throw Refused.impossible("before-admission", "The person was not in the hospital then.");
        }
      }
    }
  }

  private static List<StayEvent> startWait(
      Stay stay, StayCommand.StartWait c, DelayReasons reasons) {
    var reason = reasons.of(c.reason());
    var owner = c.owner() == null ? reason.owner() : c.owner();
    reasons.requireFits(reason, owner, stay.plan().pathway());
    HousingRules.requireReasonOfItsOwn(stay, c.reason());
    requireNotWaiting(stay, c.waitId(), c.reason());
    stay.openWaits().forEach(wait -> requireProviderSaid(stay, wait, c.reason(), null, reasons));
    var details =
        new Wait(
            c.reason(), owner, c.ownerReference(), c.organisation(), c.nextStep(), c.due(), null);
    return List.of(new WaitStarted(stay.id(), stay.personId(), c.at(), c.waitId(), details));
  }

  private static List<StayEvent> passOnWait(
      Stay stay, StayCommand.PassOnWait c, DelayReasons reasons) {
    var wait = wait(stay, c.waitId());
    if (!wait.open()) {
      throw Refused.conflict("wait-ended", "The person no longer waits for this.");
    }
    requireAsSeen(wait, c.version());
    var present = wait.details();
    var reason = reasons.of(c.reason() == null ? present.reason() : c.reason());
    var sameReason = reason.code().equals(present.reason());
    var owner = c.owner();
    var reference = c.ownerReference();
    var organisation = c.organisation();
    if (organisation == null) {
      organisation = c.capacityAt();
    }
    if (owner == null) {
      owner = sameReason ? present.owner() : reason.owner();
      reference = sameReason && reference == null ? present.ownerReference() : reference;
      organisation = sameReason && organisation == null ? present.organisation() : organisation;
    }
    reasons.requireFits(reason, owner, stay.plan().pathway());
    HousingRules.requireReasonOfItsOwn(stay, reason.code());
    requireNotWaiting(stay, c.waitId(), reason.code());
    requireProviderSaid(stay, wait, reason.code(), c.capacityAt(), reasons);
    var details =
        new Wait(
            reason.code(), owner, reference, organisation, c.nextStep(), c.due(), present.asked());
    return details.equals(present)
        ? List.of()
        : List.of(new WaitPassedOn(stay.id(), stay.personId(), c.at(), c.waitId(), details));
  }

  private static List<StayEvent> endWait(Stay stay, StayCommand.EndWait c) {
    var wait = wait(stay, c.waitId());
    if (!wait.open()) {
      return List.of();
    }
    requireAsSeen(wait, c.version());
    return List.of(new WaitEnded(stay.id(), stay.personId(), c.at(), c.waitId()));
  }

  private static void requireAsSeen(Waiting wait, @Nullable Integer version) {
    if (version != null && version != wait.version()) {
      throw Refused.conflict(
          "wait-passed-on-before", "Somebody else passed this wait on since you saw it.");
    }
  }

  /**
   * "Still underway" becomes "not yet available" only by the word of the provider who was asked,
   * and "not yet available" becomes "still underway" only by the word of one that has capacity.
   */
  private static void requireProviderSaid(
      Stay stay, Waiting wait, String reason, @Nullable String capacityAt, DelayReasons reasons) {
    var present = wait.details().reason();
    if (!present.equals(reason)
        && reasons.notAvailable(reason).equals(present)
        && capacityAt == null) {
      throw Refused.conflict(
          "no-provider-has-said-it-can", "No provider has said that there is capacity after all.");
    }
    if (!present.equals(reason)
        && reasons.notAvailable(present).equals(reason)
        && stay.isWithProvider(wait)) {
      throw Refused.conflict(
          "provider-has-not-said", "The provider asked has not said that there is no capacity.");
    }
  }

  private static void requireNotWaiting(Stay stay, String waitId, String reason) {
    if (stay.openWaits()
        .anyMatch(
            wait -> !wait.waitId().equals(waitId) && wait.details().reason().equals(reason))) {
      throw Refused.conflict("already-waiting", "The person waits for this already.");
    }
  }

  private static Waiting wait(Stay stay, String waitId) {
    return stay.waits().stream()
        .filter(wait -> wait.waitId().equals(waitId))
        .findFirst()
        .orElseThrow(() -> Refused.unknown("wait"));
  }
}
