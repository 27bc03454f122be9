package care.homeward.homes.holds;

import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.homes.CareHomeCommand.LetGo;
import care.homeward.homes.CareHomeDesk;
import care.homeward.homes.KnownStays;
import care.homeward.homes.holds.Approach.Asked;
import care.homeward.homes.holds.Approach.NotAsked;
import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Asks several homes to keep a bed for one person, and lets the beds go again. */
@Component
class ApproachDesk {

  private final CareHomeDesk desk;
  private final HoldDesk holds;
  private final AcceptanceDesk acceptances;
  private final KnownStays stays;
  private final Approaches approaches;

  ApproachDesk(
      CareHomeDesk desk,
      HoldDesk holds,
      AcceptanceDesk acceptances,
      KnownStays stays,
      Approaches approaches) {
    this.stays = stays;
    this.desk = desk;
    this.holds = holds;
    this.acceptances = acceptances;
    this.approaches = approaches;
  }

  /** Whom to ask, for whom and how long. */
  record Wanted(
      List<String> homes,
      String stayId,
      String personId,
      BedType bedType,
      Duration length,
      Instant at) {}

  Approach ask(Wanted wanted, Cause cause) {
    var id = cause.id("approach");
    var known = approaches.findById(id);
    if (known.isPresent()) {
      // Answered as it was; each home's journal tells whether it is the same request.
      known.get().asked().forEach(each -> hold(each.homeId(), id, wanted, cause));
      return orRefused(known.get());
    }
    stays.refuseUnlessToBePlaced(wanted.stayId(), wanted.personId());
    if (acceptances.accepted(wanted.stayId(), wanted.at())) {
      throw AcceptanceDesk.acceptedElsewhere();
    }
    var asked = new ArrayList<Asked>();
    var notAsked = new ArrayList<NotAsked>();
    for (var homeId : wanted.homes()) {
      try {
        asked.add(hold(homeId, id, wanted, cause));
      } catch (Refused refused) {
        notAsked.add(new NotAsked(homeId, refused.rule()));
      }
    }
    return orRefused(
        kept(new Approach(id, wanted.stayId(), wanted.bedType(), wanted.at(), asked, notAsked)));
  }

  /** Lets go what homes keep, but for a bed someone lives in. */
  Approach withdraw(String approachId, Cause cause, Instant at) {
    var approach = approach(approachId);
    for (var asked : approach.asked()) {
      desk.handle(asked.homeId(), cause.and(asked.homeId()), new LetGo(asked.holdId(), at));
    }
    return approach;
  }

  Approach approach(String approachId) {
    return approaches.findById(approachId).orElseThrow(() -> Refused.unknown("approach"));
  }

  private Asked hold(String homeId, String approachId, Wanted wanted, Cause cause) {
    var asked =
        new HoldDesk.Asked(
            wanted.stayId(),
            wanted.personId(),
            wanted.bedType(),
            wanted.length(),
            approachId,
            wanted.at());
    var held = holds.hold(homeId, asked, cause.and(homeId));
    return new Asked(homeId, held.holdId(), held.expiresAt());
  }

  private Approach kept(Approach approach) {
    try {
      return approaches.insert(approach);
    } catch (DuplicateKeyException e) {
      return approach(approach.id());
    }
  }

  private static Approach orRefused(Approach approach) {
    if (approach.asked().isEmpty()) {
      throw Refused.conflict(
          "no-bed-held",
          approach.notAsked().stream()
              .map(ApproachDesk::why)
              .collect(Collectors.joining(", ", "No home keeps a bed. ", ".")));
    }
    return approach;
  }

  /** What is no home's id is whatever was sent, and is not said again. */
  private static String why(NotAsked home) {
    return (home.rule().equals("unknown-home") ? "unnamed" : home.homeId()) + ": " + home.rule();
  }
}
