package care.homeward.referrals;

import care.homeward.contracts.Publisher;
import care.homeward.platform.core.Refused;
import care.homeward.platform.web.Moments;
import care.homeward.referrals.Referral.Stands;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Referrals, their lists and their histories, to look at. */
@RestController
@RequestMapping("/api/referrals")
class ReferralListApi {

  private static final int MOST = 500;
  private static final Instant EVER = Clock.NEVER.plusSeconds(1);

  private final ReferralDesk desk;
  private final Referrals referrals;
  private final Sight sight;
  private final Moments moments;

  ReferralListApi(ReferralDesk desk, Referrals referrals, Sight sight, Moments moments) {
    this.desk = desk;
    this.referrals = referrals;
    this.sight = sight;
    this.moments = moments;
  }

  /**
   * One fact of a referral and how it stood then.
   *
   * @param fact its type on the wire
   * @param at when it happened
   * @param recordedAt when it was recorded
   * @param owner whose it was from then on
   * @param receivedAt the same in every one
   * @param due when a first contact was due, as things stood then; absent when nothing was
   */
  record Moment(
      String fact,
      Instant at,
      Instant recordedAt,
      Stands state,
      Owner owner,
      Instant receivedAt,
      @Nullable Instant due) {}

  /**
   * What is open, or stands as asked, most pressing first. A service sees its own.
   *
   * @param hub true for what is the hub's to see to
   * @param mine true for what the caller made, or acted on last for the hub
   * @param overdue true for what is over time only
   */
  @GetMapping
  List<ReferralView> list(
      @RequestParam(required = false) @Nullable String team,
      @RequestParam(defaultValue = "false") boolean hub,
      @RequestParam(defaultValue = "false") boolean mine,
      @RequestParam(required = false) @Nullable Stands state,
      @RequestParam(defaultValue = "false") boolean overdue,
      @RequestParam(defaultValue = "100") int limit,
      JwtAuthenticationToken token) {
    var caller = Caller.of(token);
    var now = moments.now();
    var stands = state == null ? Stands.OPEN : List.of(state);
    var before = overdue ? now.plusMillis(1) : EVER;
    var most = Limit.of(Math.clamp(limit, 1, MOST));
    return found(caller, team, hub, mine, stands, before, most).stream()
        .filter(referral -> !overdue || referral.overdue(now))
        .map(referral -> sight.of(referral, caller, now))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<Referral> found(
      Caller caller,
      @Nullable String team,
      boolean hub,
      boolean mine,
      List<Stands> stands,
      Instant before,
      Limit most) {
    if (team != null) {
      if (caller.onlyService()) {
        caller.requireOf(team);
      }
      return referrals.ofServices(List.of(team), stands, before, most);
    }
    if (caller.onlyService()) {
      return referrals.ofServices(caller.teams(), stands, before, most);
    }
    if (mine) {
      return referrals.signedBy(caller.subject(), stands, before, most);
    }
    return hub
        ? referrals.ownedBy(Owner.Kind.HUB, stands, before, most)
        : referrals.standing(stands, before, most);
  }

  /** A referral as it stands. */
  @GetMapping("/{id}")
  ReferralView find(@PathVariable String id, JwtAuthenticationToken token) {
    return sight.required(desk.find(id), Caller.of(token), moments.now());
  }

  /** Every fact with whose it was from then on; no word of whom it is about. */
  @GetMapping("/{id}/history")
  List<Moment> history(@PathVariable String id, JwtAuthenticationToken token) {
    if (!sight.isPersonal(desk.find(id), Caller.of(token), moments.now())) {
      throw Refused.unknown("referral");
    }
    return desk.history(id).stream()
        .map(
            step -> {
              var made = step.state().asked();
              return new Moment(
                  Publisher.REFERRALS.type(step.fact().getClass()),
                  step.fact().at(),
                  step.recordedAt(),
                  step.state().stands(),
                  step.state().owner(),
                  made.receivedAt(),
                  made.due());
            })
        .toList();
  }
}
