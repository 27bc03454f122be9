package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.dischargeflow.hospital.Adt;
import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.web.Moments;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

/** Stays over HTTP, for the ward and the hub. */
@RestController
@RequestMapping("/api/stays")
class StayApi {

  private static final int MOST_VISITS = 500;
  private static final String ID = "(?![0-9]{10}$)[A-Za-z0-9][A-Za-z0-9._:-]{0,79}";

  /** A code of the published lists, or of ours. */
  static final String CODE = "(?![0-9]{10}$)[A-Za-z0-9][A-Za-z0-9._-]{0,79}";

  private final StayDesk desk;
  private final PersonDesk people;
  private final StayIds ids;
  private final DelayReasons reasons;
  private final StayViews views;
  private final Moments moments;

  StayApi(
      StayDesk desk,
      PersonDesk people,
      StayIds ids,
      DelayReasons reasons,
      StayViews views,
      Moments moments) {
    this.desk = desk;
    this.people = people;
    this.ids = ids;
    this.reasons = reasons;
    this.views = views;
    this.moments = moments;
  }

  /** A wait to start; without an owner, the one the reason implies. */
  record NewWait(
      @NotBlank @Size(max = 80) String reason,
      @Nullable Owner owner,
      @Nullable @Pattern(regexp = ID) String ownerReference,
      @Nullable @Pattern(regexp = CODE) String organisation,
      @Nullable NextStep nextStep,
      @Nullable Instant due,
      @Nullable Instant at) {}

  /**
   * What is different about a wait; reason and owner stay if they are not named.
   *
   * @param capacityAt code of the provider who says that it has capacity after all: without it,
   *     what is not yet available does not become underway by hand
   * @param version of the wait the caller saw: of another one it is refused (409); absent,
   *     whichever there is
   */
  record PassedOn(
      @Nullable @Size(max = 80) String reason,
      @Nullable Owner owner,
      @Nullable @Pattern(regexp = ID) String ownerReference,
      @Nullable @Pattern(regexp = CODE) String organisation,
      @Nullable NextStep nextStep,
      @Nullable Instant due,
      @Nullable @Pattern(regexp = CODE) String capacityAt,
      @Nullable Integer version,
      @Nullable Instant at) {}

  /** When it was; absent means now. */
  record When(@Nullable Instant at) {}

  /**
   * When a wait was over; absent means now.
   *
   * @param version of the wait the caller saw: of another one it is refused (409); absent,
   *     whichever there is
   */
  record Ended(@Nullable Integer version, @Nullable Instant at) {}

  /** Where and how the person left; without a method, on clinical advice. */
  record Leaving(
      @NotNull @Pattern(regexp = Adt.DESTINATION) String destination,
      @Nullable @Pattern(regexp = Adt.METHOD) String method,
      @Nullable Instant at) {}

  /** The visits whose stays are looked for; the hospital is the organisation that sends (MSH-4). */
  record Search(@NotNull @Size(max = MOST_VISITS) List<@NotNull @Valid Visit> visits) {}

  /** A visit by the hospital's own number. */
  record Visit(@NotBlank @Size(max = 80) String hospital, @NotBlank @Size(max = 80) String visit) {}

  /** The stays found, in the order asked for; null where there is none. */
  record Found(List<StayViews.@Nullable View> stays) {}

  /** The published reasons in force. */
  record Reasons(LocalDate effectiveFrom, List<DelayReasons.Reason> reasons) {}

  /** A wait that was started. */
  record Started(String stayId, String waitId) {}

  /** A stay as it stands. */
  @GetMapping("/{id}")
  StayViews.View stay(@PathVariable String id) {
    var stay = desk.find(id);
    return views.asOfNow(stay, people.informed(stay));
  }

  /** Finds stays by what the hospital calls them. */
  @PostMapping("/searches")
  Found search(@Valid @RequestBody Search asked) {
    var stays = new ArrayList<StayViews.@Nullable View>();
    for (var visit : asked.visits()) {
      var stay = desk.state(ids.of(visit.hospital(), visit.visit()));
      stays.add(stay.known() ? views.asOfNow(stay) : null);
    }
    return new Found(stays);
  }

  /** The reasons for a wait, with who is implied to own them. */
  @GetMapping("/reasons")
  Reasons reasons() {
    return new Reasons(reasons.effectiveFrom(), reasons.all());
  }

  /** The person waits for something from now on. */
  @PostMapping("/{id}/waits")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Started> startWait(
      @PathVariable String id, @Valid @RequestBody NewWait asked, Cause cause) {
    var waitId = cause.id("wait");
    var _ =
        handle(
            id,
            new StayCommand.StartWait(
                moments.past(asked.at()),
                waitId,
                asked.reason(),
                asked.owner(),
                asked.ownerReference(),
                asked.organisation(),
                asked.nextStep(),
                millis(asked.due())),
            cause);
    return ResponseEntity.created(URI.create("/api/stays/" + id + "/waits/" + waitId))
        .body(new Started(id, waitId));
  }

  /** A wait with its next step. */
  @GetMapping("/{id}/waits/{waitId}")
  StayViews.OpenWait wait(@PathVariable String id, @PathVariable String waitId) {
    return views.waits(desk.find(id)).stream()
        .filter(wait -> wait.waitId().equals(waitId))
        .findFirst()
        .orElseThrow(() -> Refused.unknown("wait"));
  }

  /** The wait is for something else, or on somebody else, from now on. */
  @PostMapping("/{id}/waits/{waitId}/passed-on")
  StayViews.View passOnWait(
      @PathVariable String id,
      @PathVariable String waitId,
      @Valid @RequestBody PassedOn asked,
      Cause cause) {
    return handle(
        id,
        new StayCommand.PassOnWait(
            moments.past(asked.at()),
            waitId,
            asked.reason(),
            asked.owner(),
            asked.ownerReference(),
            asked.organisation(),
            asked.nextStep(),
            millis(asked.due()),
            asked.capacityAt(),
            asked.version()),
        cause);
  }

  /** The person no longer waits for this. */
  @PostMapping("/{id}/waits/{waitId}/ended")
  StayViews.View endWait(
      @PathVariable String id,
      @PathVariable String waitId,
      @Valid @RequestBody(required = false) @Nullable Ended asked,
      Cause cause) {
    var at = moments.past(asked == null ? null : asked.at());
    var version = asked == null ? null : asked.version();
    return handle(id, new StayCommand.EndWait(at, waitId, version), cause);
  }

  /** The person has left the bed. */
  @PostMapping("/{id}/discharge")
  StayViews.View discharge(
      @PathVariable String id, @Valid @RequestBody Leaving asked, Cause cause) {
    var method = asked.method() == null ? "1" : asked.method();
    return handle(
        id,
        new StayCommand.Discharge(moments.past(asked.at()), asked.destination(), method),
        cause);
  }

  private StayViews.View handle(String id, StayCommand command, Cause cause) {
    return views.of(desk.handle(id, command, cause).state());
  }

  private static @Nullable Instant millis(@Nullable Instant due) {
    return due == null ? null : Moments.millis(due);
  }
}
