package care.homeward.referrals;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.PersonEvent;
import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.DeclineReason;
import care.homeward.contracts.ReferralEvent.InformationAsked.Missing;
import care.homeward.contracts.ReferralEvent.ReferralClosed;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralMade.Source;
import care.homeward.contracts.ReferralEvent.ReferralMade.TimeOfDay;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.journal.Outcome;
import care.homeward.platform.web.Moments;
import care.homeward.referrals.Referral.Signed;
import care.homeward.referrals.ReferralCommand.AnswerInformation;
import care.homeward.referrals.ReferralCommand.AskInformation;
import care.homeward.referrals.ReferralCommand.CloseReferral;
import care.homeward.referrals.ReferralCommand.DeclineReferral;
import care.homeward.referrals.ReferralCommand.WithdrawReferral;
import care.homeward.referrals.ReferralDesk.Wish;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is asked of referrals over HTTP. */
@RestController
@RequestMapping("/api/referrals")
class ReferralApi {

  static final String ID = "[A-Za-z0-9._-]{1,80}";

  private final ReferralDesk desk;
  private final Sight sight;
  private final Answering answering;
  private final Moments moments;

  ReferralApi(ReferralDesk desk, Sight sight, Answering answering, Moments moments) {
    this.desk = desk;
    this.sight = sight;
    this.answering = answering;
    this.moments = moments;
  }

  /**
   * A referral asked for.
   *
   * @param personId needed without a stay; with one, whom it is about follows from it
   * @param partnership where someone who is not in hospital is to be seen, if not where they live
   * @param source absent: the ward for someone in hospital, else the hub
   * @param offerTo services to ask, all at once; absent: by the map
   * @param notDuplicate true to ask although an open referral of the person asks for the same
   */
  record NewReferral(
      @Nullable @Pattern(regexp = ID) String personId,
      @Nullable @Pattern(regexp = ID) String stayId,
      @Nullable @Pattern(regexp = ID) String partnership,
      @Nullable Source source,
      @NotNull Skill skill,
      @Nullable @Size(max = 5) List<@NotNull Skill> furtherSkills,
      @NotNull Urgency urgency,
      @Nullable @Valid Needed needs,
      @Nullable LocalDate startWanted,
      @Nullable @Size(max = 20) List<@NotNull @Pattern(regexp = ID) String> offerTo,
      @Nullable Boolean notDuplicate,
      @Nullable Instant receivedAt) {

    private Ask ask() {
      var skills =
          Stream.concat(
                  Stream.of(skill), furtherSkills == null ? Stream.of() : furtherSkills.stream())
              .distinct()
              .toList();
      var by = source != null ? source : stayId != null ? Source.WARD : Source.HUB;
      return new Ask(skills, urgency, by, needs == null ? null : needs.asSaid(), startWanted);
    }
  }

  /** What whoever takes it has to provide. */
  record Needed(
      @Nullable @Min(1) @Max(10) Integer visitsADay,
      @Nullable @Min(1) @Max(4) Integer carersAtOnce,
      @Nullable List<@NotNull TimeOfDay> times,
      @Nullable @Size(max = 30)
          List<@NotNull @Pattern(regexp = "(?![0-9]{10}$)" + ID) String> equipment,
      @Nullable List<@NotNull CommunityNeed> communityNeeds,
      @Nullable List<PersonEvent.@NotNull Wish> wishes) {

    private ReferralMade.@Nullable Needs asSaid() {
      var said =
          new ReferralMade.Needs(
              visitsADay,
              carersAtOnce,
              once(times),
              once(equipment),
              once(communityNeeds),
              once(wishes));
      return said.equals(new ReferralMade.Needs(null, null, null, null, null, null)) ? null : said;
    }

    private static <T> @Nullable List<T> once(@Nullable List<T> all) {
      return all == null || all.isEmpty() ? null : all.stream().distinct().toList();
    }
  }

  /** How urgent someone competent finds it. */
  record Triaged(@NotNull Urgency urgency, @Nullable Instant at) {}

