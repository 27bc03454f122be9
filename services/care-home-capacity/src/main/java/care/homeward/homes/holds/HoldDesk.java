package care.homeward.homes.holds;

import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.homes.CareHomeCommand.HoldBed;
import care.homeward.homes.CareHomeDesk;
import care.homeward.homes.UnmetNeed;
import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks a home to keep a bed; where it has none, takes note of the need. */
@Component
class HoldDesk {

  private static final Set<String> FOR_WANT_OF_A_BED =
      Set.of("no-free-bed", "admissions-closed", "home-not-placing");

  private final CareHomeDesk desk;
  private final AcceptanceDesk acceptances;
  private final UnmetNeed unmetNeed;

  HoldDesk(CareHomeDesk desk, AcceptanceDesk acceptances, UnmetNeed unmetNeed) {
    this.desk = desk;
    this.acceptances = acceptances;
    this.unmetNeed = unmetNeed;
  }

  /**
   * For whom, what and how long.
   *
   * @param approachId absent if one home alone is asked
   */
  record Asked(
      String stayId,
      String personId,
      BedType bedType,
      Duration length,
      @Nullable String approachId,
      Instant at) {}

  BedHeld hold(String homeId, Asked asked, Cause cause) {
    var accepted = acceptances.accepted(asked.stayId(), asked.at());
    try {
      var command =
          new HoldBed(
              cause.id("hold"),
              asked.stayId(),
              asked.personId(),
              asked.bedType(),
              asked.length(),
              asked.approachId(),
              asked.at());
      var events = desk.handle(homeId, cause, command, () -> refuseIf(accepted)).events();
      return (BedHeld) events.getFirst();
    } catch (Refused refused) {
      if (FOR_WANT_OF_A_BED.contains(refused.rule())) {
        var home = desk.home(homeId).registered();
        unmetNeed.askedInVain(asked.stayId(), asked.bedType(), home, asked.at());
      }
      throw refused;
    }
  }

  /** Nobody needs a second bed. */
  private static void refuseIf(boolean accepted) {
    if (accepted) {
      throw AcceptanceDesk.acceptedElsewhere();
    }
  }
}
