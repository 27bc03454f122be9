package care.homeward.homes;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.CapacityEvent.VacanciesDeclared;
import care.homeward.homes.CareHome.Teller;
import care.homeward.platform.core.Decision;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.journal.Journal;
import care.homeward.platform.journal.Outcome;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Carries out what a home is asked, with the persons the stays are known to be of by now. */
@Component
public class CareHomeDesk {

  private final Journal<CareHome, CapacityEvent> journal;
  private final StayPersons persons;

  CareHomeDesk(Journal<CareHome, CapacityEvent> journal, StayPersons persons) {
    this.journal = journal;
    this.persons = persons;
  }

  /** Carries it out; who told vacancies is kept with them. */
  public Outcome<CareHome, CapacityEvent> handle(
      String homeId, Cause cause, CareHomeCommand command) {
    return journal.handle(
        homeId,
        cause,
        home -> {
          var events = asKnown(home).decide(command);
          var told = events.stream().anyMatch(VacanciesDeclared.class::isInstance);
          return new Decision<>(events, told ? new Teller(cause.by()) : null);
        });
  }

  /** A home as it is now; not joined if nobody ever told of it. */
  public CareHome home(String homeId) {
    return asKnown(journal.state(homeId));
  }

  private CareHome asKnown(CareHome home) {
    if (home.holds().stays().isEmpty()) {
      return home;
    }
    return home.knowing(
        persons.findByStayIdIn(home.holds().stays()).stream()
            .collect(Collectors.toMap(StayPerson::stayId, StayPerson::personId)));
  }
}
