package care.homeward.teams;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.TeamEvent.TeamFormed.Kind;
import care.homeward.contracts.TeamEvent.TeamStaffed.Member;
import care.homeward.contracts.TeamEvent.TeamStaffed.Organisation;
import care.homeward.contracts.TeamEvent.TeamStaffed.Sector;
import care.homeward.contracts.TeamEvent.TeamStaffed.Work;
import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.web.Moments;
import care.homeward.teams.TeamCommand.FormTeam;
import care.homeward.teams.TeamCommand.StaffTeam;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
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

/** Teams over HTTP: what they are, who works in them, and how they stand on a day. */
@RestController
@RequestMapping("/api/teams")
class TeamApi {

  static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";

  private static final int MOST = 500;
  private static final String CODE = "[A-Za-z0-9][A-Za-z0-9._-]{0,79}";

  private final TeamDesk desk;
  private final Teams teams;
  private final Moments moments;

  TeamApi(TeamDesk desk, Teams teams, Moments moments) {
    this.desk = desk;
    this.teams = teams;
    this.moments = moments;
  }

  /** A team; its id follows from its name when none is given. */
  record NewTeam(
      @Nullable @Size(max = 60) @Pattern(regexp = SLUG) String teamId,
      @NotBlank @Size(max = 80) String name,
      @NotEmpty @Size(max = 40)
          List<@NotNull @Size(max = 60) @Pattern(regexp = SLUG) String> partnerships,
      @NotEmpty List<@NotNull Skill> skills,
      @Nullable Instant at) {}

  /** Who makes up a team, all of them; nobody is named. */
  record NewStaff(
      @NotEmpty @Size(max = 40) List<@NotNull @Valid NewOrganisation> organisations,
      @NotNull @Size(max = 400) List<@NotNull @Valid NewMember> members,
      @Nullable Instant at) {}

  /** An organisation that sends members. */
  record NewOrganisation(@NotNull @Pattern(regexp = CODE) String code, @NotNull Sector sector) {}

  /** A member, by the team's own code. */
  record NewMember(
      @NotNull @Pattern(regexp = "(?![0-9]{10}$)" + CODE) String memberId,
      @NotNull @Pattern(regexp = CODE) String organisation,
      @NotNull Work role,
      @NotNull List<@NotNull Skill> skills,
      @NotNull @PositiveOrZero @Max(60) Integer weeklyHours,
      @NotEmpty List<@NotNull DayOfWeek> days) {

    Member member() {
      return new Member(
          memberId,
          organisation,
          role,
          skills.stream().distinct().sorted().toList(),
          weeklyHours,
          days.stream().distinct().sorted().toList());
    }
  }

  /** A team in a list, and in the answer to a command. */
  record View(
      String teamId,
      Kind kind,
      String name,
      List<String> partnerships,
      List<Skill> skills,
      List<CommunityNeed> communityNeeds,
      List<Organisation> organisations,
      int members) {

    static View of(Team team) {
      return new View(
          team.id(),
          team.form().kind(),
          team.form().name(),
          team.form().partnerships(),
          team.form().skills(),
          team.form().needs(),
          team.staff().organisations(),
          team.staff().members().size());
    }
  }

  /**
   * A team with its load; figures only.
   *
   * @param caseload people it has taken on and not closed
   * @param waiting those of them it has not seen yet
   */
  record Day(
      String teamId,
      String name,
      List<String> partnerships,
      List<Skill> skills,
      LocalDate day,
      List<CapacityApi.SkillLoad> loads,
      int caseload,
      int waiting) {

    static Day of(Team team, LocalDate day) {
      return new Day(
          team.id(),
          team.form().name(),
          team.form().partnerships(),
          team.form().skills(),
          day,
          team.form().skills().stream()
              .map(skill -> CapacityApi.SkillLoad.of(team, day, skill))
              .toList(),
          team.caseload().size(),
          team.waiting().size());
    }
  }

  /** Forms a team, or says what is different of it now. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<View> form(
      @Valid @RequestBody NewTeam team, HttpServletRequest request, Cause cause) {
    var teamId = team.teamId() == null ? slug(team.name()) : team.teamId();
    OwnTeam.require(request, teamId);
    var form =
        new FormTeam(
            moments.past(team.at()),
            Form.neighbourhoodTeam(
                team.name().strip(),
                team.partnerships().stream().distinct().sorted().toList(),
                team.skills().stream().distinct().sorted().toList()));
    var formed = desk.handle(teamId, form, cause).state();
    return ResponseEntity.created(URI.create("/api/teams/" + teamId)).body(View.of(formed));
  }

  /** Who works in the team: organisations and members by their codes. */
  @PostMapping("/{id}/staff")
  View staff(@PathVariable String id, @Valid @RequestBody NewStaff staff, Cause cause) {
    var named =
        new StaffTeam(
            moments.past(staff.at()),
            staff.organisations().stream()
                .map(each -> new Organisation(each.code(), each.sector()))
                .toList(),
            staff.members().stream().map(NewMember::member).toList());
    return View.of(desk.handle(id, named, cause).state());
  }

  /** The teams. */
  @GetMapping
  List<View> list(@RequestParam(defaultValue = "100") int limit) {
    return teams.findAllByOrderByIdAsc(Limit.of(Math.clamp(limit, 1, MOST))).stream()
        .filter(Team::formed)
        .map(View::of)
        .toList();
  }

  /** A team with its day. */
  @GetMapping("/{id}")
  Day find(@PathVariable String id, @RequestParam(required = false) @Nullable LocalDate day) {
    return Day.of(desk.find(id), day == null ? Team.londonDay(moments.now()) : Moments.day(day));
  }

  /** Who works in the team, by its own codes. */
  @GetMapping("/{id}/staff")
  Staff staff(@PathVariable String id) {
    return desk.find(id).staff();
  }

  private static String slug(String name) {
    var slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    if (slug.isEmpty() || slug.length() > 60) {
      throw Refused.impossible("name-without-id", "No id can be made of this name: give one.");
    }
    return slug;
  }
}
