package care.homeward.teams;

import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.TeamEvent;
import care.homeward.contracts.TeamEvent.FirstContactMade;
import care.homeward.contracts.TeamEvent.PersonHandedBack;
import care.homeward.contracts.TeamEvent.PersonTakenOn;
import care.homeward.contracts.TeamEvent.TeamCapacitySet;
import care.homeward.contracts.TeamEvent.TeamFormed;
import care.homeward.platform.core.Refused;
import care.homeward.teams.TeamCommand.FormTeam;
import care.homeward.teams.TeamCommand.HandBack;
import care.homeward.teams.TeamCommand.MakeContact;
import care.homeward.teams.TeamCommand.SetCapacity;
import care.homeward.teams.TeamCommand.TakeOn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A team as it stands.
 *
 * @param name empty until it was formed
 * @param loads capacity and its use, a day and skill at most once
 * @param caseload whom it has taken on and not seen yet
 */
@Document("teams")
record Team(
    @Id String id,
    String name,
    List<String> partnerships,
    List<Skill> skills,
    List<Load> loads,
    List<OnCaseload> caseload) {

  static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** Days of load kept behind the newest one told of; the facts keep them all. */
  private static final int DAYS_KEPT = 7;

  /**
   * One day of one skill.
   *
   * @param day as text: stored as an instant it would depend on the machine's time zone
   * @param slots how many people the team said it can take on; absent when it said nothing
   * @param takenOn how many it took on
   */
  record Load(String day, Skill skill, @Nullable Integer slots, int takenOn) {

    /** Below zero when the team took on more than it said it could. */
    int left() {
      return (slots == null ? 0 : slots) - takenOn;
    }

    private boolean isOf(LocalDate theDay, Skill theSkill) {
      return day.equals(theDay.toString()) && skill == theSkill;
    }

    private Load with(int more) {
      return new Load(day, skill, slots, Math.max(0, takenOn + more));
    }
  }

  /**
   * A person taken on and not seen yet.
   *
   * @param day the day whose capacity they use
   * @param since when the team took the referral
   */
  record OnCaseload(
      String referralId,
      String personId,
      @Nullable String stayId,
      Skill skill,
      String day,
      Instant since) {}

  static Team blank(String id) {
    return new Team(id, "", List.of(), List.of(), List.of(), List.of());
  }

  boolean formed() {
    return !name.isEmpty();
  }

  /** What is known of a day and skill. */
  Load load(LocalDate day, Skill skill) {
    return loads.stream()
        .filter(load -> load.isOf(day, skill))
        .findFirst()
        .orElseGet(() -> new Load(day.toString(), skill, null, 0));
  }

  List<TeamEvent> decide(TeamCommand command) {
    return switch (command) {
      case FormTeam form -> form(form);
      case SetCapacity set -> set(set);
      case MakeContact contact -> contact(contact);
      case TakeOn take -> takeOn(take);
      case HandBack handBack -> handBack(handBack);
    };
  }

  private List<TeamEvent> form(FormTeam form) {
    var alreadySo =
        form.name().equals(name)
            && form.partnerships().equals(partnerships)
            && form.skills().equals(skills);
    return alreadySo
        ? List.of()
        : List.of(
            TeamFormed.neighbourhoodTeam(
                id, form.at(), form.name(), form.partnerships(), form.skills()));
  }

  private List<TeamEvent> set(SetCapacity set) {
    requireFormed();
    if (!skills.contains(set.skill())) {
      throw Refused.conflict("team-without-skill", "This team does not offer that skill.");
    }
    if (set.day().isBefore(londonDay(set.at()))) {
      throw Refused.impossible("day-past", "That day is over.");
    }
    var said = load(set.day(), set.skill()).slots();
    return said != null && said == set.slots()
        ? List.of()
        : List.of(new TeamCapacitySet(id, set.at(), set.day(), set.skill(), set.slots()));
  }

  private List<TeamEvent> contact(MakeContact contact) {
    requireFormed();
    var seen = onCaseload(contact.referralId());
    if (seen == null) {
      throw Refused.conflict("not-on-caseload", "This referral is not on the team's caseload.");
    }
    return List.of(
        new FirstContactMade(id, contact.at(), seen.referralId(), seen.personId(), seen.stayId()));
  }

  private List<TeamEvent> takeOn(TakeOn take) {
    if (onCaseload(take.referralId()) != null) {
      return List.of();
    }
    var day = londonDay(take.at());
    return List.of(
        new PersonTakenOn(
            id,
            take.at(),
            take.referralId(),
            take.personId(),
            take.stayId(),
            take.skill(),
            day,
            load(day, take.skill()).with(1).left()));
  }

  private List<TeamEvent> handBack(HandBack handBack) {
    var person = onCaseload(handBack.referralId());
    return person == null
        ? List.of()
        : List.of(
            new PersonHandedBack(
                id, handBack.at(), person.referralId(), person.personId(), person.stayId()));
  }

  private void requireFormed() {
    if (!formed()) {
      throw Refused.unknown("team");
    }
  }

  private @Nullable OnCaseload onCaseload(String referralId) {
    return caseload.stream()
        .filter(person -> person.referralId().equals(referralId))
        .findFirst()
        .orElse(null);
  }

  Team after(TeamEvent event) {
    return switch (event) {
      case TeamFormed e -> new Team(id, e.name(), e.partnerships(), e.skills(), loads, caseload);
      case TeamCapacitySet e ->
          with(
                  e.day(),
                  e.skill(),
                  load -> new Load(load.day(), load.skill(), e.slots(), load.takenOn()))
              .since(londonDay(e.at()).minusDays(DAYS_KEPT));
      case PersonTakenOn e ->
          with(e.day(), e.skill(), load -> load.with(1))
              .caseload(
                  Stream.concat(
                          caseload.stream(),
                          Stream.of(
                              new OnCaseload(
                                  e.referralId(),
                                  e.personId(),
                                  e.stayId(),
                                  e.skill(),
                                  e.day().toString(),
                                  e.at())))
                      .toList())
              .since(e.day().minusDays(DAYS_KEPT));
      case FirstContactMade e -> without(e.referralId());
      case PersonHandedBack e -> {
        var person = onCaseload(e.referralId());
        yield person == null
            ? this
            : with(LocalDate.parse(person.day()), person.skill(), load -> load.with(-1))
                .without(e.referralId());
      }
    };
  }

  private Team with(LocalDate day, Skill skill, UnaryOperator<Load> change) {
    var changed = new ArrayList<>(loads);
    changed.removeIf(load -> load.isOf(day, skill));
    changed.add(change.apply(load(day, skill)));
    return new Team(id, name, partnerships, skills, List.copyOf(changed), caseload);
  }

  private Team since(LocalDate first) {
    var kept = loads.stream().filter(load -> load.day().compareTo(first.toString()) >= 0).toList();
    return new Team(id, name, partnerships, skills, kept, caseload);
  }

  private Team without(String referralId) {
    return caseload(
        caseload.stream().filter(person -> !person.referralId().equals(referralId)).toList());
  }

  private Team caseload(List<OnCaseload> people) {
    return new Team(id, name, partnerships, skills, loads, people);
  }

  private static LocalDate londonDay(Instant at) {
    return at.atZone(LONDON).toLocalDate();
  }
}
