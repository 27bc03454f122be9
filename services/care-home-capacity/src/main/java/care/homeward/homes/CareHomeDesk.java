package care.homeward.homes;

import care.homeward.contracts.CapacityEvent;
import care.homeward.platform.core.Decision;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.journal.Journal;
import care.homeward.platform.journal.Outcome;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Carries out what a home is asked, with the persons the stays are known to be of by now. */
@Component
class CareHomeDesk {

  private final Journal<CareHome, CapacityEvent> journal;
  private final StayPersons persons;

  CareHomeDesk(Journal<CareHome, CapacityEvent> journal, StayPersons persons) {
    this.journal = journal;
    this.persons = persons;
  }

  Outcome<CareHome, CapacityEvent> handle(String homeId, Cause cause, CareHomeCommand command) {
    return journal.handle(homeId, cause, home -> Decision.of(asKnown(home).decide(command)));
  }

  /** A home as it is now; not joined if nobody ever told of it. */
  CareHome home(String homeId) {
    return asKnown(journal.state(homeId));
  }

  private CareHome asKnown(CareHome home) {
    if (home.stays().isEmpty()) {
      return home;
    }
    return home.knowing(
        persons.findByStayIdIn(home.stays()).stream()
            .collect(Collectors.toMap(StayPerson::stayId, StayPerson::personId)));
  }
}
