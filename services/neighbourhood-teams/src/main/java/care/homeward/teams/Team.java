package care.homeward.teams;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.TeamEvent;
import care.homeward.contracts.TeamEvent.CapacityBorrowed;
import care.homeward.contracts.TeamEvent.CapacityGivenBack;
import care.homeward.contracts.TeamEvent.CapacityLent;
import care.homeward.contracts.TeamEvent.CapacityRestored;
import care.homeward.contracts.TeamEvent.CommunityCapacitySet;
import care.homeward.contracts.TeamEvent.FirstContactMade;
import care.homeward.contracts.TeamEvent.FirstContactPlanned;
import care.homeward.contracts.TeamEvent.PersonHandedBack;
import care.homeward.contracts.TeamEvent.PersonReidentified;
import care.homeward.contracts.TeamEvent.PersonTakenOn;
import care.homeward.contracts.TeamEvent.TeamCapacitySet;
import care.homeward.contracts.TeamEvent.TeamCapacitySet.Basis;
import care.homeward.contracts.TeamEvent.TeamFormed;
import care.homeward.contracts.TeamEvent.TeamStaffed;
import care.homeward.platform.core.London;
import care.homeward.platform.core.Refused;
import care.homeward.teams.Loan.Side;
import care.homeward.teams.TeamCommand.Borrow;
import care.homeward.teams.TeamCommand.DeriveCapacity;
import care.homeward.teams.TeamCommand.FollowHours;
import care.homeward.teams.TeamCommand.FollowPerson;
import care.homeward.teams.TeamCommand.FormTeam;
import care.homeward.teams.TeamCommand.GiveBack;
import care.homeward.teams.TeamCommand.HandBack;
import care.homeward.teams.TeamCommand.LendCapacity;
import care.homeward.teams.TeamCommand.MakeContact;
import care.homeward.teams.TeamCommand.PlanContact;
import care.homeward.teams.TeamCommand.Restore;
import care.homeward.teams.TeamCommand.SetCapacity;
import care.homeward.teams.TeamCommand.SetWeek;
import care.homeward.teams.TeamCommand.StaffTeam;
import care.homeward.teams.TeamCommand.TakeOn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A team as it stands; a community organisation is one too.
 *
 * @param loads capacity and its use, a day and skill at most once
 * @param loans what it lent and borrowed
 * @param weeks what a community organisation can take, a week and need at most once
 * @param caseload whom it has taken on and not seen yet
 */
