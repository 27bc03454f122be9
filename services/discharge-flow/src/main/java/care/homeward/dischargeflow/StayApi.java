package care.homeward.dischargeflow;

import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.dischargeflow.hospital.Adt;
import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stays over HTTP, for the ward and the hub. */
@RestController
@RequestMapping("/api/stays")
class StayApi {

  private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);
  private static final int MOST_VISITS = 500;
  private static final String ID = "(?![0-9]{10}$)[A-Za-z0-9][A-Za-z0-9._:-]{0,79}";

  private final StayDesk desk;
  private final StayIds ids;
  private final DelayReasons reasons;
  private final InstantSource clock;

  StayApi(StayDesk desk, StayIds ids, DelayReasons reasons, InstantSource clock) {
    this.desk = desk;
    this.ids = ids;
    this.reasons = reasons;
    this.clock = clock;
  }

  /** Whether a clinician decided that the criteria are met, and since when; absent means now. */
  record Criteria(@NotNull Boolean met, @Nullable Instant at) {}

  /** The expected date of discharge. */
  record ExpectedDate(@NotNull LocalDate date) {}

  /** The pathway chosen, and when; absent means now. */
  record Pathway(@NotNull @Min(0) @Max(3) Integer pathway, @Nullable Instant at) {}

  /** A wait to start; without an owner, the one the reason implies. */
  record NewWait(
      @NotBlank @Size(max = 80) String reason,
      @Nullable Owner owner,
      @Nullable @Pattern(regexp = ID) String ownerReference,
      @Nullable NextStep nextStep,
      @Nullable Instant due,
      @Nullable Instant at) {}

  /** What is different about a wait; reason and owner stay if they are not named. */
  record PassedOn(
      @Nullable @Size(max = 80) String reason,
      @Nullable Owner owner,
      @Nullable @Pattern(regexp = ID) String ownerReference,
      @Nullable NextStep nextStep,
      @Nullable Instant due,
      @Nullable Instant at) {}

  /** When it was; absent means now. */
  record When(@Nullable Instant at) {}

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
  record Found(List<@Nullable View> stays) {}

  /** The published reasons in force. */
  record Reasons(LocalDate effectiveFrom, List<DelayReasons.Reason> reasons) {}

  /** A wait that was started. */
  record Started(String stayId, String waitId) {}

  /**
   * A stay.
   *
   * @param readyAt since when the criteria are not met any more
   * @param delay how long that is, at the moment asked; absent in the answer to a command
   */
  record View(
      String stayId,
      String personId,
      @Nullable PersonSummary person,
      Bed.Phase phase,
      @Nullable Location location,
      @Nullable Instant admittedAt,
      @Nullable LocalDate expectedDate,
      @Nullable Integer pathway,
      @Nullable Instant readyAt,
      List<OpenWait> waits,
      Bed.@Nullable Left left,
      boolean careBegan,
      boolean closed,
      @Nullable Delayed delay) {}

  /** A wait that is open. */
  record OpenWait(
      String waitId,
      Instant since,
      String reason,
      Owner owner,
      @Nullable String ownerReference,
      @Nullable NextStep nextStep,
      @Nullable Instant due) {}

  /** How long the person is ready, as of a moment. */
  record Delayed(
      Instant asOf,
      Instant readyAt,
      LocalDate readyDate,
      long hours,
      long midnights,
      String band) {}

  @GetMapping("/{id}")
  View stay(@PathVariable String id) {
    return asOfNow(desk.find(id));
  }

  @PostMapping("/searches")
  Found search(@Valid @RequestBody Search asked) {
    var stays = new ArrayList<@Nullable View>();
    for (var visit : asked.visits()) {
      var stay = desk.state(ids.of(visit.hospital(), visit.visit()));
      stays.add(stay.known() ? asOfNow(stay) : null);
    }
    return new Found(stays);
  }

  @GetMapping("/reasons")
  Reasons reasons() {
    return new Reasons(reasons.effectiveFrom(), reasons.all());
  }

  @PostMapping("/{id}/criteria-to-reside")
  View criteria(@PathVariable String id, @Valid @RequestBody Criteria asked, Cause cause) {
    return handle(id, new StayCommand.SetCriteriaToReside(moment(asked.at()), asked.met()), cause);
  }

  @PostMapping("/{id}/expected-date")
  View expectedDate(@PathVariable String id, @Valid @RequestBody ExpectedDate asked, Cause cause) {
    return handle(id, new StayCommand.SetExpectedDate(moment(null), asked.date()), cause);
  }

  @PostMapping("/{id}/pathway")
  View pathway(@PathVariable String id, @Valid @RequestBody Pathway asked, Cause cause) {
    return handle(id, new StayCommand.ChoosePathway(moment(asked.at()), asked.pathway()), cause);
  }

  @PostMapping("/{id}/waits")
  ResponseEntity<Started> startWait(
      @PathVariable String id, @Valid @RequestBody NewWait asked, Cause cause) {
    var waitId = cause.id("wait");
    var _ =
        handle(
            id,
            new StayCommand.StartWait(
                moment(asked.at()),
                waitId,
                asked.reason(),
                asked.owner(),
                asked.ownerReference(),
                asked.nextStep(),
                millis(asked.due())),
            cause);
    return ResponseEntity.created(URI.create("/api/stays/" + id + "/waits/" + waitId))
        .body(new Started(id, waitId));
  }

  @GetMapping("/{id}/waits/{waitId}")
  OpenWait wait(@PathVariable String id, @PathVariable String waitId) {
    return desk.find(id)
        .openWaits()
        .filter(wait -> wait.waitId().equals(waitId))
        .map(StayApi::open)
        .findFirst()
        .orElseThrow(() -> Refused.unknown("wait"));
  }

  @PostMapping("/{id}/waits/{waitId}/passed-on")
  View passOnWait(
      @PathVariable String id,
      @PathVariable String waitId,
      @Valid @RequestBody PassedOn asked,
      Cause cause) {
    return handle(
        id,
        new StayCommand.PassOnWait(
            moment(asked.at()),
            waitId,
            asked.reason(),
            asked.owner(),
            asked.ownerReference(),
            asked.nextStep(),
            millis(asked.due())),
        cause);
  }

  @PostMapping("/{id}/waits/{waitId}/ended")
  View endWait(
      @PathVariable String id,
      @PathVariable String waitId,
      @Valid @RequestBody(required = false) @Nullable When asked,
      Cause cause) {
    var at = moment(asked == null ? null : asked.at());
    return handle(id, new StayCommand.EndWait(at, waitId), cause);
  }

  @PostMapping("/{id}/discharge")
  View discharge(@PathVariable String id, @Valid @RequestBody Leaving asked, Cause cause) {
    var method = asked.method() == null ? "1" : asked.method();
    return handle(
        id, new StayCommand.Discharge(moment(asked.at()), asked.destination(), method), cause);
  }

  private View handle(String id, StayCommand command, Cause cause) {
    return view(desk.handle(id, command, cause).state(), null);
  }

  private View asOfNow(Stay stay) {
    var now = moment(null);
    var delay =
        stay.delay(now)
            .map(
                d ->
                    new Delayed(
                        now,
                        d.readyAt(),
                        d.readyDate(),
                        d.hours(),
                        d.midnights(),
                        d.band().label()))
            .orElse(null);
    return view(stay, delay);
  }

  private static View view(Stay stay, @Nullable Delayed delay) {
    var places = stay.bed().places();
    var expected = stay.plan().expected();
    return new View(
        stay.id(),
        stay.personId(),
        stay.person(),
        stay.bed().phase(),
        places.isEmpty() ? null : places.getLast().location(),
        stay.bed().admittedAt(),
        expected == null ? null : expected.date(),
        stay.plan().pathway(),
        stay.readyAt().orElse(null),
        stay.openWaits().map(StayApi::open).toList(),
        stay.bed().left(),
        !stay.care().isEmpty(),
        stay.closed(),
        delay);
  }

  private static OpenWait open(Stay.Waiting wait) {
    var details = wait.details();
    return new OpenWait(
        wait.waitId(),
        wait.since(),
        details.reason(),
        details.owner(),
        details.ownerReference(),
        details.nextStep(),
        details.due());
  }

  private Instant moment(@Nullable Instant at) {
    var now = clock.instant();
    if (at != null && at.isAfter(now.plus(CLOCKS_DIFFER_BY))) {
      throw Refused.impossible("in-the-future", "This has not happened yet.");
    }
    return (at == null ? now : at).truncatedTo(ChronoUnit.MILLIS);
  }

  private static @Nullable Instant millis(@Nullable Instant due) {
    return due == null ? null : due.truncatedTo(ChronoUnit.MILLIS);
  }
}
