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
import care.homeward.contracts.TeamEvent.TeamCareEnded;
import care.homeward.contracts.TeamEvent.TeamFormed;
import care.homeward.contracts.TeamEvent.TeamStaffed;
import care.homeward.platform.core.London;
import care.homeward.platform.core.Refused;
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
import care.homeward.teams.TeamCommand.TakeBack;
import care.homeward.teams.TeamCommand.TakeOn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
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
 * @param caseload whom it has taken on and not handed back or closed, seen or not
 */
@Document("teams")
@CompoundIndex(name = "partnerships", def = "{'form.partnerships': 1, '_id': 1}")
record Team(@Id String id, Form form, Staff staff, Capacity capacity, List<OnCaseload> caseload) {

  static Team blank(String id) {
    return new Team(id, Form.NONE, Staff.NOBODY, Capacity.NONE, List.of());
  }

  static LocalDate londonDay(Instant at) {
    return London.day(at);
  }

  boolean formed() {
    return !form.name().isEmpty();
  }

  /** What is known of a day and skill. */
  Load load(LocalDate day, Skill skill) {
    return capacity.load(day, skill);
  }

  /** What is known of a need in the week of a day. */
  Week week(LocalDate day, CommunityNeed need) {
    return capacity.week(day, need);
  }

  /** Whom of its caseload it has not seen yet, longest first. */
  List<OnCaseload> waiting() {
    return caseload.stream().filter(person -> !person.seen()).toList();
  }

  /** How many of those who use a day and skill are planned to be seen. */
  int planned(LocalDate day, Skill skill) {
    return (int)
        waiting().stream()
            .filter(person -> person.plannedFor() != null)
            .filter(person -> person.date().equals(day) && person.uses(skill))
            .count();
  }

  /**
   * What is left for one who needs all of this: of the day's scarcest skill or, of a community
   * organisation, of the week's scarcest need.
   */
  int left(LocalDate day, List<Skill> skills, List<CommunityNeed> needs) {
    return form.isOrganisation() && !needs.isEmpty()
        ? needs.stream().mapToInt(need -> week(day, need).left()).min().orElseThrow()
        : load(day, scarcest(day, skills)).left();
  }

  /** Of these skills the one with the least left of a day. */
  Skill scarcest(LocalDate day, List<Skill> skills) {
    return skills.stream()
        .min(Comparator.comparingInt(skill -> load(day, skill).left()))
        .orElseThrow();
  }

  @Nullable OnCaseload onCaseload(String referralId) {
    return caseload.stream()
        .filter(person -> person.referralId().equals(referralId))
        .findFirst()
        .orElse(null);
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
      case TakeBack back -> CaseloadRules.takeBack(this, back);
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
      case TeamFormed e -> new Team(id, Form.of(e), staff, capacity, caseload);
      case TeamStaffed e ->
          new Team(id, form, new Staff(e.organisations(), e.members()), capacity, caseload);
      case TeamCapacitySet e -> with(capacity.after(e));
      case CommunityCapacitySet e -> with(capacity.after(e));
      case CapacityLent e -> with(capacity.after(e));
      case CapacityBorrowed e -> with(capacity.after(e));
      case CapacityGivenBack e -> with(capacity.after(e));
      case CapacityRestored e -> with(capacity.after(e));
      case PersonTakenOn e when onCaseload(e.referralId()) != null -> this;
      case PersonTakenOn e -> {
        var person = OnCaseload.of(e);
        yield with(capacity.use(person, 1).since(e.day()))
            .caseload(Stream.concat(caseload.stream(), Stream.of(person)).toList());
      }
      case FirstContactPlanned e ->
          replacing(
              e.referralId(),
              person -> person.planned(e.memberId(), e.plannedFor(), londonDay(e.plannedFor())));
      case PersonReidentified e -> replacing(e.referralId(), person -> person.of(e.personId()));
      case FirstContactMade e -> replacing(e.referralId(), person -> person.seen(e.at()));
      case TeamCareEnded e -> without(e.referralId());
      case PersonHandedBack e -> {
        var person = onCaseload(e.referralId());
        yield person == null ? this : with(capacity.use(person, -1)).without(e.referralId());
      }
    };
  }

  /** With whom it had seen already, before the fact that they are taken on again. */
  Team keep(OnCaseload person) {
    return caseload(Stream.concat(caseload.stream(), Stream.of(person)).toList());
  }

  /** What is different of one person; the day they use now is used, and the one before is not. */
  private Team replacing(String referralId, UnaryOperator<OnCaseload> change) {
    var before = onCaseload(referralId);
    if (before == null) {
      return this;
    }
    var now = change.apply(before);
    var moved = before.day().equals(now.day()) ? capacity : capacity.use(before, -1).use(now, 1);
    return with(moved)
        .caseload(caseload.stream().map(person -> person.equals(before) ? now : person).toList());
  }

  private Team without(String referralId) {
    return caseload(
        caseload.stream().filter(person -> !person.referralId().equals(referralId)).toList());
  }

  private Team with(Capacity now) {
    return new Team(id, form, staff, now, caseload);
  }

  private Team caseload(List<OnCaseload> people) {
    return new Team(id, form, staff, capacity, people);
  }
}
