package care.homeward.homes.quality;

import care.homeward.contracts.CapacityEvent.ContractKind;
import care.homeward.contracts.CapacityEvent.SuspendedBy;
import care.homeward.homes.CareHomeCommand.HandBack;
import care.homeward.homes.CareHomeCommand.OfOversight;
import care.homeward.homes.CareHomeCommand.ResumePlacements;
import care.homeward.homes.CareHomeCommand.SuspendPlacements;
import care.homeward.homes.CareHomeDesk;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.web.Moments;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What those tell who commission care. */
@RestController
@RequestMapping("/api/quality/homes/{homeId}")
class OversightApi {

  private final CareHomeDesk desk;
  private final Moments moments;

  OversightApi(CareHomeDesk desk, Moments moments) {
    this.desk = desk;
    this.moments = moments;
  }

  /** Whose decision, and the day it is looked at again. */
  record Suspended(@NotNull SuspendedBy by, @NotNull LocalDate reviewOn, @Nullable Instant at) {}

  /** A contract given back. */
  record HandedBack(
      @NotNull LocalDate handedBackOn, @NotNull ContractKind contract, @Nullable Integer beds) {}

  /** A home, by its id. */
  record Known(String homeId) {}

  /** A commissioner places nobody in the home for now. */
  @PostMapping("/suspended")
  Known suspended(
      @PathVariable String homeId, @Valid @RequestBody Suspended suspended, Cause cause) {
    var at = moments.past(suspended.at());
    return told(homeId, cause, new SuspendPlacements(suspended.by(), suspended.reviewOn(), at));
  }

  /** People are placed in the home again. */
  @PostMapping("/resumed")
  Known resumed(@PathVariable String homeId, Cause cause) {
    return told(homeId, cause, new ResumePlacements(moments.now()));
  }

  /** The home gave a contract back. */
  @PostMapping("/contracts-handed-back")
  Known handedBack(@PathVariable String homeId, @Valid @RequestBody HandedBack told, Cause cause) {
    var command = new HandBack(told.handedBackOn(), told.contract(), told.beds(), moments.now());
    return told(homeId, cause, command);
  }

  private Known told(String homeId, Cause cause, OfOversight command) {
    desk.handle(homeId, cause, command);
    return new Known(homeId);
  }
}
