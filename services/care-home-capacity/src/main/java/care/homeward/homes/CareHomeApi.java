package care.homeward.homes;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.ClosureReason;
import care.homeward.contracts.CapacityEvent.RefusalReason;
import care.homeward.contracts.CapacityEvent.Vacancy;
import care.homeward.homes.CareHomeCommand.AcceptBed;
import care.homeward.homes.CareHomeCommand.CloseAdmissions;
import care.homeward.homes.CareHomeCommand.DeclareVacancies;
import care.homeward.homes.CareHomeCommand.HoldBed;
import care.homeward.homes.CareHomeCommand.JoinHome;
import care.homeward.homes.CareHomeCommand.MoveIn;
import care.homeward.homes.CareHomeCommand.OpenAdmissions;
import care.homeward.homes.CareHomeCommand.RefuseBed;
import care.homeward.homes.CareHomeCommand.ReleaseBed;
import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.journal.Outcome;
import care.homeward.platform.web.Moments;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What homes and the care transfer hub tell; every moment left out is now. */
@RestController
@RequestMapping("/api/homes")
class CareHomeApi {

  private static final int DEFAULT_HOLD_HOURS = 4;
  private static final String ID = "(?![0-9]{10}$)[A-Za-z0-9][A-Za-z0-9._:-]{0,79}";
  private static final String CODE = "(?![0-9]{10}$)[A-Za-z0-9][A-Za-z0-9._-]{0,79}";

  private final CareHomeDesk desk;
  private final Moments moments;

  CareHomeApi(CareHomeDesk desk, Moments moments) {
    this.desk = desk;
    this.moments = moments;
  }

  /**
   * A home that takes part.
   *
   * @param homeId left out, it is made from the name
   */
  record Home(
      @Nullable @Pattern(regexp = ID) String homeId,
      @NotBlank @Size(max = 200) String name,
      @NotNull @Pattern(regexp = CODE) String place,
      @NotNull @Pattern(regexp = CODE) String partnership,
      @NotNull Integer registeredBeds) {}

  /** A home, by its id. */
  record Known(String homeId) {}

  /** All a home has free, and when it told. */
  record Vacancies(
      @NotNull List<@Valid @NotNull TypedVacancy> vacancies, @Nullable Instant toldAt) {}

  /** Beds free of one type. */
  record TypedVacancy(@NotNull BedType bedType, @NotNull Integer beds) {}

  /** Why, and since when, a home takes nobody. */
  record Closed(@NotNull ClosureReason reason, @Nullable Instant at) {}

  /** A moment. */
  record Moment(@Nullable Instant at) {}

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

  @PostMapping
  ResponseEntity<Known> join(@Valid @RequestBody Home home, Cause cause) {
    var homeId = home.homeId() == null ? idFrom(home.name()) : home.homeId();
    var outcome =
        desk.handle(
            homeId,
            cause,
            new JoinHome(
                home.name(),
                home.place(),
                home.partnership(),
                home.registeredBeds(),
                moments.now()));
    var known = new Known(homeId);
    return outcome.events().isEmpty()
        ? ResponseEntity.ok(known)
        : ResponseEntity.created(URI.create("/api/homes/" + homeId)).body(known);
  }

  @PostMapping("/{homeId}/vacancies")
  Known vacancies(@PathVariable String homeId, @Valid @RequestBody Vacancies told, Cause cause) {
    var vacancies =
        told.vacancies().stream().map(each -> new Vacancy(each.bedType(), each.beds())).toList();
    return known(
        desk.handle(homeId, cause, new DeclareVacancies(vacancies, moment(told.toldAt()))));
  }

  @PostMapping("/{homeId}/closed")
  Known closed(@PathVariable String homeId, @Valid @RequestBody Closed closed, Cause cause) {
    return known(
        desk.handle(homeId, cause, new CloseAdmissions(closed.reason(), moment(closed.at()))));
  }

  @PostMapping("/{homeId}/opened")
  Known opened(
      @PathVariable String homeId,
      @RequestBody(required = false) @Nullable Moment opened,
      Cause cause) {
    return known(desk.handle(homeId, cause, new OpenAdmissions(moment(opened))));
  }

  @PostMapping("/{homeId}/holds")
  ResponseEntity<Held> hold(
      @PathVariable String homeId, @Valid @RequestBody NewHold hold, Cause cause) {
    var hours = hold.hours() == null ? DEFAULT_HOLD_HOURS : hold.hours();
    var command =
        new HoldBed(
            cause.id("hold"),
            hold.stayId(),
            hold.personId(),
            hold.bedType(),
            Duration.ofHours(hours),
            moment(hold.at()));
    var held = (BedHeld) desk.handle(homeId, cause, command).events().getFirst();
    return ResponseEntity.created(URI.create("/api/homes/" + homeId))
        .body(new Held(held.holdId(), held.expiresAt()));
  }

  /** Judged at the moment it arrives, whatever the home's clock says. */
  @PostMapping("/{homeId}/holds/{holdId}/accepted")
  Answered accepted(@PathVariable String homeId, @PathVariable String holdId, Cause cause) {
    return answered(holdId, desk.handle(homeId, cause, new AcceptBed(holdId, moments.now())));
  }

  @PostMapping("/{homeId}/holds/{holdId}/refused")
  Answered refused(
      @PathVariable String homeId,
      @PathVariable String holdId,
      @Valid @RequestBody Refusal refusal,
      Cause cause) {
    return answered(
        holdId, desk.handle(homeId, cause, new RefuseBed(holdId, refusal.reason(), moments.now())));
  }

  @PostMapping("/{homeId}/holds/{holdId}/moved-in")
  Answered movedIn(
      @PathVariable String homeId,
      @PathVariable String holdId,
      @RequestBody(required = false) @Nullable Moment movedIn,
      Cause cause) {
    return answered(holdId, desk.handle(homeId, cause, new MoveIn(holdId, moment(movedIn))));
  }

  @PostMapping("/{homeId}/holds/{holdId}/released")
  Answered released(@PathVariable String homeId, @PathVariable String holdId, Cause cause) {
    return answered(holdId, desk.handle(homeId, cause, new ReleaseBed(holdId, moments.now())));
  }

  private static Known known(Outcome<CareHome, CapacityEvent> outcome) {
    return new Known(outcome.state().id());
  }

  private static Answered answered(String holdId, Outcome<CareHome, CapacityEvent> outcome) {
    return new Answered(outcome.state().id(), holdId);
  }

  private Instant moment(@Nullable Moment told) {
    return moment(told == null ? null : told.at());
  }

  private Instant moment(@Nullable Instant told) {
    return moments.past(told);
  }

  private static String idFrom(String name) {
    var words =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", " ")
            .strip()
            .replace(' ', '-');
    if (words.isEmpty() || words.length() > 70) {
      throw Refused.impossible("no-id-from-name", "No id can be made from this name: send one.");
    }
    return "home-" + words;
  }
}
