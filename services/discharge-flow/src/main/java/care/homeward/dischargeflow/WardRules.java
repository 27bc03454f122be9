package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.CriteriaToResideMetAgain;
import care.homeward.contracts.StayEvent.CriteriaToResideNoLongerMet;
import care.homeward.contracts.StayEvent.ExpectedDateSet;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.contracts.StayEvent.Wait;
import care.homeward.contracts.StayEvent.WaitEnded;
import care.homeward.contracts.StayEvent.WaitPassedOn;
import care.homeward.contracts.StayEvent.WaitStarted;
import care.homeward.dischargeflow.Stay.Waiting;
import care.homeward.platform.core.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What follows from what people on the ward and in the hub decide. A clinician decides about the
 * criteria to reside: nothing here ever sets them by itself.
 */
final class WardRules {

  private WardRules() {}

  static List<StayEvent> decide(Stay stay, StayCommand.FromWard command, DelayReasons reasons) {
    requireInBed(stay, command.at());
    return switch (command) {
      case StayCommand.SetCriteriaToReside c -> criteria(stay, c);
      case StayCommand.SetExpectedDate c -> expectedDate(stay, c);
      case StayCommand.ChoosePathway c -> pathway(stay, c, reasons);
      case StayCommand.StartWait c -> startWait(stay, c, reasons);
      case StayCommand.PassOnWait c -> passOnWait(stay, c, reasons);
      case StayCommand.EndWait c ->
          wait(stay, c.waitId()).open()
              ? List.of(new WaitEnded(stay.id(), stay.personId(), c.at(), c.waitId()))
              : List.of();
    };
  }

  private static void requireInBed(Stay stay, Instant at) {
    switch (stay.bed().phase()) {
      case UNKNOWN -> throw Refused.unknown("stay");
      case CANCELLED ->
          throw Refused.conflict("admission-cancelled", "The admission was cancelled.");
      case DISCHARGED -> throw Refused.conflict("discharged", "The person has left the bed.");
      case IN_BED -> {
        var admittedAt = stay.bed().admittedAt();
        if (admittedAt != null && at.isBefore(admittedAt)) {
          throw Refused.impossible("before-admission", "The person was not in the hospital then.");
        }
      }
    }
  }

  private static List<StayEvent> criteria(Stay stay, StayCommand.SetCriteriaToReside c) {
    var periods = stay.plan().periods();
    var last = periods.isEmpty() ? null : periods.getLast();
    var metNow = last == null || last.until() != null;
    if (metNow == c.met()) {
      return List.of();
    }
    var since = last == null ? null : metNow ? last.until() : last.from();
    if (since != null && c.at().isBefore(since)) {
      throw Refused.conflict("before-last-decision", "Something later was decided already.");
    }
    return c.met()
        ? List.of(new CriteriaToResideMetAgain(stay.id(), stay.personId(), c.at()))
        : List.of(new CriteriaToResideNoLongerMet(stay.id(), stay.personId(), c.at()));
  }

  private static List<StayEvent> expectedDate(Stay stay, StayCommand.SetExpectedDate c) {
    var admittedAt = stay.bed().admittedAt();
    if (admittedAt != null && c.date().isBefore(LocalDate.ofInstant(admittedAt, Delay.LONDON))) {
      throw Refused.impossible("before-admission", "Nobody leaves before they were admitted.");
    }
    var expected = stay.plan().expected();
    return expected != null && expected.date().equals(c.date())
        ? List.of()
        : List.of(new ExpectedDateSet(stay.id(), stay.personId(), c.at(), c.date()));
  }

  /** A new pathway ends the waits that cannot be true on it, and leaves none with the hub on 0. */
  private static List<StayEvent> pathway(
      Stay stay, StayCommand.ChoosePathway c, DelayReasons reasons) {
    var present = stay.plan().pathway();
    if (present != null && present == c.pathway()) {
      return List.of();
    }
    var events = new ArrayList<StayEvent>();
    events.add(new PathwayChosen(stay.id(), stay.personId(), c.at(), c.pathway()));
    stay.openWaits()
        .forEach(
            wait -> {
              var details = wait.details();
              var reason = reasons.of(details.reason());
              if (!reason.fits(c.pathway())) {
                events.add(new WaitEnded(stay.id(), stay.personId(), c.at(), wait.waitId()));
              } else if (c.pathway() == 0 && details.owner() == Owner.CARE_TRANSFER_HUB) {
                var onWard =
                    new Wait(
                        details.reason(), reason.owner(), null, details.nextStep(), details.due());
                events.add(
                    new WaitPassedOn(stay.id(), stay.personId(), c.at(), wait.waitId(), onWard));
              }
            });
    return events;
  }

  private static List<StayEvent> startWait(
      Stay stay, StayCommand.StartWait c, DelayReasons reasons) {
    var reason = reasons.of(c.reason());
    var owner = c.owner() == null ? reason.owner() : c.owner();
    reasons.requireFits(reason, owner, stay.plan().pathway());
    requireNotWaiting(stay, c.waitId(), c.reason());
    var details = new Wait(c.reason(), owner, c.ownerReference(), c.nextStep(), c.due());
    return List.of(new WaitStarted(stay.id(), stay.personId(), c.at(), c.waitId(), details));
  }

  private static List<StayEvent> passOnWait(
      Stay stay, StayCommand.PassOnWait c, DelayReasons reasons) {
    var wait = wait(stay, c.waitId());
    if (!wait.open()) {
      throw Refused.conflict("wait-ended", "The person no longer waits for this.");
    }
    var present = wait.details();
    var reason = reasons.of(c.reason() == null ? present.reason() : c.reason());
    var sameReason = reason.code().equals(present.reason());
    var owner = c.owner();
    var reference = c.ownerReference();
    if (owner == null) {
      owner = sameReason ? present.owner() : reason.owner();
      reference = sameReason && reference == null ? present.ownerReference() : reference;
    }
    reasons.requireFits(reason, owner, stay.plan().pathway());
    requireNotWaiting(stay, c.waitId(), reason.code());
    var details = new Wait(reason.code(), owner, reference, c.nextStep(), c.due());
    return details.equals(present)
        ? List.of()
        : List.of(new WaitPassedOn(stay.id(), stay.personId(), c.at(), c.waitId(), details));
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
