package care.homeward.referrals;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.StayEvent.AdmissionCancelled;
import care.homeward.contracts.StayEvent.DischargeCancelled;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.contracts.StayEvent.PatientDischarged;
import care.homeward.contracts.StayEvent.PatientReidentified;
import care.homeward.contracts.StayEvent.PersonDetailsCorrected;
import care.homeward.contracts.TeamEvent.FirstContactMade;
import care.homeward.contracts.TeamEvent.TeamFormed;
import care.homeward.platform.journal.Cause;
import care.homeward.referrals.ReferralCommand.FulfilReferral;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** What referrals make of what others say. */
@Component
class ReferralFeed {

  private static final String DIED = "79";
  private static final String BY_DEATH = "4";

  private final ReferralDesk desk;
  private final Areas areas;
  private final CoveringTeams teams;

  ReferralFeed(ReferralDesk desk, Areas areas, CoveringTeams teams) {
    this.desk = desk;
    this.areas = areas;
    this.teams = teams;
  }

  void on(Envelope<?> fact, Cause cause) {
    switch (fact.data()) {
      case PatientAdmitted e -> note(fact, area -> area.of(e.personId(), e.person()).over(false));
      case PersonDetailsCorrected e -> note(fact, area -> area.of(e.personId(), e.person()));
      case PatientReidentified e -> note(fact, area -> area.of(e.personId()));
      case DischargeCancelled _ -> note(fact, area -> area.over(false));
      case AdmissionCancelled e -> {
        note(fact, area -> area.over(true));
        desk.closeAllOf(e.stayId(), e.at(), cause);
      }
      case PatientDischarged e when died(e) -> {
        note(fact, area -> area.over(true));
        desk.closeAllOf(e.stayId(), e.at(), cause);
      }
      case TeamFormed e -> note(fact, e);
      case FirstContactMade e -> {
        var _ = desk.handle(e.referralId(), new FulfilReferral(e.at(), e.teamId()), cause);
      }
      default -> {} // An ordinary discharge too: the first contact at home comes after it.
    }
  }

  private static boolean died(PatientDischarged discharge) {
    return discharge.destination().equals(DIED) || discharge.method().equals(BY_DEATH);
  }

  private void note(Envelope<?> fact, UnaryOperator<Area> change) {
    var stayId = fact.subject();
    var area = areas.findById(stayId).orElseGet(() -> Area.unheard(stayId));
    if (area.sequence() < fact.sequence()) {
      var _ = areas.save(change.apply(area).asOf(fact.sequence()));
    }
  }

  private void note(Envelope<?> fact, TeamFormed formed) {
    var teamId = formed.teamId();
    var team = teams.findById(teamId).orElseGet(() -> CoveringTeam.unheard(teamId));
    if (team.sequence() < fact.sequence()) {
      var _ =
          teams.save(
              new CoveringTeam(teamId, formed.partnerships(), formed.skills(), fact.sequence()));
    }
  }
}