@Document("teams")
@CompoundIndex(name = "partnerships", def = "{'form.partnerships': 1, '_id': 1}")
record Team(
    @Id String id,
    Form form,
    Staff staff,
    List<Load> loads,
    List<Loan> loans,
    List<Week> weeks,
    List<OnCaseload> caseload) {

  /** Days of load kept behind the newest one told of; the facts keep them all. */
  private static final int DAYS_KEPT = 7;

  static Team blank(String id) {
    return new Team(id, Form.NONE, Staff.NOBODY, List.of(), List.of(), List.of(), List.of());
  }

  static LocalDate londonDay(Instant at) {
    return London.day(at);
  }

  boolean formed() {
    return !form.name().isEmpty();
  }

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

  /** How many of those who use a day and skill are planned to be seen. */
  int planned(LocalDate day, Skill skill) {
    return (int)
        caseload.stream()
            .filter(person -> person.plannedFor() != null)
            .filter(person -> person.date().equals(day) && person.skill() == skill)
            .count();
  }

  /** What is left: of the day or, of a community organisation, of the week's scarcest need. */
  int left(LocalDate day, Skill skill, List<CommunityNeed> needs) {
    return form.isOrganisation() && !needs.isEmpty()
        ? needs.stream().mapToInt(need -> week(day, need).left()).min().orElseThrow()
        : load(day, skill).left();
  }

  @Nullable OnCaseload onCaseload(String referralId) {
    return caseload.stream()
        .filter(person -> person.referralId().equals(referralId))
        .findFirst()
        .orElse(null);
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

  List<TeamEvent> decide(TeamCommand command) {
    return switch (command) {
      case FormTeam form -> FormRules.form(this, form);
      case StaffTeam staff -> FormRules.staff(this, staff);
      case SetCapacity set -> CapacityRules.set(this, set);
      case DeriveCapacity derive -> CapacityRules.derive(this, derive);
      case FollowHours follow -> CapacityRules.follow(this, follow);
      case SetWeek set -> CapacityRules.setWeek(this, set);
      case LendCapacity lend -> LendingRules.lend(this, lend);
      case Borrow borrow -> LendingRules.borrow(this, borrow);
      case GiveBack giveBack -> LendingRules.giveBack(this, giveBack);
      case Restore restore -> LendingRules.restore(this, restore);
      case PlanContact plan -> ContactRules.plan(this, plan);
      case MakeContact contact -> ContactRules.make(this, contact);
      case TakeOn take -> CaseloadRules.takeOn(this, take);
      case FollowPerson follow -> CaseloadRules.follow(this, follow);
      case HandBack handBack -> CaseloadRules.handBack(this, handBack);
    };
  }

  void requireFormed() {
    if (!formed()) {
      throw Refused.unknown("team");
    }
  }

  void requireSkill(Skill skill) {
    if (!form.skills().contains(skill)) {
      throw Refused.conflict("team-without-skill", "This team does not offer that skill.");
    }
  }

  Team after(TeamEvent event) {
    return switch (event) {
      case TeamFormed e -> new Team(id, Form.of(e), staff, loads, loans, weeks, caseload);
      case TeamStaffed e ->
          new Team(
              id, form, new Staff(e.organisations(), e.members()), loads, loans, weeks, caseload);
      case TeamCapacitySet e ->
          load(
                  e.day(),
                  e.skill(),
                  load -> load.saying(e.slots(), e.basis() == null ? Basis.DECLARED : e.basis()))
              .since(londonDay(e.at()).minusDays(DAYS_KEPT));
      case CommunityCapacitySet e ->
          week(e.week(), e.need(), week -> week.saying(e.slots()))
              .since(londonDay(e.at()).minusDays(DAYS_KEPT));
      case CapacityLent e ->
          load(e.day(), e.skill(), load -> load.lending(e.slotsLent()))
              .loan(
                  new Loan(
                      e.loanId(),
                      Side.LENT,
                      e.borrower(),
                      e.day().toString(),
                      e.skill(),
                      e.slotsLent(),
                      true));
      case CapacityBorrowed e ->
          load(e.day(), e.skill(), load -> load.borrowing(e.slotsLent()))
              .loan(
                  new Loan(
                      e.loanId(),
                      Side.BORROWED,
                      e.lender(),
                      e.day().toString(),
                      e.skill(),
                      e.slotsLent(),
                      true));
      case CapacityGivenBack e ->
          load(e.day(), e.skill(), load -> load.borrowing(-e.slotsLent())).over(e.loanId());
      case CapacityRestored e ->
          load(e.day(), e.skill(), load -> load.lending(-e.slotsLent())).over(e.loanId());
      case PersonTakenOn e -> {
        var person = OnCaseload.of(e);
        yield use(person, 1)
            .caseload(Stream.concat(caseload.stream(), Stream.of(person)).toList())
            .since(e.day().minusDays(DAYS_KEPT));
      }
      case FirstContactPlanned e -> {
        var person = onCaseload(e.referralId());
        yield person == null
            ? this
            : replan(
                person, person.planned(e.memberId(), e.plannedFor(), londonDay(e.plannedFor())));
      }
      case PersonReidentified e ->
          caseload(
              caseload.stream()
                  .map(p -> p.referralId().equals(e.referralId()) ? p.of(e.personId()) : p)
                  .toList());
      case FirstContactMade e -> without(e.referralId());
      case PersonHandedBack e -> {
        var person = onCaseload(e.referralId());
        yield person == null ? this : use(person, -1).without(e.referralId());
      }
    };
  }

  private Team replan(OnCaseload before, OnCaseload now) {
    var moved = before.day().equals(now.day()) ? this : use(before, -1).use(now, 1);
    return moved.caseload(
        caseload.stream().map(person -> person.equals(before) ? now : person).toList());
  }

  /** One more or one fewer who uses a day and, of a community organisation, the week's needs. */
  private Team use(OnCaseload person, int more) {
    var used = load(person.date(), person.skill(), load -> load.taking(more));
    for (var need : person.needs()) {
      used = used.week(person.date(), need, week -> week.taking(more));
    }
    return used;
  }

  private Team load(LocalDate day, Skill skill, UnaryOperator<Load> change) {
    var changed = new ArrayList<>(loads);
    changed.removeIf(load -> load.isOf(day, skill));
    changed.add(change.apply(load(day, skill)));
    return new Team(id, form, staff, List.copyOf(changed), loans, weeks, caseload);
  }

  private Team week(LocalDate day, CommunityNeed need, UnaryOperator<Week> change) {
    var changed = new ArrayList<>(weeks);
    changed.removeIf(week -> week.isOf(day, need));
    changed.add(change.apply(week(day, need)));
    return new Team(id, form, staff, loads, loans, List.copyOf(changed), caseload);
  }

  private Team loan(Loan more) {
    return loans(Stream.concat(loans.stream(), Stream.of(more)).toList());
  }

  private Team over(String loanId) {
    return loans(
        loans.stream().map(loan -> loan.loanId().equals(loanId) ? loan.over() : loan).toList());
  }

  private Team since(LocalDate first) {
    var day = first.toString();
    var monday = Week.monday(first).toString();
    return new Team(
        id,
        form,
        staff,
        loads.stream().filter(load -> load.day().compareTo(day) >= 0).toList(),
        loans.stream().filter(loan -> loan.day().compareTo(day) >= 0).toList(),
        weeks.stream().filter(week -> week.week().compareTo(monday) >= 0).toList(),
        caseload);
  }

  private Team without(String referralId) {
    return caseload(
        caseload.stream().filter(person -> !person.referralId().equals(referralId)).toList());
  }

  private Team loans(List<Loan> changed) {
    return new Team(id, form, staff, loads, changed, weeks, caseload);
  }

  private Team caseload(List<OnCaseload> people) {
    return new Team(id, form, staff, loads, loans, weeks, people);
  }
}
