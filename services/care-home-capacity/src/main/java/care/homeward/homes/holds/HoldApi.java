package care.homeward.homes.holds;

import care.homeward.contracts.CapacityEvent.Assessor;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.RefusalReason;
import care.homeward.homes.CareHomeCommand;
import care.homeward.homes.CareHomeCommand.MoveIn;
import care.homeward.homes.CareHomeCommand.RefuseBed;
import care.homeward.homes.CareHomeCommand.ReleaseBed;
import care.homeward.homes.CareHomeCommand.SeekAssessment;
import care.homeward.homes.CareHomeDesk;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.web.Moments;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One home is asked to keep a bed, and what it answers, whoever asked. */
@RestController
@RequestMapping("/api/homes/{homeId}/holds")
class HoldApi {

  static final int DEFAULT_HOURS = 4;
  static final String ID = "(?![0-9]{10}$)[A-Za-z0-9][A-Za-z0-9._:-]{0,79}";

  private final HoldDesk holds;
  private final AcceptanceDesk acceptances;
  private final CareHomeDesk desk;
  private final Moments moments;

  HoldApi(HoldDesk holds, AcceptanceDesk acceptances, CareHomeDesk desk, Moments moments) {
    this.holds = holds;
    this.acceptances = acceptances;
    this.desk = desk;
    this.moments = moments;
  }

  /**
   * Who a bed is to be kept for, and how long.
   *
   * @param hours 1 to 48; left out, 4
   */
  record NewHold(
      @NotNull @Pattern(regexp = ID) String stayId,
      @NotNull @Pattern(regexp = ID) String personId,
      @NotNull BedType bedType,
      @Nullable Integer hours,
      @Nullable Instant at) {}

  /** A hold that was made. */
  record Held(String holdId, Instant expiresAt) {}

  /** A hold that was answered. */
  record Answered(String homeId, String holdId) {}

  /** Why a home will not have a person. */
  record Refusal(@NotNull RefusalReason reason) {}

  /** Who is to assess the person before the home answers. */
  record Assessment(@NotNull Assessor assessor) {}

  /** A moment. */
  record Moment(@Nullable Instant at) {}

  /** Holds a free bed for a person until the hold lapses. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Held> hold(
      @PathVariable String homeId, @Valid @RequestBody NewHold hold, Cause cause) {
    var hours = hold.hours() == null ? DEFAULT_HOURS : hold.hours();
    var asked =
        new HoldDesk.Asked(
            hold.stayId(),
            hold.personId(),
            hold.bedType(),
            Duration.ofHours(hours),
            null,
            moments.past(hold.at()));
    var held = holds.hold(homeId, asked, cause);
    return ResponseEntity.created(URI.create("/api/homes/" + homeId))
        .body(new Held(held.holdId(), held.expiresAt()));
  }

  /** Judged at the moment it arrives, whatever the home's clock says. */
  @PostMapping("/{holdId}/accepted")
  Answered accepted(@PathVariable String homeId, @PathVariable String holdId, Cause cause) {
    acceptances.accept(homeId, holdId, cause, moments.now());
    return new Answered(homeId, holdId);
  }

  /** The home wants the person assessed before it answers. */
  @PostMapping("/{holdId}/assessment")
  Answered assessment(
      @PathVariable String homeId,
      @PathVariable String holdId,
      @Valid @RequestBody Assessment wanted,
      Cause cause) {
    return answer(homeId, cause, new SeekAssessment(holdId, wanted.assessor(), moments.now()));
  }

  /** The home says no, with a reason. */
  @PostMapping("/{holdId}/refused")
  Answered refused(
      @PathVariable String homeId,
      @PathVariable String holdId,
      @Valid @RequestBody Refusal refusal,
      Cause cause) {
    return answer(homeId, cause, new RefuseBed(holdId, refusal.reason(), moments.now()));
  }

  /** The person has moved in. */
  @PostMapping("/{holdId}/moved-in")
  Answered movedIn(
      @PathVariable String homeId,
      @PathVariable String holdId,
      @RequestBody(required = false) @Nullable Moment movedIn,
      Cause cause) {
    var at = moments.past(movedIn == null ? null : movedIn.at());
    return answer(homeId, cause, new MoveIn(holdId, at));
  }

  /** The bed is held for nobody any more. */
  @PostMapping("/{holdId}/released")
  Answered released(@PathVariable String homeId, @PathVariable String holdId, Cause cause) {
    return answer(homeId, cause, new ReleaseBed(holdId, moments.now()));
  }

  private Answered answer(String homeId, Cause cause, CareHomeCommand.OfHold command) {
    desk.handle(homeId, cause, command);
    return new Answered(homeId, command.holdId());
  }
}