  /** Services to ask, all at once. */
  record Offered(
      @NotEmpty @Size(max = 20) List<@NotNull @Pattern(regexp = ID) String> teams,
      @Nullable Instant at) {}

  /** What is missing; the hub asks without a team. */
  record Asked(
      @Nullable @Pattern(regexp = ID) String team,
      @NotEmpty List<@NotNull Missing> missing,
      @Nullable Instant at) {}

  /**
   * A team's yes.
   *
   * @param skills what it takes; absent: all that is asked and that it offers
   */
  record Taken(
      @NotNull @Pattern(regexp = ID) String team,
      @Nullable @Size(min = 1) List<@NotNull Skill> skills,
      @Nullable Instant at) {}

  /** A team's no. */
  record Declined(
      @NotNull @Pattern(regexp = ID) String team,
      @NotNull DeclineReason reason,
      @Nullable Instant at) {}

  /** From one service to another. */
  record Redirected(
      @NotNull @Pattern(regexp = ID) String team,
      @NotNull @Pattern(regexp = ID) String to,
      @Nullable Instant at) {}

  /** It is no longer wanted. */
  record Withdrawn(ReferralWithdrawn.@Nullable Why why, @Nullable Instant at) {}

  /** Another stands in its place. */
  record Superseded(@NotNull @Pattern(regexp = ID) String by, @Nullable Instant at) {}

  /** The team that has it has nothing more to do; the hub says so without a team. */
  record Closed(
      @Nullable @Pattern(regexp = ID) String team,
      ReferralClosed.@NotNull Reason reason,
      @Nullable Instant at) {}

  /** When something happened, and nothing else. */
  record Happened(@Nullable Instant at) {}

  /** Makes a referral; its clock starts when it was received. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<ReferralView> make(
      @Valid @RequestBody NewReferral asked, JwtAuthenticationToken token, Cause cause) {
    var caller = Caller.of(token);
    if (asked.stayId() == null && asked.personId() == null) {
      throw Refused.impossible("nobody-named", "Name the stay, or the person without one.");
    }
    var wish =
        new Wish(
            moments.past(asked.receivedAt()),
            asked.stayId(),
            asked.personId(),
            asked.partnership(),
            asked.ask(),
            asked.offerTo() == null ? List.of() : asked.offerTo(),
            Boolean.TRUE.equals(asked.notDuplicate()));
    var signed = new Signed(caller.subject(), caller.hub() ? caller.subject() : null);
    var made = desk.make(wish, signed, cause).state();
    return ResponseEntity.created(URI.create("/api/referrals/" + made.id()))
        .body(ReferralView.whole(made, null));
  }

  /** Decides how soon and for what. */
  @PostMapping("/{id}/triaged")
  ReferralView triage(
      @PathVariable String id,
      @Valid @RequestBody Triaged triaged,
      JwtAuthenticationToken token,
      Cause cause) {
    var caller = Caller.of(token);
    var at = moments.past(triaged.at());
    return answer(desk.triage(id, triaged.urgency(), at, signed(caller), cause), caller, null);
  }

  /** The hub offers; what a ward arranges without the hub, the ward does. */
  @PostMapping("/{id}/offers")
  ReferralView offer(
      @PathVariable String id,
      @Valid @RequestBody Offered offered,
      JwtAuthenticationToken token,
      Cause cause) {
    var caller = Caller.of(token);
    if (!caller.hub() && desk.find(id).asked().arrangedBy() == ReferralMade.ArrangedBy.HUB) {
      throw Caller.forbidden("not-the-hub", "The care transfer hub offers this one.");
    }
    var at = moments.past(offered.at());
    return answer(desk.offer(id, offered.teams(), at, signed(caller), cause), caller, null);
  }

  /** Asks whoever referred for what is missing; the clock goes on. */
  @PostMapping("/{id}/information-asked")
  ReferralView ask(
      @PathVariable String id,
      @Valid @RequestBody Asked asked,
      JwtAuthenticationToken token,
      Cause cause) {
    var caller = ofService(token, asked.team());
    var missing = asked.missing().stream().distinct().toList();
    var ask = new AskInformation(moments.past(asked.at()), asked.team(), missing);
    return answer(desk.handle(id, _ -> ask, signed(caller), cause), caller, asked.team());
  }

