package care.homeward.homes;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.CapacityEvent.VacanciesDeclared;
import care.homeward.homes.CareHome.Teller;
import care.homeward.homes.CareHomeCommand.AcceptBed;
import care.homeward.homes.CareHomeCommand.HoldBed;
import care.homeward.platform.core.Decision;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.journal.Journal;
import care.homeward.platform.journal.Outcome;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Carries out what a home is asked, with the persons the stays are known to be of by now. */
@Component
public class CareHomeDesk {

  private final Journal<CareHome, CapacityEvent> journal;
  private final KnownStays stays;

  CareHomeDesk(Journal<CareHome, CapacityEvent> journal, KnownStays stays) {
    this.journal = journal;
    this.stays = stays;
  }

  /** Carries it out; who told vacancies is kept with them. */
  public Outcome<CareHome, CapacityEvent> handle(
      String homeId, Cause cause, CareHomeCommand command) {
    return handle(homeId, cause, command, () -> {});
  }

  /**
   * As {@link #handle(String, Cause, CareHomeCommand)}.
   *
   * @param unless refuses it for reasons beside the home, unless it was carried out before; asks no
   *     other home, which may be waiting for this one
   */
  public Outcome<CareHome, CapacityEvent> handle(
      String homeId, Cause cause, CareHomeCommand command, Runnable unless) {
    return journal.handle(
        homeId,
        cause,
        home -> {
          unless.run();
          refuseIfNobodyToPlace(home, command);
          var events = asKnown(home).decide(command);
          var told = events.stream().anyMatch(VacanciesDeclared.class::isInstance);
          return new Decision<>(events, told ? new Teller(cause.by()) : null);
        });
  }

  /** A home as it is now; not joined if nobody ever told of it. */
  public CareHome home(String homeId) {
    return asKnown(journal.state(homeId));
  }

  /** A home as it stood at a moment that is over. */
  CareHome home(String homeId, Instant at, PastHome.As as) {
    return PastHome.of(homeId, journal.history(homeId), at, as);
  }

  private CareHome asKnown(CareHome home) {
    if (home.holds().stays().isEmpty()) {
      return home;
    }
    return home.knowing(stays.persons(home.holds().stays()));
  }

  private void refuseIfNobodyToPlace(CareHome home, CareHomeCommand command) {
    switch (command) {
      case HoldBed c -> stays.refuseUnlessToBePlaced(c.stayId(), c.personId());
      case AcceptBed c ->
          home.holds().find(c.holdId()).map(Hold::stayId).ifPresent(stays::refuseIfOver);
      default -> {} // places nobody
    }
  }
}
