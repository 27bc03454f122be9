package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.DeclineReason;
import care.homeward.contracts.ReferralEvent.InformationAsked.Missing;
import care.homeward.contracts.ReferralEvent.ReferralClosed;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.journal.Outcome;
import care.homeward.platform.web.Moments;
import care.homeward.referrals.ReferralCommand.AskInformation;
import care.homeward.referrals.ReferralCommand.CloseReferral;
import care.homeward.referrals.ReferralCommand.DeclineReferral;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What services that are asked, or have taken it, say of a referral over HTTP. */
@RestController
@RequestMapping("/api/referrals")
class AnswerApi {

  private final ReferralDesk desk;
  private final Sight sight;
  private final TimesToAnswer times;
  private final Moments moments;

  AnswerApi(ReferralDesk desk, Sight sight, TimesToAnswer times, Moments moments) {
    this.desk = desk;
    this.sight = sight;
    this.times = times;
    this.moments = moments;
  }

  /** What is missing; the hub asks without a team. */
  record Asked(
      @Nullable @Pattern(regexp = MakeApi.ID) String team,
      @NotEmpty List<@NotNull Missing> missing,
      @Nullable Instant at) {}

  /**
   * A team's yes.
   *
   * @param skills what it takes; absent: all that is asked and that it offers
   */
  record Taken(
      @NotNull @Pattern(regexp = MakeApi.ID) String team,
      @Nullable @Size(min = 1) List<@NotNull Skill> skills,
      @Nullable Instant at) {}

  /** A team's no. */
  record Declined(
      @NotNull @Pattern(regexp = MakeApi.ID) String team,
      @NotNull DeclineReason reason,
      @Nullable Instant at) {}

  /** From one service to another. */
  record Redirected(
      @NotNull @Pattern(regexp = MakeApi.ID) String team,
      @NotNull @Pattern(regexp = MakeApi.ID) String to,
      @Nullable Instant at) {}

  /** The team that has it has nothing more to do; the hub says so without a team. */
  record Closed(
      @Nullable @Pattern(regexp = MakeApi.ID) String team,
      ReferralClosed.@NotNull Reason reason,
      @Nullable Instant at) {}

  /** Asks whoever referred for what is missing; the clock goes on. */
  @PostMapping("/{id}/information-asked")
  ReferralView ask(
      @PathVariable String id,
      @Valid @RequestBody Asked asked,
      JwtAuthenticationToken token,
      Cause cause) {
    var caller = ofService(token, asked.team());
    var missing = asked.missing().stream().distinct().toList();
    var ask = new AskInformation(moments.past(asked.at()), asked.team(), missing, times.asOfNow());
    return answer(desk.handle(id, _ -> ask, caller.signed(), cause), caller, asked.team());
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
        desk.redirect(id, from.team(), from.to(), at, caller.signed(), cause), caller, from.team());
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
    return answer(desk.handle(id, _ -> close, caller.signed(), cause), caller, closed.team());
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
}
