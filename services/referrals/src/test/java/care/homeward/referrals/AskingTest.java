package care.homeward.referrals;

import static care.homeward.referrals.Fixture.ANSWER;
import static care.homeward.referrals.Fixture.DUE;
import static care.homeward.referrals.Fixture.ID;
import static care.homeward.referrals.Fixture.LATER;
import static care.homeward.referrals.Fixture.MRS_PATEL;
import static care.homeward.referrals.Fixture.RECEIVED;
import static care.homeward.referrals.Fixture.SEACROFT;
import static care.homeward.referrals.Fixture.STAY;
import static care.homeward.referrals.Fixture.YORK_ROAD;
import static care.homeward.referrals.Fixture.after;
import static care.homeward.referrals.Fixture.made;
import static care.homeward.referrals.Fixture.offered;
import static care.homeward.referrals.Fixture.toHub;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.InformationAsked;
import care.homeward.contracts.ReferralEvent.InformationAsked.Missing;
import care.homeward.contracts.ReferralEvent.OfferEnded;
import care.homeward.contracts.ReferralEvent.QuestionLapsed;
import care.homeward.contracts.ReferralEvent.ReferralSentToHub;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import care.homeward.referrals.Referral.Stands;
import care.homeward.referrals.ReferralCommand.AskInformation;
import care.homeward.referrals.ReferralCommand.LapseOffers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskingTest {

  private static final Instant OVER = Instant.parse("2026-11-29T12:26:00Z");
  private static final ReferralEvent MADE = made(Skill.REABLEMENT);
  private static final ReferralEvent OFFERED = offered(RECEIVED, SEACROFT);
  private static final ReferralEvent TO_OTHER = offered(RECEIVED, YORK_ROAD);

  private static ReferralEvent askedBy(String team, Instant answerBy) {
    return new InformationAsked(
        ID, MRS_PATEL, STAY, LATER, team, List.of(Missing.WAY_IN), answerBy);
  }

  private static ReferralEvent lapsed(Instant at) {
    return new QuestionLapsed(ID, MRS_PATEL, STAY, at);
  }

  @Test
  void a_question_is_to_be_answered_as_soon_as_an_offer() {
    var ask = new AskInformation(LATER, SEACROFT, List.of(Missing.WAY_IN), ANSWER);
    assertThat(after(MADE, OFFERED).decide(ask)).containsExactly(askedBy(SEACROFT, OVER));
  }

  @Test
  void one_teams_question_stops_its_own_answer_time_and_nobody_elses() {
    var asked = after(MADE, OFFERED, TO_OTHER, askedBy(SEACROFT, DUE));
    assertThat(asked.placing().nextAnswerBy()).isEqualTo(OVER);
    assertThat(asked.decide(new LapseOffers(OVER.minusMillis(1), ANSWER))).isEmpty();
    assertThat(asked.decide(new LapseOffers(OVER, ANSWER)))
        .containsExactly(
            new OfferEnded(ID, MRS_PATEL, STAY, OVER, YORK_ROAD, OfferEnded.Ending.TIMED_OUT));
  }

  @Test
  void a_question_of_the_hub_stops_no_offer() {
    var byHub = new InformationAsked(ID, MRS_PATEL, STAY, LATER, null, List.of(Missing.NEEDS), DUE);
    assertThat(after(MADE, OFFERED, byHub).decide(new LapseOffers(OVER, ANSWER)))
        .containsExactly(
            new OfferEnded(ID, MRS_PATEL, STAY, OVER, SEACROFT, OfferEnded.Ending.TIMED_OUT),
            new ReferralSentToHub(ID, MRS_PATEL, STAY, OVER, WithoutTeam.TIMED_OUT, null));
  }

  @Test
  void a_question_nobody_answers_ends_by_itself_and_the_offer_goes_on() {
    var asked = after(MADE, OFFERED, askedBy(SEACROFT, OVER));
    assertThat(asked.placing().nextAnswerBy()).isEqualTo(OVER);
    assertThat(asked.decide(new LapseOffers(OVER.minusMillis(1), ANSWER))).isEmpty();
    assertThat(asked.decide(new LapseOffers(OVER, ANSWER)))
        .containsExactly(lapsed(OVER), offered(OVER, SEACROFT));
    var after = after(MADE, OFFERED, askedBy(SEACROFT, OVER), lapsed(OVER));
    assertThat(after.stands()).isEqualTo(Stands.OFFERED);
    assertThat(after.owner().kind()).isEqualTo(Owner.Kind.HUB);
  }

  @Test
  void what_the_hub_was_not_told_in_time_is_back_with_the_hub() {
    var byHub =
        new InformationAsked(ID, MRS_PATEL, STAY, LATER, null, List.of(Missing.NEEDS), OVER);
    var lies = after(MADE, toHub(WithoutTeam.NO_AREA, null), byHub);
    assertThat(lies.owner().kind()).isEqualTo(Owner.Kind.SOURCE);
    assertThat(lies.decide(new LapseOffers(OVER, ANSWER)))
        .containsExactly(
            lapsed(OVER),
            new ReferralSentToHub(ID, MRS_PATEL, STAY, OVER, WithoutTeam.NO_AREA, null));
  }
}
