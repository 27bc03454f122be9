package care.homeward.live;

import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.StayEvent.CriteriaToResideNoLongerMet;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.platform.testkit.Machinery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Facts of one made-up stay, said as the services would. */
final class Facts {

  static final PersonSummary OLD_LADY =
      new PersonSummary("85+", false, "aldersyke", "aldersyke-east", 2);

  private Facts() {}

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  static void admitted(String stayId, String personId, String ward) {
    say(
        stayId,
        1,
        new PatientAdmitted(
            stayId,
            personId,
            now().minus(9, ChronoUnit.DAYS),
            OLD_LADY,
            new Location("RR813", ward, ward + "-14")));
  }

  static void ready(String stayId, String personId, long sequence, Instant at) {
    say(stayId, sequence, new CriteriaToResideNoLongerMet(stayId, personId, at));
  }

  static void say(String stayId, long sequence, Object fact) {
    Machinery.publish(Publisher.DISCHARGE_FLOW, stayId, sequence, fact);
  }
}
