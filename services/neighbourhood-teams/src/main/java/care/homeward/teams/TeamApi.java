package care.homeward.teams;

import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import care.homeward.teams.Team.OnCaseload;
import care.homeward.teams.TeamCommand.FormTeam;
import care.homeward.teams.TeamCommand.MakeContact;
import care.homeward.teams.TeamCommand.SetCapacity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Teams over HTTP. */
@RestController
@RequestMapping("/api/teams")
class TeamApi {

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
  private static final int MOST = 500;
  private static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";

  private final TeamDesk desk;
  private final Teams teams;
  private final InstantSource clock;

  TeamApi(TeamDesk desk, Teams teams, InstantSource clock) {
    this.desk = desk;
    this.teams = teams;
    this.clock = clock;
  }

  /** A team; its id follows from its name when none is given. */
  record NewTeam(
      @Nullable @Size(max = 60) @Pattern(regexp = SLUG) String teamId,
      @NotBlank @Size(max = 80) String name,
      @NotEmpty @Size(max = 40)
          List<@NotNull @Size(max = 60) @Pattern(regexp = SLUG) String> partnerships,
      @NotEmpty List<@NotNull Skill> skills,
      @Nullable Instant at) {}

  /** How many people the team can take on. */
  record Capacity(
      @NotNull LocalDate day,
      @NotNull Skill skill,
      @NotNull @PositiveOrZero @Max(1000) Integer slots,
      @Nullable Instant at) {}

  /** A first contact, face to face. */
  record Contact(
      @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,100}") String referralId,
      @Nullable Instant at) {}

  /** A team in a list, and in the answer to a command. */
  record View(String teamId, String name, List<String> partnerships, List<Skill> skills) {
    static View of(Team team) {
      return new View(team.id(), team.name(), team.partnerships(), team.skills());
    }
  }

  /**
   * Load against capacity of one day.
   *
   * @param slots what the team said it can take on; absent when it said nothing of that day
   * @param left below zero when it took on more; absent when it said nothing
   * @param waiting people on the caseload for this skill, whenever they were taken on
   */
  record SkillLoad(
      Skill skill, @Nullable Integer slots, int takenOn, @Nullable Integer left, long waiting) {}

  /** A team with its load; figures only, so that leaders may see them. */
  record Day(
      String teamId,
      String name,
      List<String> partnerships,
      List<Skill> skills,
      LocalDate day,
      List<SkillLoad> loads,
      int waiting) {

    static Day of(Team team, LocalDate day) {
      var loads = team.skills().stream().map(skill -> load(team, day, skill)).toList();
      return new Day(
          team.id(),
          team.name(),
          team.partnerships(),
          team.skills(),
          day,
          loads,
          team.caseload().size());
    }

    private static SkillLoad load(Team team, LocalDate day, Skill skill) {
      var load = team.load(day, skill);
      var waiting = team.caseload().stream().filter(person -> person.skill() == skill).count();
      return new SkillLoad(
          skill, load.slots(), load.takenOn(), load.slots() == null ? null : load.left(), waiting);
    }
  }

  @PostMapping
  ResponseEntity<View> form(@Valid @RequestBody NewTeam team, Cause cause) {
    var teamId = team.teamId() == null ? slug(team.name()) : team.teamId();
    var form =
        new FormTeam(
            moment(team.at()),
            team.name().strip(),
            team.partnerships().stream().distinct().sorted().toList(),
            team.skills().stream().distinct().sorted().toList());
    var formed = desk.handle(teamId, form, cause).state();
    return ResponseEntity.created(URI.create("/api/teams/" + teamId)).body(View.of(formed));
  }

  @PostMapping("/{id}/capacity")
  Day set(@PathVariable String id, @Valid @RequestBody Capacity capacity, Cause cause) {
    var set =
        new SetCapacity(moment(capacity.at()), capacity.day(), capacity.skill(), capacity.slots());
    return Day.of(desk.handle(id, set, cause).state(), capacity.day());
  }

  @PostMapping("/{id}/contacts")
  View contact(@PathVariable String id, @Valid @RequestBody Contact contact, Cause cause) {
    var made = new MakeContact(moment(contact.at()), contact.referralId());
    return View.of(desk.handle(id, made, cause).state());
  }

  @GetMapping
  List<View> list(@RequestParam(defaultValue = "100") int limit) {
    return teams.findAllByOrderByIdAsc(Limit.of(Math.clamp(limit, 1, MOST))).stream()
        .filter(Team::formed)
        .map(View::of)
        .toList();
  }

  @GetMapping("/{id}")
  Day find(@PathVariable String id, @RequestParam(required = false) @Nullable LocalDate day) {
    var asked = day == null ? clock.instant().atZone(Team.LONDON).toLocalDate() : day;
    return Day.of(desk.find(id), asked);
  }

  /** Whom the team has taken on and not seen yet, longest first. */
  @GetMapping("/{id}/caseload")
  List<OnCaseload> caseload(@PathVariable String id) {
    return desk.find(id).caseload();
  }

  private static String slug(String name) {
    var slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    if (slug.isEmpty() || slug.length() > 60) {
      throw Refused.impossible("name-without-id", "No id can be made of this name: give one.");
    }
    return slug;
  }

  private Instant moment(@Nullable Instant at) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (at == null) {
      return now;
    }
    if (at.isAfter(now.plus(CLOCKS_DIFFER))) {
      throw Refused.impossible("in-the-future", "That moment has not come yet.");
    }
    return at.truncatedTo(ChronoUnit.MILLIS);
  }
}