  /** Answers what was asked. */
  @PostMapping("/{id}/information-answered")
  ReferralView answered(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Happened answered,
      JwtAuthenticationToken token,
      Cause cause) {
    var caller = Caller.of(token);
    var at = moments.past(answered == null ? null : answered.at());
    var signed = new Signed(caller.subject(), null);
    return answer(
        desk.handle(id, _ -> new AnswerInformation(at, answering.times()), signed, cause),
        caller,
        null);
  }

  /** A service takes it, or the part it can; the clock goes on until the first contact. */
  @PostMapping("/{id}/taken")
  ReferralView take(
      @PathVariable String id,
      @Valid @RequestBody Taken by,
      JwtAuthenticationToken token,
      Cause cause) {
    var caller = Caller.of(token);
    caller.requireOf(by.team());
    var taken = desk.take(id, by.team(), by.skills(), moments.past(by.at()), cause);
    return answer(taken, caller, by.team());
  }

  /** A service says no, with a reason. */
  @PostMapping("/{id}/declined")
  ReferralView decline(
      @PathVariable String id,
      @Valid @RequestBody Declined by,
      JwtAuthenticationToken token,
      Cause cause) {
    var caller = Caller.of(token);
    caller.requireOf(by.team());
    var decline = new DeclineReferral(moments.past(by.at()), by.team(), by.reason());
    return answer(desk.handle(id, decline, cause), caller, by.team());
  }

  /** Passes it to another service; the time received stays. */
  @PostMapping("/{id}/redirected")
  ReferralView redirect(
      @PathVariable String id,
      @Valid @RequestBody Redirected from,
      JwtAuthenticationToken token,
      Cause cause) {
    var caller = ofService(token, from.team());
    var at = moments.past(from.at());
    return answer(
        desk.redirect(id, from.team(), from.to(), at, signed(caller), cause), caller, from.team());
  }

  /** It is no longer wanted. */
  @PostMapping("/{id}/withdrawn")
  ReferralView withdraw(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Withdrawn withdrawn,
      JwtAuthenticationToken token,
      Cause cause) {
    var caller = Caller.of(token);
    var at = moments.past(withdrawn == null ? null : withdrawn.at());
    var why = withdrawn == null ? null : withdrawn.why();
    return answer(
        desk.handle(id, _ -> new WithdrawReferral(at, why), signed(caller), cause), caller, null);
  }

  /** Another referral takes its place. */
  @PostMapping("/{id}/superseded")
  ReferralView supersede(
      @PathVariable String id,
      @Valid @RequestBody Superseded superseded,
      JwtAuthenticationToken token,
      Cause cause) {
    var caller = Caller.of(token);
    var at = moments.past(superseded.at());
    return answer(desk.supersede(id, superseded.by(), at, signed(caller), cause), caller, null);
  }

  /** Ends it, with a reason. */
  @PostMapping("/{id}/closed")
  ReferralView close(
      @PathVariable String id,
      @Valid @RequestBody Closed closed,
      JwtAuthenticationToken token,
      Cause cause) {
    var caller = ofService(token, closed.team());
    var close = new CloseReferral(moments.past(closed.at()), closed.team(), closed.reason());
    return answer(desk.handle(id, _ -> close, signed(caller), cause), caller, closed.team());
  }

  private ReferralView answer(
      Outcome<Referral, ReferralEvent> outcome, Caller caller, @Nullable String team) {
    return sight.answered(outcome.state(), caller, team);
  }

  /** Whoever speaks for a service names it, and may speak for it; the hub may for any. */
  private static Caller ofService(JwtAuthenticationToken token, @Nullable String team) {
    var caller = Caller.of(token);
    if (caller.hub()) {
      return caller;
    }
    if (team == null) {
      throw Refused.impossible("no-service-named", "Name the service you act for.");
    }
    caller.requireOf(team);
    return caller;
  }

  private static Signed signed(Caller caller) {
    return new Signed(null, caller.hub() ? caller.subject() : null);
  }
}
