package care.homeward.referrals;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.PersonEvent.AbodeRecorded;
import care.homeward.contracts.PersonEvent.PeopleMerged;
import care.homeward.contracts.PersonEvent.PersonRegistered;
import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.ReferralEvent.ReferralClosed;
import care.homeward.contracts.ReferralEvent.ReferralPartTaken;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
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
import care.homeward.platform.inbox.HeardOnly;
import care.homeward.platform.journal.Cause;
import care.homeward.referrals.ReferralCommand.FulfilReferral;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Bean;
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

  @Bean
  HeardOnly knownHeard() {
    return HeardOnly.of((fact, _) -> note(fact), Known.class, Area.class, CoveringTeam.class);
  }

  void on(Envelope<?> fact, Cause cause) {
    // Before it is noted: what a crash leaves half done is done again, and has no second effect.
    if (fact.data() instanceof DischargeCancelled e && known.stay(e.stayId()).over()) {
      desk.reopen(e.stayId(), e.personId(), e.at(), cause);
    }
    note(fact);
    switch (fact.data()) {
      case PersonRegistered e -> withheld("", e.personId(), e.person(), e.at(), cause);
      case PeopleMerged e -> desk.follow("", e.formerPersonId(), e.personId(), e.at(), cause);
      case PatientAdmitted e -> withheld(e.stayId(), e.personId(), e.person(), e.at(), cause);
      case PersonDetailsCorrected e ->
          withheld(e.stayId(), e.personId(), e.person(), e.at(), cause);
      case PatientReidentified e ->
          desk.follow(e.stayId(), e.formerPersonId(), e.personId(), e.at(), cause);
      case AdmissionCancelled e -> desk.endAllOfStay(e.stayId(), e.at(), false, cause);
      case PatientDischarged e when e.died() -> {
        desk.endAllOfStay(e.stayId(), e.at(), true, cause);
        desk.endAllOfPerson(e.personId(), e.at(), cause);
      }
      case FirstContactMade e -> {
        var _ = desk.handle(e.referralId(), new FulfilReferral(e.at(), e.teamId()), cause);
      }
      case ReferralPartTaken e -> desk.makePart(e, cause);
      // Whoever comes to the house may know first; it is said of one, and all of them end.
      case ReferralWithdrawn e when e.why() == ReferralWithdrawn.Why.DIED ->
          desk.endAllOfPerson(e.personId(), e.at(), cause);
      case ReferralClosed e when e.reason() == ReferralClosed.Reason.DIED ->
          desk.endAllOfPerson(e.personId(), e.at(), cause);
      default -> {} // An ordinary discharge too: the first contact at home comes after it.
    }
  }

  /** Who is where, and who covers what; nothing is done about it. */
  private void note(Envelope<?> fact) {
    switch (fact.data()) {
      case PersonRegistered e ->
          known.notePerson(e.personId(), fact.sequence(), person -> person.of(e.person()));
      case AbodeRecorded e ->
          known.notePerson(e.personId(), fact.sequence(), person -> person.living(e.abode()));
      case PeopleMerged e ->
          known.notePerson(e.formerPersonId(), person -> person.mergedInto(e.personId()));
      case PatientAdmitted e -> note(fact, area -> area.of(e.personId(), e.person()).over(false));
      case PersonDetailsCorrected e -> note(fact, area -> area.of(e.personId(), e.person()));
      case PatientReidentified e -> note(fact, area -> area.of(e.personId()));
      case PathwayChosen e -> note(fact, area -> area.on(e.pathway()));
      case DischargeCancelled e -> {
        note(fact, area -> area.over(false));
        known.notePerson(e.personId(), person -> person.died(false));
      }
      case AdmissionCancelled _ -> note(fact, area -> area.over(true));
      case PatientDischarged e when e.died() -> {
        note(fact, area -> area.over(true));
        known.notePerson(e.personId(), person -> person.died(true));
      }
      case TeamFormed e -> note(fact, e);
      default -> {} // says neither
    }
  }

  private void withheld(
      String stayId, String personId, PersonSummary person, Instant at, Cause cause) {
    if (person.restricted()) {
      desk.withhold(stayId, personId, at, cause);
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
