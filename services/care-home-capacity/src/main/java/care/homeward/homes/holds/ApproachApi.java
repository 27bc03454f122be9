package care.homeward.homes.holds;

import care.homeward.contracts.CapacityEvent.Assessor;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.RefusalReason;
import care.homeward.homes.holds.Approach.NotAsked;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.web.Moments;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Several homes are asked for one person in one request; the log shows what each answered. */
@RestController
@RequestMapping("/api/approaches")
class ApproachApi {

  private final ApproachDesk desk;
  private final Askings askings;
  private final Moments moments;

  ApproachApi(ApproachDesk desk, Askings askings, Moments moments) {
    this.desk = desk;
    this.askings = askings;
    this.moments = moments;
  }

  /**
   * Whom to ask, and for whom.
   *
   * @param hours 1 to 48; left out, 4
   */
  record NewApproach(
      @NotNull @Size(min = 1, max = 20) List<@NotNull @Pattern(regexp = HoldApi.ID) String> homes,
      @NotNull @Pattern(regexp = HoldApi.ID) String stayId,
      @NotNull @Pattern(regexp = HoldApi.ID) String personId,
      @NotNull BedType bedType,
      @Nullable Integer hours,
      @Nullable Instant at) {}

  /** Which homes keep a bed, and which could not. */
  record Made(String approachId, List<Approach.Asked> asked, List<NotAsked> notAsked) {}

  /** An approach, by its id. */
  record Known(String approachId) {}

  /** What each home answered; it lags a moment. */
  record Log(
      String approachId,
      String stayId,
      BedType bedType,
      Instant askedAt,
      List<Line> homes,
      List<NotAsked> notAsked) {}

  /**
   * A home that was asked.
   *
   * @param answer absent while it stands open
   * @param respondedAt when the home first said anything: yes, no, or that it wants to assess
   */
  record Line(
      String homeId,
      String holdId,
      Instant expiresAt,
      Asking.@Nullable Answer answer,
      @Nullable Instant respondedAt,
      @Nullable RefusalReason refusal,
      @Nullable Assessor assessor) {}

  /** Asks several homes for one person; the first to accept is the one. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Made> ask(@Valid @RequestBody NewApproach approach, Cause cause) {
    var hours = approach.hours() == null ? HoldApi.DEFAULT_HOURS : approach.hours();
    var wanted =
        new ApproachDesk.Wanted(
            approach.homes().stream().distinct().toList(),
            approach.stayId(),
            approach.personId(),
            approach.bedType(),
            Duration.ofHours(hours),
            moments.past(approach.at()));
    var made = desk.ask(wanted, cause);
    return ResponseEntity.created(URI.create("/api/approaches/" + made.id()))
        .body(new Made(made.id(), made.asked(), made.notAsked()));
  }

  /** Who was asked, when, and what each answered after how long. */
  @GetMapping("/{approachId}")
  Log log(@PathVariable String approachId) {
    var approach = desk.approach(approachId);
    var answers =
        askings.findByApproachId(approachId).stream()
            .collect(Collectors.toMap(Asking::holdId, asking -> asking));
    return new Log(
        approachId,
        approach.stayId(),
        approach.bedType(),
        approach.askedAt(),
        approach.asked().stream().map(asked -> line(asked, answers.get(asked.holdId()))).toList(),
        approach.notAsked());
  }

  /** Nobody is asked any more: the beds held go back. */
  @PostMapping("/{approachId}/withdrawn")
  Known withdrawn(@PathVariable String approachId, Cause cause) {
    return new Known(desk.withdraw(approachId, cause, moments.now()).id());
  }

  private static Line line(Approach.Asked asked, @Nullable Asking asking) {
    return asking == null
        ? new Line(asked.homeId(), asked.holdId(), asked.expiresAt(), null, null, null, null)
        : new Line(
            asked.homeId(),
            asked.holdId(),
            asking.expiresAt(),
            asking.answer(),
            asking.respondedAt(),
            asking.refusal(),
            asking.assessor());
  }
}
