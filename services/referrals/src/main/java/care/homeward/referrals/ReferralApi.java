package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent.DeclineReason;
import care.homeward.contracts.ReferralEvent.ReferralSentToHub.Why;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import care.homeward.referrals.Referral.Stands;
import care.homeward.referrals.ReferralCommand.DeclineReferral;
import care.homeward.referrals.ReferralCommand.TakeReferral;
import care.homeward.referrals.ReferralCommand.WithdrawReferral;
import care.homeward.referrals.ReferralDesk.Wish;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
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

/** Referrals over HTTP. */
@RestController
@RequestMapping("/api/referrals")
class ReferralApi {

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
  private static final int MOST = 500;
  private static final String ID = "[A-Za-z0-9._-]{1,100}";

  private final ReferralDesk desk;
  private final Referrals referrals;
  private final InstantSource clock;

  ReferralApi(ReferralDesk desk, Referrals referrals, InstantSource clock) {
    this.desk = desk;
    this.referrals = referrals;
    this.clock = clock;
  }

  /** A referral asked for; whom it is about follows from the stay. */
  record NewReferral(
      @Nullable @Pattern(regexp = ID) String personId,
      @NotNull @Pattern(regexp = ID) String stayId,
      @NotNull Skill skill,
      @NotNull Urgency urgency,
      @Nullable Instant receivedAt) {}

  /** A team, for an offer or an answer. */
  record ByTeam(@NotNull @Pattern(regexp = ID) String team, @Nullable Instant at) {}

  /** A team's no. */
  record Declined(
      @NotNull @Pattern(regexp = ID) String team,
      @NotNull DeclineReason reason,
      @Nullable Instant at) {}

  /** It is no longer wanted. */
  record Withdrawn(@Nullable Instant at) {}

  /**
   * A referral as it stands.
   *
   * @param due when a first contact is due; absent when nothing is
   * @param clock how that looks at the moment asked; absent in the answer to a command, which is
   *     the same whenever it is given, and once the referral is closed
   */
  record View(
      String referralId,
      String personId,
      String stayId,
      Skill skill,
      Urgency urgency,
      Stands state,
      @Nullable String team,
      @Nullable Why hubReason,
      Instant receivedAt,
      @Nullable Instant due,
      @Nullable Instant contactAt,
      @Nullable Boolean withinTarget,
      @Nullable Running clock) {

    /** A running clock; minutes are below zero when it is over. */
    record Running(Instant asOf, long minutesLeft, boolean overdue) {}

    static View of(Referral referral, @Nullable Running running) {
      var made = referral.asked();
      return new View(
          referral.id(),
          made.personId(),
          made.stayId(),
          made.skill(),
          made.urgency(),
          referral.stands(),
          referral.teamId(),
          referral.hubReason(),
          made.receivedAt(),
          made.urgency() == Urgency.ROUTINE ? null : made.dueAt(),
          referral.contactAt(),
          referral.withinTarget(),
          running);
    }

    static View at(Referral referral, Instant now) {
      var made = referral.asked();
      var runs = made.urgency() != Urgency.ROUTINE && Stands.OPEN.contains(referral.stands());
      var left = Duration.between(now, made.dueAt()).toMinutes();
      return of(referral, runs ? new Running(now, left, referral.overdue(now)) : null);
    }
  }

  @PostMapping
  ResponseEntity<View> make(@Valid @RequestBody NewReferral asked, Cause cause) {
    var wish =
        new Wish(
            moment(asked.receivedAt()),
            asked.stayId(),
            asked.personId(),
            asked.skill(),
            asked.urgency());
    var made = desk.make(wish, cause).state();
    return ResponseEntity.created(URI.create("/api/referrals/" + made.id()))
        .body(View.of(made, null));
  }

  @PostMapping("/{id}/offers")
  View offer(@PathVariable String id, @Valid @RequestBody ByTeam to, Cause cause) {
    return View.of(desk.offer(id, to.team(), moment(to.at()), cause).state(), null);
  }

  @PostMapping("/{id}/taken")
  View take(@PathVariable String id, @Valid @RequestBody ByTeam by, Cause cause) {
    return handle(id, new TakeReferral(moment(by.at()), by.team()), cause);
  }

  @PostMapping("/{id}/declined")
  View decline(@PathVariable String id, @Valid @RequestBody Declined by, Cause cause) {
    return handle(id, new DeclineReferral(moment(by.at()), by.team(), by.reason()), cause);
  }

  @PostMapping("/{id}/withdrawn")
  View withdraw(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Withdrawn withdrawn,
      Cause cause) {
    var at = moment(withdrawn == null ? null : withdrawn.at());
    return handle(id, new WithdrawReferral(at), cause);
  }

  /** What is open, or stands as asked, most pressing first. */
  @GetMapping
  List<View> list(
      @RequestParam(required = false) @Nullable String team,
      @RequestParam(required = false) @Nullable Stands state,
      @RequestParam(defaultValue = "100") int limit) {
    var now = now();
    var stands = state == null ? Stands.OPEN : List.of(state);
    var most = Limit.of(Math.clamp(limit, 1, MOST));
    var found =
        team == null ? referrals.standing(stands, most) : referrals.ofTeam(team, stands, most);
    return found.stream().map(referral -> View.at(referral, now)).toList();
  }

  @GetMapping("/{id}")
  View find(@PathVariable String id) {
    return View.at(desk.find(id), now());
  }

  private View handle(String id, ReferralCommand command, Cause cause) {
    return View.of(desk.handle(id, command, cause).state(), null);
  }

  private Instant moment(@Nullable Instant at) {
    var now = now();
    if (at == null) {
      return now;
    }
    if (at.isAfter(now.plus(CLOCKS_DIFFER))) {
      throw Refused.impossible("in-the-future", "That moment has not come yet.");
    }
    return at.truncatedTo(ChronoUnit.MILLIS);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
