package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.journal.Outcome;
import care.homeward.platform.web.Moments;
import care.homeward.referrals.Referral.Signed;
import care.homeward.referrals.ReferralCommand.AnswerInformation;
import care.homeward.referrals.ReferralCommand.WithdrawReferral;
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

/** What whoever arranges a referral does with it over HTTP. */
@RestController
@RequestMapping("/api/referrals")
class HubApi {

  private final ReferralDesk desk;
  private final Sight sight;
  private final TimesToAnswer times;
  private final Moments moments;

  HubApi(ReferralDesk desk, Sight sight, TimesToAnswer times, Moments moments) {
    this.desk = desk;
    this.sight = sight;
    this.times = times;
    this.moments = moments;
  }

  /** How urgent someone competent finds it. */
  record Triaged(@NotNull Urgency urgency, @Nullable Instant at) {}

  /** Services to ask, all at once. */
  record Offered(
      @NotEmpty @Size(max = 20) List<@NotNull @Pattern(regexp = MakeApi.ID) String> teams,
      @Nullable Instant at) {}

  /** When something happened, and nothing else. */
  record Happened(@Nullable Instant at) {}

  /** It is no longer wanted. */
  record Withdrawn(ReferralWithdrawn.@Nullable Why why, @Nullable Instant at) {}

  /** Another stands in its place. */
  record Superseded(@NotNull @Pattern(regexp = MakeApi.ID) String by, @Nullable Instant at) {}

  /** Decides how soon and for what. */
  @PostMapping("/{id}/triaged")
  ReferralView triage(
      @PathVariable String id,
      @Valid @RequestBody Triaged triaged,
      JwtAuthenticationToken token,
      Cause cause) {
    var caller = Caller.of(token);
    var at = moments.past(triaged.at());
    return answer(desk.triage(id, triaged.urgency(), at, caller.signed(), cause), caller, null);
  }

  /** The hub offers; what a ward arranges without the hub, the ward does. */
  @PostMapping("/{id}/offers")
  ReferralView offer(
      @PathVariable String id,
      @Valid @RequestBody Offered offered,
      JwtAuthenticationToken token,
      Cause cause) {
    var caller = Caller.of(token);
    caller.requireToOffer(desk.find(id).asked().arrangedBy());
    var at = moments.past(offered.at());
    return answer(desk.offer(id, offered.teams(), at, caller.signed(), cause), caller, null);
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
    var signed = new Signed(caller.subject(), null, null);
    return answer(
        desk.handle(id, _ -> new AnswerInformation(at, times.asOfNow()), signed, cause),
        caller,
        null);
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
        desk.handle(id, _ -> new WithdrawReferral(at, why), caller.signed(), cause), caller, null);
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
    return answer(desk.supersede(id, superseded.by(), at, caller.signed(), cause), caller, null);
  }

  private ReferralView answer(
      Outcome<Referral, ReferralEvent> outcome, Caller caller, @Nullable String team) {
    return sight.answered(outcome.state(), caller, team);
  }
}
