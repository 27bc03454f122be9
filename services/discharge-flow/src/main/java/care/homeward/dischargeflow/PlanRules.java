package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.CriteriaToResideMetAgain;
import care.homeward.contracts.StayEvent.CriteriaToResideNoLongerMet;
import care.homeward.contracts.StayEvent.CriteriaToResideReviewed;
import care.homeward.contracts.StayEvent.DischargePlanWithdrawn;
import care.homeward.contracts.StayEvent.DischargePlanned;
import care.homeward.contracts.StayEvent.ExpectedDateSet;
import care.homeward.contracts.StayEvent.ReadinessStated;
import care.homeward.contracts.StayEvent.ReadinessStated.Statement;
import care.homeward.platform.core.London;
import care.homeward.platform.core.Refused;
import java.util.List;

/**
 * What follows from decisions about leaving: the criteria to reside, the three statements of the
 * historical statistics, the expected date and the moment agreed on. None of them sets another, and
 * nothing here sets any of them by itself.
 */
final class PlanRules {

  private PlanRules() {}

  /** A review may be told late, as long as nothing decided later says otherwise. */
  static List<StayEvent> criteria(Stay stay, StayCommand.SetCriteriaToReside c) {
    var plan = stay.plan();
    if (plan.metAt(c.at()) == c.met()) {
      var told =
          plan.reviews().stream()
              .anyMatch(review -> review.at().equals(c.at()) && review.met() == c.met());
      return told
          ? List.of()
          : List.of(new CriteriaToResideReviewed(stay.id(), stay.personId(), c.at(), c.met()));
    }
    if (plan.lastReviewedAt().filter(c.at()::isBefore).isPresent()) {
      throw Refused.conflict("before-last-decision", "Something later was decided already.");
    }
    return c.met()
        ? List.of(new CriteriaToResideMetAgain(stay.id(), stay.personId(), c.at()))
        : List.of(new CriteriaToResideNoLongerMet(stay.id(), stay.personId(), c.at()));
  }

  static List<StayEvent> readiness(Stay stay, StayCommand.StateReadiness c) {
    var last = stay.plan().last(c.statement());
    if (last.map(Plan.Stated::holds).orElse(false) == c.holds()) {
      return List.of();
    }
    if (last.map(Plan.Stated::at).filter(c.at()::isBefore).isPresent()) {
      throw Refused.conflict("before-last-decision", "Something later was stated already.");
    }
    if (c.statement() == Statement.SAFE && c.holds()) {
      ConcernRules.requireNothingInTheWay(stay);
    }
    return List.of(
        new ReadinessStated(stay.id(), stay.personId(), c.at(), c.statement(), c.holds()));
  }

  static List<StayEvent> expectedDate(Stay stay, StayCommand.SetExpectedDate c) {
    var admittedAt = stay.bed().admittedAt();
    if (admittedAt != null && c.date().isBefore(London.day(admittedAt))) {
      throw Refused.impossible("before-admission", "Nobody leaves before they were admitted.");
    }
    var expected = stay.plan().expected();
    if (expected != null && expected.date().equals(c.date())) {
      return List.of();
    }
    var slips = expected != null && c.date().isAfter(expected.date());
    if (slips && c.slipReason() == null) {
      throw Refused.impossible("slip-needs-reason", "Say why the expected date is later now.");
    }
    return List.of(
        new ExpectedDateSet(
            stay.id(), stay.personId(), c.at(), c.date(), slips ? c.slipReason() : null));
  }

  static List<StayEvent> plan(Stay stay, StayCommand.PlanDischarge c) {
    if (c.plannedFor().isBefore(c.at())) {
      throw Refused.impossible("planned-in-the-past", "Nobody plans what is over.");
    }
    ConcernRules.requireNothingInTheWay(stay);
    var planned = stay.plan().planned();
    return planned != null && planned.plannedFor().equals(c.plannedFor())
        ? List.of()
        : List.of(new DischargePlanned(stay.id(), stay.personId(), c.at(), c.plannedFor()));
  }

  static List<StayEvent> withdraw(Stay stay, StayCommand.WithdrawDischargePlan c) {
    return stay.plan().planned() == null
        ? List.of()
        : List.of(new DischargePlanWithdrawn(stay.id(), stay.personId(), c.at()));
  }
}
