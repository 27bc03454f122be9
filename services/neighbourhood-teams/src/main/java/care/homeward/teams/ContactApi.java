package care.homeward.teams;

import care.homeward.platform.journal.Cause;
import care.homeward.platform.web.Moments;
import care.homeward.teams.TeamCommand.PlanContact;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whom a team has taken on, who goes to see them, and that somebody did. */
@RestController
@RequestMapping("/api/teams/{id}")
class ContactApi {

  private static final String ID = "[A-Za-z0-9._-]{1,100}";

  private final TeamDesk desk;
  private final Moments moments;

  ContactApi(TeamDesk desk, Moments moments) {
    this.desk = desk;
    this.moments = moments;
  }

  /** Who is to go, by the team's own code, and when. */
  record Plan(
      @NotNull @Pattern(regexp = ID) String referralId,
      @Nullable @Pattern(regexp = ID) String member,
      @NotNull Instant plannedFor,
      @Nullable Instant at) {}

  /**
   * A first contact.
   *
   * @param faceToFace has to be true: a call is no first contact, and the clock goes on
   */
  record Contact(
      @NotNull @Pattern(regexp = ID) String referralId,
      @NotNull Boolean faceToFace,
      @Nullable Instant at) {}

  /**
   * A planned first contact.
   *
   * @param load of its day and the skill with the least left, so that too much is seen at once
   */
  record Planned(
      String referralId,
      @Nullable String member,
      Instant plannedFor,
      LocalDate day,
      CapacityApi.SkillLoad load) {

    static Planned of(Team team, OnCaseload person) {
      return new Planned(
          person.referralId(),
          person.memberId(),
          Objects.requireNonNull(person.plannedFor()),
          person.date(),
          CapacityApi.SkillLoad.of(
              team, person.date(), team.scarcest(person.date(), person.skills())));
    }
  }

  /** Plans who sees the person first, and when. */
  @PostMapping("/plans")
  Planned plan(@PathVariable String id, @Valid @RequestBody Plan plan, Cause cause) {
    var command =
        new PlanContact(
            moments.past(plan.at()),
            plan.referralId(),
            plan.member(),
            Moments.millis(plan.plannedFor()));
    var team = desk.handle(id, command, cause).state();
    return Planned.of(team, Objects.requireNonNull(team.onCaseload(plan.referralId())));
  }

  /** The first contacts planned, soonest first: of everyone, or of one member. */
  @GetMapping("/plans")
  List<Planned> plans(
      @PathVariable String id, @RequestParam(required = false) @Nullable String member) {
    var team = desk.find(id);
    return team.waiting().stream()
        .filter(person -> person.plannedFor() != null)
        .filter(person -> member == null || member.equals(person.memberId()))
        .map(person -> Planned.of(team, person))
        .sorted(Comparator.comparing(Planned::plannedFor))
        .toList();
  }

  /** The person was seen face to face for the first time. */
  @PostMapping("/contacts")
  TeamApi.View contact(@PathVariable String id, @Valid @RequestBody Contact contact, Cause cause) {
    var at = moments.past(contact.at());
    return TeamApi.View.of(
        desk.contact(id, contact.referralId(), contact.faceToFace(), at, cause).state());
  }

  /** Whom the team has taken on: who waits to be seen first, longest first, then who was seen. */
  @GetMapping("/caseload")
  List<OnCaseload> caseload(@PathVariable String id) {
    return desk.find(id).caseload().stream()
        .sorted(Comparator.comparing(OnCaseload::seen))
        .toList();
  }
}
