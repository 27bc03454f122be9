package care.homeward.teams;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.TeamEvent.CapacityBorrowed;
import care.homeward.contracts.TeamEvent.CapacityGivenBack;
import care.homeward.contracts.TeamEvent.CapacityLent;
import care.homeward.contracts.TeamEvent.CapacityRestored;
import care.homeward.contracts.TeamEvent.CommunityCapacitySet;
import care.homeward.contracts.TeamEvent.TeamCapacitySet;
import care.homeward.contracts.TeamEvent.TeamCapacitySet.Basis;
import care.homeward.platform.core.London;
import care.homeward.platform.core.Refused;
import care.homeward.teams.Loan.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a team can do and what uses it.
 *
 * @param loads capacity and its use, a day and skill at most once
 * @param loans what it lent and borrowed
 * @param weeks what a community organisation can take, a week and need at most once
 */
record Capacity(List<Load> loads, List<Loan> loans, List<Week> weeks) {

  static final Capacity NONE = new Capacity(List.of(), List.of(), List.of());

  /** Days of load kept behind the newest one told of; the facts keep them all. */
  private static final int DAYS_KEPT = 7;

  /** What is known of a day and skill. */
  Load load(LocalDate day, Skill skill) {
    return loads.stream()
        .filter(load -> load.isOf(day, skill))
        .findFirst()
        .orElseGet(() -> Load.none(day, skill));
  }

  /** What is known of a need in the week of a day. */
  Week week(LocalDate day, CommunityNeed need) {
    return weeks.stream()
        .filter(week -> week.isOf(day, need))
        .findFirst()
        .orElseGet(() -> Week.none(day, need));
  }

  @Nullable Loan loan(String loanId) {
    return loans.stream().filter(loan -> loan.loanId().equals(loanId)).findFirst().orElse(null);
  }

  Loan requireLoan(String loanId) {
    var loan = loan(loanId);
    if (loan == null) {
      throw Refused.unknown("loan");
    }
    return loan;
  }

  Capacity after(TeamCapacitySet e) {
    var basis = e.basis() == null ? Basis.DECLARED : e.basis();
    return load(e.day(), e.skill(), load -> load.saying(e.slots(), basis)).at(e.at());
  }

  Capacity after(CommunityCapacitySet e) {
    return week(e.week(), e.need(), week -> week.saying(e.slots())).at(e.at());
  }

  Capacity after(CapacityLent e) {
    return load(e.day(), e.skill(), load -> load.lending(e.slotsLent()))
        .and(Loan.standing(e.loanId(), Side.LENT, e.borrower(), e.day(), e.skill(), e.slotsLent()));
  }

  Capacity after(CapacityBorrowed e) {
    return load(e.day(), e.skill(), load -> load.borrowing(e.slotsLent()))
        .and(
            Loan.standing(
                e.loanId(), Side.BORROWED, e.lender(), e.day(), e.skill(), e.slotsLent()));
  }

  Capacity after(CapacityGivenBack e) {
    return load(e.day(), e.skill(), load -> load.borrowing(-e.slotsLent())).over(e.loanId());
  }

  Capacity after(CapacityRestored e) {
    return load(e.day(), e.skill(), load -> load.lending(-e.slotsLent())).over(e.loanId());
  }

  /**
   * One more or one fewer who uses a day, for each skill, and of a community organisation the
   * week's needs.
   */
  Capacity use(OnCaseload person, int more) {
    var used = this;
    for (var skill : person.skills()) {
      used = used.load(person.date(), skill, load -> load.taking(more));
    }
    for (var need : person.needs()) {
      used = used.week(person.date(), need, week -> week.taking(more));
    }
    return used;
  }

  /** Without the days that are long past on this one. */
  Capacity since(LocalDate today) {
    var first = today.minusDays(DAYS_KEPT);
    var day = first.toString();
    var monday = Week.monday(first).toString();
    return new Capacity(
        loads.stream().filter(load -> load.day().compareTo(day) >= 0).toList(),
        loans.stream().filter(loan -> loan.day().compareTo(day) >= 0).toList(),
        weeks.stream().filter(week -> week.week().compareTo(monday) >= 0).toList());
  }

  private Capacity at(Instant moment) {
    return since(London.day(moment));
  }

  private Capacity load(LocalDate day, Skill skill, UnaryOperator<Load> change) {
    var changed = new ArrayList<>(loads);
    changed.removeIf(load -> load.isOf(day, skill));
    changed.add(change.apply(load(day, skill)));
    return new Capacity(List.copyOf(changed), loans, weeks);
  }

  private Capacity week(LocalDate day, CommunityNeed need, UnaryOperator<Week> change) {
    var changed = new ArrayList<>(weeks);
    changed.removeIf(week -> week.isOf(day, need));
    changed.add(change.apply(week(day, need)));
    return new Capacity(loads, loans, List.copyOf(changed));
  }

  private Capacity and(Loan more) {
    return new Capacity(loads, Stream.concat(loans.stream(), Stream.of(more)).toList(), weeks);
  }

  private Capacity over(String loanId) {
    return new Capacity(
        loads,
        loans.stream().map(loan -> loan.loanId().equals(loanId) ? loan.over() : loan).toList(),
        weeks);
  }
}
