package care.homeward.referrals;

import static care.homeward.referrals.Fixture.ANSWER;
import static care.homeward.referrals.Fixture.ANSWER_BY;
import static care.homeward.referrals.Fixture.ID;
import static care.homeward.referrals.Fixture.LATER;
import static care.homeward.referrals.Fixture.MRS_PATEL;
import static care.homeward.referrals.Fixture.RECEIVED;
import static care.homeward.referrals.Fixture.SEACROFT;
import static care.homeward.referrals.Fixture.STAY;
import static care.homeward.referrals.Fixture.YORK_ROAD;
import static care.homeward.referrals.Fixture.after;
import static care.homeward.referrals.Fixture.ask;
import static care.homeward.referrals.Fixture.made;
import static care.homeward.referrals.Fixture.make;
import static care.homeward.referrals.Fixture.offered;
import static care.homeward.referrals.Fixture.taken;
import static care.homeward.referrals.Fixture.team;
import static care.homeward.referrals.Fixture.toHub;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.DeclineReason;
import care.homeward.contracts.ReferralEvent.InformationAsked;
import care.homeward.contracts.ReferralEvent.InformationAsked.Missing;
import care.homeward.contracts.ReferralEvent.ReferralClosed;
import care.homeward.contracts.ReferralEvent.ReferralFulfilled;
import care.homeward.contracts.ReferralEvent.ReferralMade.ArrangedBy;
import care.homeward.contracts.ReferralEvent.ReferralMade.Source;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import care.homeward.platform.core.Refused;
import care.homeward.referrals.ReferralCommand.AnswerInformation;
import care.homeward.referrals.ReferralCommand.AskInformation;
import care.homeward.referrals.ReferralCommand.CloseReferral;
import care.homeward.referrals.ReferralCommand.DeclineReferral;
import care.homeward.referrals.ReferralCommand.EndWithPerson;
import care.homeward.referrals.ReferralCommand.FollowPerson;
import care.homeward.referrals.ReferralCommand.FulfilReferral;
import care.homeward.referrals.ReferralCommand.LapseOffers;
import care.homeward.referrals.ReferralCommand.OfferReferral;
import care.homeward.referrals.ReferralCommand.RedirectReferral;
import care.homeward.referrals.ReferralCommand.ReopenReferral;
import care.homeward.referrals.ReferralCommand.SupersedeReferral;
import care.homeward.referrals.ReferralCommand.TakeReferral;
import care.homeward.referrals.ReferralCommand.TriageReferral;
import care.homeward.referrals.ReferralCommand.WithdrawReferral;
import care.homeward.referrals.ReferralCommand.WithholdArea;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What comes of each command at each stage of a referral's life: the facts it leads to, {@code -}
 * for none, or in capitals the rule that refuses it. Seacroft is the team asked; York Road is not.
 */
class LifecycleTest {

