package care.homeward.homes;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.AdmissionCancelled;
import care.homeward.contracts.StayEvent.DischargeCancelled;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.contracts.StayEvent.PatientDischarged;
import care.homeward.contracts.StayEvent.PatientReidentified;
import care.homeward.contracts.StayEvent.PersonDetailsCorrected;
import care.homeward.homes.CareHomeCommand.ReleaseStay;
import care.homeward.homes.Stay.Course;
import care.homeward.platform.inbox.FactHandler;
import care.homeward.platform.inbox.HeardOnly;
import care.homeward.platform.journal.Cause;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * What a stay in hospital means for the beds kept for it.
 *
 * <p>Homes are found by an index that lags a moment. A bed held within that moment is missed; the
 * home cannot accept it any more, and it lapses by itself.
 */
@Component
class CareHomeFeed implements FactHandler {

  private static final Limit HOMES_KEEPING_ONE_PERSON_A_BED = Limit.of(100);

  private final CareHomeDesk desk;
  private final CareHomes homes;
  private final Stays stays;
  private final HoldSettings settings;

  CareHomeFeed(CareHomeDesk desk, CareHomes homes, Stays stays, HoldSettings settings) {
    this.desk = desk;
    this.homes = homes;
    this.stays = stays;
    this.settings = settings;
  }

  @Bean
  HeardOnly staysHeard() {
    return HeardOnly.of((fact, _) -> note(fact), Stay.class);
  }

  /** Noted first: a bed asked for meanwhile is refused then. */
  @Override
  public void on(Envelope<?> fact, Cause cause) {
    note(fact);
    switch (fact.data()) {
      case AdmissionCancelled e -> release(e.stayId(), fact.time(), cause);
      case PatientDischarged e when e.died() -> release(e.stayId(), fact.time(), cause);
      default -> {} // frees no bed now
    }
  }

  private void note(Envelope<?> fact) {
    switch (fact.data()) {
      case PatientAdmitted e -> note(e, stay -> stay.on(Course.IN_HOSPITAL).of(e.person()));
      case PersonDetailsCorrected e -> note(e, stay -> stay.of(e.person()));
      case DischargeCancelled e -> note(e, stay -> stay.on(Course.IN_HOSPITAL));
      case AdmissionCancelled e -> note(e, stay -> stay.on(Course.OVER));
      case PatientDischarged e when e.died() -> note(e, stay -> stay.on(Course.OVER));
      case PatientDischarged e -> note(e, stay -> left(stay, e));
      case PatientReidentified e -> note(e, UnaryOperator.identity());
      default -> {} // keeps or frees no bed
    }
  }

  private void release(String stayId, Instant at, Cause cause) {
    for (var home : homes.findByHoldsStays(stayId, HOMES_KEEPING_ONE_PERSON_A_BED)) {
      desk.handle(home.id(), cause, new ReleaseStay(stayId, at));
    }
  }

  private Stay left(Stay stay, PatientDischarged e) {
    return settings.careHomeDestinations().contains(e.destination())
        ? stay.on(Course.TO_A_CARE_HOME)
        : stay.elsewhere(e.at().plus(settings.leftElsewhereAfter()));
  }

  private void note(StayEvent fact, UnaryOperator<Stay> change) {
    var known = stays.findById(fact.stayId());
    var stay = known.orElseGet(() -> Stay.begun(fact.stayId(), fact.personId()));
    stays.save(change.apply(stay.of(fact.personId())));
  }
}
