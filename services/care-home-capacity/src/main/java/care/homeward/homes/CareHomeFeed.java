package care.homeward.homes;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.StayEvent.AdmissionCancelled;
import care.homeward.contracts.StayEvent.PatientDischarged;
import care.homeward.contracts.StayEvent.PatientReidentified;
import care.homeward.homes.CareHomeCommand.ReleaseStay;
import care.homeward.platform.inbox.FactHandler;
import care.homeward.platform.journal.Cause;
import java.time.Instant;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * What a stay in hospital means for the beds kept for it.
 *
 * <p>Homes are found by an index that lags a moment. A bed held within that moment is missed; not
 * answered yet, it lapses by itself.
 */
@Component
class CareHomeFeed implements FactHandler {

  private static final Limit HOMES_KEEPING_ONE_PERSON_A_BED = Limit.of(100);

  private final CareHomeDesk desk;
  private final CareHomes homes;
  private final StayPersons persons;

  CareHomeFeed(CareHomeDesk desk, CareHomes homes, StayPersons persons) {
    this.desk = desk;
    this.homes = homes;
    this.persons = persons;
  }

  @Override
  public void on(Envelope<?> fact, Cause cause) {
    switch (fact.data()) {
      case AdmissionCancelled e -> release(e.stayId(), fact.time(), cause);
      case PatientDischarged e when e.died() -> release(e.stayId(), fact.time(), cause);
      case PatientReidentified e -> persons.save(new StayPerson(e.stayId(), e.personId()));
      default -> {} // keeps or frees no bed
    }
  }

  private void release(String stayId, Instant at, Cause cause) {
    for (var home : homes.findByHoldsStays(stayId, HOMES_KEEPING_ONE_PERSON_A_BED)) {
      desk.handle(home.id(), cause, new ReleaseStay(stayId, at));
    }
  }
}
