package care.homeward.teams;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.TeamEvent.TeamCapacitySet.Basis;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.web.Moments;
import care.homeward.teams.TeamCommand.DeriveCapacity;
import care.homeward.teams.TeamCommand.SetCapacity;
import care.homeward.teams.TeamCommand.SetWeek;
import care.homeward.teams.TeamDesk.Wish;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Capacity over HTTP: said, worked out, lent and borrowed. */
@RestController
@RequestMapping("/api/teams/{id}")
class CapacityApi {

  private final TeamDesk desk;
  private final TeamSettings settings;
  private final Moments moments;

  CapacityApi(TeamDesk desk, TeamSettings settings, Moments moments) {
    this.desk = desk;
    this.settings = settings;
    this.moments = moments;
  }

  /** How many people the team can take on. */
  record Capacity(
      @NotNull LocalDate day,
      @NotNull Skill skill,
      @NotNull @PositiveOrZero @Max(1000) Integer slots,
      @Nullable Instant at) {}

  /** From when, and for how many days, capacity is to follow from members' hours. */
  record Derive(
      @Nullable LocalDate from, @NotNull @Positive @Max(14) Integer days, @Nullable Instant at) {}

  /** How many people a community organisation can take on in a week that begins on a Monday. */
  record WeekCapacity(
      @NotNull LocalDate week,
      @NotNull CommunityNeed need,
      @NotNull @PositiveOrZero @Max(1000) Integer slots,
      @Nullable Instant at) {}

  /** Slots for another team. */
  record NewLoan(
      @NotNull @Size(max = 80) @Pattern(regexp = TeamApi.SLUG) String to,
      @NotNull LocalDate day,
      @NotNull Skill skill,
      @NotNull @Positive @Max(1000) Integer slots,
      @Nullable Instant at) {}

  /** When something was done. */
  record Done(@Nullable Instant at) {}

  /**
   * A day of a skill, so that too much is seen before it is taken.
   *
   * @param slots people the team can take on; absent when nothing was said
   * @param takenOn people who use the day; {@code planned} of them have a planned first contact
   * @param left absent when nothing was said
   * @param wouldOverload whether one more is more than the team said
   * @param waiting everyone of the skill who is on the caseload and not seen yet, of whatever day
   */
  record SkillLoad(
      Skill skill,
      @Nullable Integer slots,
      @Nullable Basis basis,
      int takenOn,
      int planned,
      int lent,
      int borrowed,
      @Nullable Integer left,
      boolean wouldOverload,
      long waiting) {

    static SkillLoad of(Team team, LocalDate day, Skill skill) {
      var load = team.load(day, skill);
      var waiting = team.waiting().stream().filter(person -> person.uses(skill)).count();
      return new SkillLoad(
          skill,
          load.slots(),
          load.basis(),
          load.takenOn(),
          team.planned(day, skill),
          load.lent(),
          load.borrowed(),
          load.said() ? load.left() : null,
          load.wouldOverload(),
          waiting);
    }
  }

  /** A week of a need. */
  record NeedLoad(
      CommunityNeed need,
      LocalDate week,
      @Nullable Integer slots,
      int taken,
      @Nullable Integer left,
      boolean wouldOverload) {

    static NeedLoad of(Team team, LocalDate day, CommunityNeed need) {
      var week = team.week(day, need);
      return new NeedLoad(
          need,
          LocalDate.parse(week.week()),
          week.slots(),
          week.taken(),
          week.slots() == null ? null : week.left(),
          week.wouldOverload());
    }
  }

  /** How many people the team can take on, on a day for a skill. */
  @PostMapping("/capacity")
  TeamApi.Day set(@PathVariable String id, @Valid @RequestBody Capacity capacity, Cause cause) {
    var set =
        new SetCapacity(
            moments.past(capacity.at()),
            Moments.day(capacity.day()),
            capacity.skill(),
            capacity.slots());
    return TeamApi.Day.of(desk.handle(id, set, cause).state(), capacity.day());
  }

  /** Says the team's capacity from its members' hours. */
  @PostMapping("/capacity/derived")
  List<TeamApi.Day> derive(
      @PathVariable String id, @Valid @RequestBody Derive derive, Cause cause) {
    var at = moments.past(derive.at());
    var from = derive.from() == null ? Team.londonDay(at) : Moments.day(derive.from());
    var team =
        desk.handle(id, new DeriveCapacity(at, from, derive.days(), settings.firstContact()), cause)
            .state();
    return from.datesUntil(from.plusDays(derive.days()))
        .map(day -> TeamApi.Day.of(team, day))
        .toList();
  }

  /** What is taken, planned, lent and left of a day and skill, before taking one more. */
  @GetMapping("/capacity")
  SkillLoad capacity(
      @PathVariable String id,
      @RequestParam Skill skill,
      @RequestParam(required = false) @Nullable LocalDate day) {
    var team = desk.find(id);
    team.requireSkill(skill);
    return SkillLoad.of(team, day == null ? today() : Moments.day(day), skill);
  }

  /** How many people a community organisation can help in a week. */
  @PostMapping("/weeks")
  List<NeedLoad> week(
      @PathVariable String id, @Valid @RequestBody WeekCapacity capacity, Cause cause) {
    var set =
        new SetWeek(
            moments.past(capacity.at()),
            Moments.day(capacity.week()),
            capacity.need(),
            capacity.slots());
    return needs(desk.handle(id, set, cause).state(), capacity.week());
  }

  /** What a community organisation can take in the week of a day; of this one, without a day. */
  @GetMapping("/weeks")
  List<NeedLoad> weeks(
      @PathVariable String id, @RequestParam(required = false) @Nullable LocalDate day) {
    return needs(desk.find(id), day == null ? today() : Moments.day(day));
  }

  /** Lends capacity of a day to another team. */
  @PostMapping("/loans")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Loan> lend(
      @PathVariable String id, @Valid @RequestBody NewLoan loan, Cause cause) {
    var wish =
        new Wish(
            moments.past(loan.at()),
            loan.to(),
            Moments.day(loan.day()),
            loan.skill(),
            loan.slots());
    var lent = desk.lend(id, wish, cause).state().capacity().requireLoan(cause.id("loan"));
    return ResponseEntity.created(URI.create("/api/teams/" + id + "/loans/" + cause.id("loan")))
        .body(lent);
  }

  /** Gives back what was lent and not used. */
  @PostMapping("/loans/{loanId}/given-back")
  Loan giveBack(
      @PathVariable String id,
      @PathVariable String loanId,
      @RequestBody(required = false) @Nullable Done done,
      Cause cause) {
    var at = moments.past(done == null ? null : done.at());
    return desk.giveBack(id, loanId, at, cause).state().capacity().requireLoan(loanId);
  }

  /** What the team has lent and borrowed. */
  @GetMapping("/loans")
  List<Loan> loans(@PathVariable String id) {
    return desk.find(id).capacity().loans();
  }

  private static List<NeedLoad> needs(Team team, LocalDate day) {
    return team.form().needs().stream().map(need -> NeedLoad.of(team, day, need)).toList();
  }

  private LocalDate today() {
    return Team.londonDay(moments.now());
  }
}
