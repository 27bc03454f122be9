package care.homeward.platform.simulation;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralOffered;
import care.homeward.contracts.ReferralEvent.ReferralTriaged;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.CriteriaToResideMetAgain;
import care.homeward.contracts.StayEvent.CriteriaToResideNoLongerMet;
import care.homeward.contracts.StayEvent.ExpectedDateSet;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.contracts.StayEvent.PatientMoved;
import care.homeward.platform.core.Decision;
import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Fold;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Two small services of the real contracts: a ward decides, referrals react and are offered. */
final class Ward {

  private static final Instant MOMENT = Instant.parse("2026-11-23T08:00:00Z");
  private static final PersonSummary SUMMARY =
      new PersonSummary("75-84", false, "aldersyke", "aldersyke-east", 2);

  private Ward() {}

  /**
   * A stay.
   *
   * @param mark depends on every fact and on their order
   * @param told what was kept beside the facts
   */
  record Stay(String id, boolean admitted, boolean ready, String ward, int mark, int told) {

    static final Fold<Stay, StayEvent> FOLD =
        new Fold<>() {
          @Override
          public Stay blank(String subject) {
            return new Stay(subject, false, false, "", 0, 0);
          }

          @Override
          public Stay after(Stay stay, StayEvent event) {
            return stay.after(event);
          }

          @Override
          public Stay keep(Stay stay, Object kept) {
            return new Stay(
                stay.id, stay.admitted, stay.ready, stay.ward, stay.mark, stay.told + (int) kept);
          }
        };

    Decision<StayEvent> decide(int number) {
      return switch (number % 8) {
        case 0 ->
            Decision.of(
                admitted
                    ? List.of()
                    : List.of(
                        new PatientAdmitted(
                            id, person(), MOMENT, SUMMARY, new Location("RR813", "J1", null))));
        case 1, 2, 3 -> {
          var to = "J" + number % 29;
          yield Decision.of(
              inBed().ward.equals(to)
                  ? List.of()
                  : List.of(
                      new PatientMoved(id, person(), MOMENT, new Location("RR813", to, null))));
        }
        case 4 ->
            Decision.of(
                inBed().ready
                    ? List.of()
                    : List.of(
                        new CriteriaToResideNoLongerMet(id, person(), MOMENT),
                        new PathwayChosen(id, person(), MOMENT, number % 4)));
        case 5 -> {
          if (!inBed().ready) {
            throw Refused.impossible("not-ready", "The person is not ready.");
          }
          yield Decision.of(List.of(new CriteriaToResideMetAgain(id, person(), MOMENT)));
        }
        default ->
            new Decision<>(
                List.of(
                    new ExpectedDateSet(
                        id, inBed().person(), MOMENT, LocalDate.EPOCH.plusDays(number))),
                number);
      };
    }

    private Stay inBed() {
      if (!admitted) {
        throw Refused.conflict("not-admitted", "The person is not here.");
      }
      return this;
    }

    private String person() {
      return "person-of-" + id;
    }

    private Stay after(StayEvent event) {
      var next = mark * 31 + event.hashCode();
      return switch (event) {
        case PatientAdmitted a -> new Stay(id, true, ready, a.location().ward(), next, told);
        case PatientMoved m -> new Stay(id, admitted, ready, m.location().ward(), next, told);
        case CriteriaToResideNoLongerMet _ -> new Stay(id, admitted, true, ward, next, told);
        case CriteriaToResideMetAgain _ -> new Stay(id, admitted, false, ward, next, told);
        default -> new Stay(id, admitted, ready, ward, next, told);
      };
    }
  }

  /**
   * The referral that follows from a stay.
   *
   * @param heard how many facts of the stay it reacted to with a fact
   * @param mark depends on every fact and on their order
   */
  record Referral(String id, boolean made, int heard, int mark) {

    static final Fold<Referral, ReferralEvent> FOLD =
        Fold.of(id -> new Referral(id, false, 0, 0), Referral::after);

    static String of(String stay) {
      return "referral-of-" + stay;
    }

    Decision<ReferralEvent> hear(Envelope<?> fact) {
      var stay = fact.subject();
      var person = "person-of-" + stay;
      if (fact.data() instanceof ExpectedDateSet) {
        return Decision.of(List.of());
      }
      return Decision.of(
          List.of(
              made
                  ? new ReferralTriaged(
                      id,
                      person,
                      stay,
                      MOMENT,
                      Urgency.TWO_DAY,
                      MOMENT.plusSeconds(fact.sequence()))
                  : new ReferralMade(
                      id, person, stay, MOMENT, Skill.NURSING, Urgency.ROUTINE, null, null)));
    }

    Decision<ReferralEvent> offer(int number) {
      if (!made) {
        throw Refused.conflict("not-made", "There is no referral.");
      }
      return Decision.of(
          List.of(
              new ReferralOffered(
                  id,
                  "person-of-" + id,
                  id.substring(of("").length()),
                  MOMENT,
                  "team-" + number,
                  Skill.NURSING)));
    }

    private Referral after(ReferralEvent event) {
      return new Referral(
          id,
          true,
          event instanceof ReferralOffered ? heard : heard + 1,
          mark * 31 + event.hashCode());
    }
  }
}