  private static final ReferralEvent MADE = made(Skill.REABLEMENT);
  private static final ReferralEvent OFFERED = offered(RECEIVED, SEACROFT);
  private static final ReferralEvent TO_HUB =
      toHub(WithoutTeam.DECLINED, DeclineReason.NO_CAPACITY);
  private static final ReferralEvent ASKED =
      new InformationAsked(
          ID, MRS_PATEL, STAY, LATER, SEACROFT, List.of(Missing.WAY_IN), ANSWER_BY);
  private static final ReferralEvent TAKEN = taken(SEACROFT);
  private static final ReferralEvent FULFILLED =
      new ReferralFulfilled(ID, MRS_PATEL, STAY, LATER, SEACROFT, true);
  private static final ReferralEvent CLOSED =
      new ReferralClosed(ID, MRS_PATEL, STAY, LATER, SEACROFT, ReferralClosed.Reason.CARE_GIVEN);
  private static final ReferralEvent WITHDRAWN =
      new ReferralWithdrawn(
          ID, MRS_PATEL, STAY, LATER, null, ReferralWithdrawn.Why.NOT_NEEDED, null);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          command           | not made         | with hub              | asks something                    | offered                           | taken               | fulfilled       | closed          | withdrawn
          make              | Made Offered     | -                     | -                                 | -                                 | -                   | -               | -               | -
          triage            | UNKNOWN-REFERRAL | Triaged Offered       | Triaged                           | Triaged                           | ALREADY-TAKEN       | REFERRAL-CLOSED | REFERRAL-CLOSED | REFERRAL-CLOSED
          offer             | UNKNOWN-REFERRAL | Offered               | Offered                           | Offered                           | ALREADY-TAKEN       | REFERRAL-CLOSED | REFERRAL-CLOSED | REFERRAL-CLOSED
          ask               | UNKNOWN-REFERRAL | NOT-OFFERED           | -                                 | InformationAsked                  | ALREADY-TAKEN       | REFERRAL-CLOSED | REFERRAL-CLOSED | REFERRAL-CLOSED
          answer            | UNKNOWN-REFERRAL | -                     | InformationAnswered Offered       | -                                 | -                   | REFERRAL-CLOSED | REFERRAL-CLOSED | REFERRAL-CLOSED
          take              | UNKNOWN-REFERRAL | NOT-OFFERED           | Taken                             | Taken                             | -                   | REFERRAL-CLOSED | REFERRAL-CLOSED | REFERRAL-CLOSED
          take, not asked   | UNKNOWN-REFERRAL | NOT-OFFERED           | NOT-OFFERED                       | NOT-OFFERED                       | TAKEN-BY-ANOTHER    | REFERRAL-CLOSED | REFERRAL-CLOSED | REFERRAL-CLOSED
          decline           | UNKNOWN-REFERRAL | NOT-OFFERED           | Declined SentToHub                | Declined SentToHub                | ALREADY-TAKEN       | REFERRAL-CLOSED | REFERRAL-CLOSED | REFERRAL-CLOSED
          redirect          | UNKNOWN-REFERRAL | NOT-OFFERED           | Redirected Offered                | Redirected Offered                | Redirected Offered  | REFERRAL-CLOSED | REFERRAL-CLOSED | REFERRAL-CLOSED
          withdraw          | UNKNOWN-REFERRAL | Withdrawn             | OfferEnded Withdrawn              | OfferEnded Withdrawn              | Withdrawn           | REFERRAL-CLOSED | REFERRAL-CLOSED | -
          supersede         | UNKNOWN-REFERRAL | Withdrawn             | OfferEnded Withdrawn              | OfferEnded Withdrawn              | Withdrawn           | REFERRAL-CLOSED | REFERRAL-CLOSED | -
          close             | UNKNOWN-REFERRAL | NOT-TAKEN             | NOT-TAKEN                         | NOT-TAKEN                         | Closed              | Closed          | -               | NOT-TAKEN
          close, not theirs | UNKNOWN-REFERRAL | NOT-TAKEN             | NOT-TAKEN                         | NOT-TAKEN                         | TAKEN-BY-ANOTHER    | TAKEN-BY-ANOTHER | -              | NOT-TAKEN
          time is up        | -                | -                     | QuestionLapsed Offered            | OfferEnded SentToHub              | -                   | -               | -               | -
          first contact     | -                | -                     | -                                 | -                                 | Fulfilled           | -               | -               | -
          person died       | -                | Withdrawn             | OfferEnded Withdrawn              | OfferEnded Withdrawn              | Withdrawn           | Closed          | -               | -
          not dead          | -                | -                     | -                                 | -                                 | -                   | -               | -               | -
          records merged    | -                | Reidentified          | Reidentified                      | Reidentified                      | Reidentified        | Reidentified    | Reidentified    | Reidentified
          area protected    | -                | AreaWithheld SentToHub | OfferEnded AreaWithheld SentToHub | OfferEnded AreaWithheld SentToHub | AreaWithheld        | AreaWithheld    | AreaWithheld    | AreaWithheld
          """)
  void each_command_at_each_stage(
      String command,
      String notMade,
      String withHub,
      String asksSomething,
      String offered,
      String taken,
      String fulfilled,
      String closed,
      String withdrawn) {
    var asked = command(command);

    assertThat(outcome(after(), asked)).as("not made").isEqualTo(notMade);
    assertThat(outcome(after(MADE, TO_HUB), asked)).as("with hub").isEqualTo(withHub);
    assertThat(outcome(after(MADE, OFFERED, ASKED), asked))
        .as("asks something")
        .isEqualTo(asksSomething);
    assertThat(outcome(after(MADE, OFFERED), asked)).as("offered").isEqualTo(offered);
    assertThat(outcome(after(MADE, OFFERED, TAKEN), asked)).as("taken").isEqualTo(taken);
    assertThat(outcome(after(MADE, OFFERED, TAKEN, FULFILLED), asked))
        .as("fulfilled")
        .isEqualTo(fulfilled);
    assertThat(outcome(after(MADE, OFFERED, TAKEN, CLOSED), asked)).as("closed").isEqualTo(closed);
    assertThat(outcome(after(MADE, TO_HUB, WITHDRAWN), asked)).as("withdrawn").isEqualTo(withdrawn);
  }

  private static ReferralCommand command(String named) {
    var yorkRoad = team(YORK_ROAD, Skill.REABLEMENT);
    var given = ReferralClosed.Reason.CARE_GIVEN;
    return switch (named) {
      case "make" -> make(ask(Skill.REABLEMENT), Route.to(SEACROFT));
      case "triage" -> new TriageReferral(LATER, Urgency.TWO_DAY, Route.to(SEACROFT), ANSWER);
      case "offer" -> new OfferReferral(LATER, List.of(yorkRoad), ANSWER);
      case "ask" -> new AskInformation(LATER, SEACROFT, List.of(Missing.WAY_IN), ANSWER);
      case "answer" -> new AnswerInformation(LATER, ANSWER);
      case "take" ->
          new TakeReferral(LATER, team(SEACROFT, Skill.REABLEMENT), null, "referral-part");
      case "take, not asked" -> new TakeReferral(LATER, yorkRoad, null, "referral-part");
      case "decline" -> new DeclineReferral(LATER, SEACROFT, DeclineReason.NO_CAPACITY);
      case "redirect" -> new RedirectReferral(LATER, SEACROFT, yorkRoad, ANSWER);
      case "withdraw" -> new WithdrawReferral(LATER, ReferralWithdrawn.Why.NOT_NEEDED);
      case "supersede" -> new SupersedeReferral(LATER, another());
      case "close" -> new CloseReferral(LATER, SEACROFT, given);
      case "close, not theirs" -> new CloseReferral(LATER, YORK_ROAD, given);
      case "time is up" -> new LapseOffers(ANSWER_BY, ANSWER);
      case "first contact" -> new FulfilReferral(LATER, SEACROFT);
      case "person died" -> new EndWithPerson(LATER, true);
      case "not dead" -> new ReopenReferral(LATER);
      case "records merged" -> new FollowPerson(LATER, "person-mrs-patel");
      case "area protected" -> new WithholdArea(LATER);
      default -> throw new IllegalArgumentException(named);
    };
  }

  /** Another referral of hers, open. */
  private static Referral another() {
    var made = made(Urgency.TWO_DAY, null, Source.WARD, ArrangedBy.HUB, Skill.NURSING);
    return Referral.blank("referral-2").after(made);
  }

  private static String outcome(Referral referral, ReferralCommand command) {
    try {
      var events = referral.decide(command);
      return events.isEmpty()
          ? "-"
          : events.stream()
              .map(event -> event.getClass().getSimpleName().replaceFirst("^Referral", ""))
              .collect(Collectors.joining(" "));
    } catch (Refused e) {
      return e.rule().toUpperCase(Locale.ROOT);
    }
  }
}
