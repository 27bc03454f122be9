package care.homeward.referrals;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.PersonEvent.AbodeRecorded;
import care.homeward.contracts.PersonEvent.PeopleMerged;
import care.homeward.contracts.PersonEvent.PersonRegistered;
import care.homeward.contracts.ReferralEvent.ReferralPartTaken;
import care.homeward.contracts.StayEvent.AdmissionCancelled;
import care.homeward.contracts.StayEvent.DischargeCancelled;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.contracts.StayEvent.PatientDischarged;
import care.homeward.contracts.StayEvent.PatientReidentified;
import care.homeward.contracts.StayEvent.PersonDetailsCorrected;
import care.homeward.contracts.TeamEvent.FirstContactMade;
import care.homeward.contracts.TeamEvent.TeamFormed;
import care.homeward.contracts.TeamEvent.TeamFormed.Kind;
import care.homeward.platform.journal.Cause;
import care.homeward.referrals.ReferralCommand.FulfilReferral;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** What referrals make of what others say. */
@Component
class ReferralFeed {

  private final ReferralDesk desk;
  private final WhoIsWhere known;
  private final CoveringTeams teams;

  ReferralFeed(ReferralDesk desk, WhoIsWhere known, CoveringTeams teams) {
    this.desk = desk;
    this.known = known;
    this.teams = teams;
  }

  void on(Envelope<?> fact, Cause cause) {
    switch (fact.data()) {
      case PersonRegistered e ->
          known.notePerson(e.personId(), fact.sequence(), person -> person.of(e.person()));
      case AbodeRecorded e ->
          known.notePerson(e.personId(), fact.sequence(), person -> person.living(e.abode()));
      case PeopleMerged e -> {
        known.notePerson(e.formerPersonId(), person -> person.mergedInto(e.personId()));
        desk.follow("", e.formerPersonId(), e.personId(), e.at(), cause);
      }
      case PatientAdmitted e -> note(fact, area -> area.of(e.personId(), e.person()).over(false));
      case PersonDetailsCorrected e -> note(fact, area -> area.of(e.personId(), e.person()));
      case PatientReidentified e -> {
        note(fact, area -> area.of(e.personId()));
        desk.follow(e.stayId(), e.formerPersonId(), e.personId(), e.at(), cause);
      }
      case PathwayChosen e -> note(fact, area -> area.on(e.pathway()));
      case DischargeCancelled e -> {
        note(fact, area -> area.over(false));
        known.notePerson(e.personId(), person -> person.died(false));
      }
      case AdmissionCancelled e -> {
        note(fact, area -> area.over(true));
        desk.endAllOfStay(e.stayId(), e.at(), false, cause);
      }
      case PatientDischarged e when e.died() -> {
        note(fact, area -> area.over(true));
        known.notePerson(e.personId(), person -> person.died(true));
        desk.endAllOfStay(e.stayId(), e.at(), true, cause);
        desk.endAllOfPerson(e.personId(), e.at(), cause);
      }
      case TeamFormed e -> note(fact, e);
      case FirstContactMade e -> {
        var _ = desk.handle(e.referralId(), new FulfilReferral(e.at(), e.teamId()), cause);
      }
      case ReferralPartTaken e -> desk.makePart(e, cause);
      default -> {} // An ordinary discharge too: the first contact at home comes after it.
    }
  }

  private void note(Envelope<?> fact, UnaryOperator<Area> change) {
    known.noteStay(fact.subject(), fact.sequence(), change);
  }

  private void note(Envelope<?> fact, TeamFormed formed) {
    var teamId = formed.teamId();
    var team = teams.findById(teamId).orElseGet(() -> CoveringTeam.unheard(teamId));
    if (team.sequence() < fact.sequence()) {
      var needs = formed.communityNeeds();
      var _ =
          teams.save(
              new CoveringTeam(
                  teamId,
                  formed.partnerships(),
                  formed.skills(),
                  formed.kind() == Kind.COMMUNITY_ORGANISATION,
                  needs == null ? List.of() : needs,
                  fact.sequence()));
    }
  }
}
