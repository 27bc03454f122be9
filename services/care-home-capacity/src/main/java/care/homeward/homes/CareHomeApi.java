package care.homeward.homes;

import care.homeward.contracts.CapacityEvent.ClosureReason;
import care.homeward.contracts.CapacityEvent.Operator;
import care.homeward.contracts.CapacityEvent.Registration;
import care.homeward.homes.CareHomeCommand.CloseAdmissions;
import care.homeward.homes.CareHomeCommand.JoinHome;
import care.homeward.homes.CareHomeCommand.OpenAdmissions;
import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.web.Moments;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A home takes part, closes and opens; every moment left out is now. */
@RestController
@RequestMapping("/api/homes")
class CareHomeApi {

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
   * @param operator who runs it, also where the beds are the NHS's or the council's own
   * @param locationId id the regulator gave the location, where it did
   */
  record Home(
      @Nullable @Pattern(regexp = ID) String homeId,
      @NotBlank @Size(max = 200) String name,
      @NotNull @Pattern(regexp = CODE) String place,
      @NotNull @Pattern(regexp = CODE) String partnership,
      @NotNull Integer registeredBeds,
      @Nullable Operator operator,
      @Nullable @Pattern(regexp = CODE) String locationId) {}

  /** A home, by its id. */
  record Known(String homeId) {}

  /**
   * Why, and since when, a home takes nobody.
   *
   * @param reviewOn the day it looks at that again
   */
  record Closed(@NotNull ClosureReason reason, @NotNull LocalDate reviewOn, @Nullable Instant at) {}

  /** A moment. */
  record Moment(@Nullable Instant at) {}

  /** A home joins, or joins again with what is different now. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Known> join(
      @Valid @RequestBody Home home, HttpServletRequest request, Cause cause) {
    var homeId = home.homeId() == null ? idFrom(home.name()) : home.homeId();
    OwnHome.require(request, homeId);
    var registered =
        new Registered(
            home.name(),
            home.place(),
            home.partnership(),
            home.registeredBeds(),
            home.operator(),
            home.locationId(),
            Registration.ACTIVE);
    var outcome = desk.handle(homeId, cause, new JoinHome(registered, moments.now()));
    var known = new Known(homeId);
    return outcome.events().isEmpty()
        ? ResponseEntity.ok(known)
        : ResponseEntity.created(URI.create("/api/homes/" + homeId)).body(known);
  }

  /** The home admits nobody until it opens again; when it looks at that again is said too. */
  @PostMapping("/{homeId}/closed")
  Known closed(@PathVariable String homeId, @Valid @RequestBody Closed closed, Cause cause) {
    var command =
        new CloseAdmissions(closed.reason(), closed.reviewOn(), moments.past(closed.at()));
    desk.handle(homeId, cause, command);
    return new Known(homeId);
  }

  /** The home admits again. */
  @PostMapping("/{homeId}/opened")
  Known opened(
      @PathVariable String homeId,
      @RequestBody(required = false) @Nullable Moment opened,
      Cause cause) {
    var at = moments.past(opened == null ? null : opened.at());
    desk.handle(homeId, cause, new OpenAdmissions(at));
    return new Known(homeId);
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
