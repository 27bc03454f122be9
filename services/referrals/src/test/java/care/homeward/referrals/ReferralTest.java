package care.homeward.referrals;

import static care.homeward.referrals.Fixture.ANSWER;
import static care.homeward.referrals.Fixture.ANSWER_BY;
import static care.homeward.referrals.Fixture.DUE;
import static care.homeward.referrals.Fixture.ID;
import static care.homeward.referrals.Fixture.LATER;
import static care.homeward.referrals.Fixture.MRS_PATEL;
import static care.homeward.referrals.Fixture.RECEIVED;
import static care.homeward.referrals.Fixture.SEACROFT;
import static care.homeward.referrals.Fixture.STAY;
import static care.homeward.referrals.Fixture.WHOM;
import static care.homeward.referrals.Fixture.YORK_ROAD;
import static care.homeward.referrals.Fixture.after;
import static care.homeward.referrals.Fixture.ask;
import static care.homeward.referrals.Fixture.declined;
import static care.homeward.referrals.Fixture.ended;
import static care.homeward.referrals.Fixture.made;
import static care.homeward.referrals.Fixture.make;
import static care.homeward.referrals.Fixture.offered;
import static care.homeward.referrals.Fixture.refused;
import static care.homeward.referrals.Fixture.taken;
import static care.homeward.referrals.Fixture.team;
import static care.homeward.referrals.Fixture.toHub;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.DeclineReason;
import care.homeward.contracts.ReferralEvent.InformationAnswered;
import care.homeward.contracts.ReferralEvent.InformationAsked;
import care.homeward.contracts.ReferralEvent.InformationAsked.Missing;
import care.homeward.contracts.ReferralEvent.OfferEnded;
import care.homeward.contracts.ReferralEvent.OfferEnded.Ending;
import care.homeward.contracts.ReferralEvent.ReferralClosed;
import care.homeward.contracts.ReferralEvent.ReferralFulfilled;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralMade.ArrangedBy;
import care.homeward.contracts.ReferralEvent.ReferralMade.Source;
import care.homeward.contracts.ReferralEvent.ReferralOffered;
import care.homeward.contracts.ReferralEvent.ReferralPartTaken;
import care.homeward.contracts.ReferralEvent.ReferralRedirected;
import care.homeward.contracts.ReferralEvent.ReferralReidentified;
import care.homeward.contracts.ReferralEvent.ReferralReturned;
import care.homeward.contracts.ReferralEvent.ReferralSentToHub;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.ReferralTriaged;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import care.homeward.platform.core.Refused.Kind;
import care.homeward.referrals.Referral.Stands;
import care.homeward.referrals.ReferralCommand.AnswerInformation;
import care.homeward.referrals.ReferralCommand.AskInformation;
import care.homeward.referrals.ReferralCommand.CloseReferral;
import care.homeward.referrals.ReferralCommand.DeclineReferral;
import care.homeward.referrals.ReferralCommand.EndWithPerson;
import care.homeward.referrals.ReferralCommand.FollowPerson;
import care.homeward.referrals.ReferralCommand.FulfilReferral;
import care.homeward.referrals.ReferralCommand.LapseOffers;
import care.homeward.referrals.ReferralCommand.MakePart;
import care.homeward.referrals.ReferralCommand.MakeReferral;
import care.homeward.referrals.ReferralCommand.OfferReferral;
import care.homeward.referrals.ReferralCommand.RedirectReferral;
import care.homeward.referrals.ReferralCommand.SupersedeReferral;
import care.homeward.referrals.ReferralCommand.TakeReferral;
import care.homeward.referrals.ReferralCommand.TriageReferral;
import care.homeward.referrals.ReferralCommand.WithdrawReferral;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReferralTest {

  private static final CoveringTeam SEACROFT_TEAM = team(SEACROFT, Skill.REABLEMENT);
  private static final CoveringTeam YORK_ROAD_TEAM =
      team(YORK_ROAD, Skill.NURSING, Skill.REABLEMENT);

  private static final ReferralEvent MADE = made(Skill.REABLEMENT);
  private static final ReferralEvent OFFERED = offered(RECEIVED, SEACROFT);
  private static final ReferralEvent TO_OTHER = offered(RECEIVED, YORK_ROAD);
  private static final ReferralEvent TAKEN = taken(SEACROFT);
  private static final ReferralEvent DECLINED = declined(SEACROFT, DeclineReason.NO_CAPACITY);
  private static final ReferralEvent TO_HUB =
      toHub(WithoutTeam.DECLINED, DeclineReason.NO_CAPACITY);
  private static final ReferralEvent FULFILLED =
      new ReferralFulfilled(ID, MRS_PATEL, STAY, LATER, SEACROFT, true);
  private static final ReferralEvent ASKED =
      new InformationAsked(
          ID, MRS_PATEL, STAY, LATER, SEACROFT, List.of(Missing.WAY_IN), ANSWER_BY);

  private static ReferralEvent withdrawn(
      @Nullable String team, ReferralWithdrawn.@Nullable Why why, @Nullable String by) {
    return new ReferralWithdrawn(ID, MRS_PATEL, STAY, LATER, team, why, by);
  }

  private static ReferralEvent withdrawn(@Nullable String team) {
    return withdrawn(team, ReferralWithdrawn.Why.NOT_NEEDED, null);
  }

  private static TakeReferral take(String teamId) {
    return new TakeReferral(LATER, team(teamId, Skill.REABLEMENT), null, "part-1");
  }

  private static DeclineReferral decline(String teamId) {
    return new DeclineReferral(LATER, teamId, DeclineReason.NO_CAPACITY);
  }

  private static OfferReferral offer(CoveringTeam... teams) {
    return new OfferReferral(LATER, List.of(teams), ANSWER);
  }

  @Nested
  class Made {

    @Test
    void it_goes_where_the_map_says_at_once() {
      assertThat(after().decide(make(ask(Skill.REABLEMENT), Route.to(SEACROFT))))
          .containsExactly(MADE, OFFERED);
    }

    @Test
    void without_a_way_it_goes_to_the_hub_with_the_reason() {
      assertThat(after().decide(make(ask(Skill.REABLEMENT), Route.nowhere(WithoutTeam.RESTRICTED))))
          .containsExactly(
              MADE,
              new ReferralSentToHub(ID, MRS_PATEL, STAY, RECEIVED, WithoutTeam.RESTRICTED, null));
    }

    @Test
    void on_pathway_0_it_goes_back_to_the_ward_and_not_to_the_hub() {
      var whom = new Whom(MRS_PATEL, STAY, "leeds", "seacroft", null, ArrangedBy.SOURCE);
      var make =
          new MakeReferral(
              RECEIVED,
              whom,
              ask(Skill.REABLEMENT),
              Route.nowhere(WithoutTeam.NO_TEAM),
              List.of(),
              List.of(),
              ANSWER);
      var made = made(Urgency.TWO_HOUR, DUE, Source.WARD, ArrangedBy.SOURCE, Skill.REABLEMENT);
      assertThat(after().decide(make))
          .containsExactly(
              made, new ReferralReturned(ID, MRS_PATEL, STAY, RECEIVED, WithoutTeam.NO_TEAM, null));
    }

    @Test
    void named_services_are_asked_instead_all_at_once() {
      var make =
          make(ask(Skill.REABLEMENT), Route.to("team-elsewhere"), SEACROFT_TEAM, YORK_ROAD_TEAM);
      assertThat(after().decide(make)).containsExactly(MADE, OFFERED, TO_OTHER);
    }

    @Test
    void several_skills_are_asked_in_their_order_and_routine_is_never_due() {
      var ask =
          new Ask(
              List.of(Skill.NURSING, Skill.HOME_CARE), Urgency.ROUTINE, Source.WARD, null, null);
      assertThat(after().decide(make(ask, Route.nowhere(WithoutTeam.NO_TEAM))).getFirst())
          .isEqualTo(
              made(
                  Urgency.ROUTINE,
                  null,
                  Source.WARD,
                  ArrangedBy.HUB,
                  Skill.NURSING,
                  Skill.HOME_CARE));
    }

    @Test
    void the_same_asked_twice_is_refused_with_what_is_open() {
      var make =
          new MakeReferral(
              RECEIVED,
              WHOM,
              ask(Skill.REABLEMENT),
              Route.to(SEACROFT),
              List.of(),
              List.of("referral-0"),
              ANSWER);
      refused(after(), make, Kind.CONFLICT, "duplicate-referral");
      assertThat(after(MADE, OFFERED).decide(make)).isEmpty();
    }
  }

  @Nested
  class Taken {

    @Test
    void by_a_team_it_was_offered_to() {
      assertThat(after(MADE, OFFERED).decide(take(SEACROFT))).containsExactly(TAKEN);
      assertThat(after(MADE, OFFERED, TAKEN).decide(take(SEACROFT))).isEmpty();
    }

    @Test
    void by_the_first_of_several_and_the_others_are_told() {
      assertThat(after(MADE, OFFERED, TO_OTHER).decide(take(SEACROFT)))
          .containsExactly(TAKEN, ended(YORK_ROAD, Ending.TAKEN_BY_ANOTHER));
      var taken = after(MADE, OFFERED, TO_OTHER, TAKEN, ended(YORK_ROAD, Ending.TAKEN_BY_ANOTHER));
      assertThat(taken.stands()).isEqualTo(Stands.TAKEN);
      refused(taken, take(YORK_ROAD), Kind.CONFLICT, "taken-by-another");
    }

    @Test
    void by_nobody_it_was_not_offered_to() {
      refused(after(MADE, OFFERED), take(YORK_ROAD), Kind.CONFLICT, "not-offered");
      refused(after(MADE, OFFERED, DECLINED, TO_HUB), take(SEACROFT), Kind.CONFLICT, "not-offered");
    }

    @Test
    void by_nobody_before_it_was_received() {
      var team = team(SEACROFT, Skill.REABLEMENT);
      assertThat(after(MADE, OFFERED).decide(new TakeReferral(RECEIVED, team, null, "p")))
          .hasSize(1);
      refused(
          after(MADE, OFFERED),
          new TakeReferral(RECEIVED.minusMillis(1), team, null, "p"),
          Kind.IMPOSSIBLE,
          "before-received");
    }

    @Test
    void in_part_by_a_team_that_offers_only_part_and_the_rest_stays_open() {
      var both = made(Skill.REABLEMENT, Skill.NURSING);
      var part =
          new ReferralPartTaken(
              ID, MRS_PATEL, STAY, LATER, SEACROFT, List.of(Skill.REABLEMENT), "part-1");
      assertThat(after(both, OFFERED).decide(take(SEACROFT)))
          .containsExactly(part, toHub(WithoutTeam.PART_TAKEN, null));
      assertThat(after(both, OFFERED, TO_OTHER).decide(take(SEACROFT))).containsExactly(part);

      var rest = after(both, OFFERED, TO_OTHER, part);
      assertThat(rest.asked().skills()).containsExactly(Skill.NURSING);
      assertThat(rest.asked().receivedAt()).isEqualTo(RECEIVED);
      assertThat(rest.stands()).isEqualTo(Stands.OFFERED);
      assertThat(rest.decide(take(SEACROFT))).isEmpty();
    }

    @Test
    void in_part_when_a_team_says_so_but_never_what_was_not_asked() {
      var both = after(made(Skill.REABLEMENT, Skill.NURSING), TO_OTHER);
      assertThat(both.decide(new TakeReferral(LATER, YORK_ROAD_TEAM, List.of(Skill.NURSING), "p")))
          .first()
          .isEqualTo(
              new ReferralPartTaken(
                  ID, MRS_PATEL, STAY, LATER, YORK_ROAD, List.of(Skill.NURSING), "p"));
      refused(
          both,
          new TakeReferral(LATER, YORK_ROAD_TEAM, List.of(Skill.THERAPY), "p"),
          Kind.CONFLICT,
          "skill-not-asked");
    }

    @Test
    void the_part_is_a_referral_of_its_own_received_when_the_whole_was() {
      var whole = after(made(Skill.REABLEMENT, Skill.NURSING), OFFERED);
      var make = new MakePart(LATER, whole, SEACROFT, List.of(Skill.NURSING));
      var part = Referral.blank("part-1").decide(make);
      assertThat(part)
          .containsExactly(
              new ReferralMade(
                  "part-1",
                  MRS_PATEL,
                  STAY,
                  RECEIVED,
                  Skill.NURSING,
                  Urgency.TWO_HOUR,
                  "leeds",
                  "seacroft",
                  Source.WARD,
                  null,
                  null,
                  null,
                  DUE,
                  ArrangedBy.HUB,
                  ID),
              new ReferralTaken("part-1", MRS_PATEL, STAY, LATER, SEACROFT, Skill.NURSING));
      assertThat(Referral.blank("part-1").after(part.getFirst()).decide(make)).isEmpty();
    }

    @Test
    void does_not_restart_the_clock() {
      var open = after(MADE, OFFERED, TAKEN);
      assertThat(open.overdue(DUE)).isFalse();
      assertThat(open.overdue(DUE.plusMillis(1))).isTrue();
      assertThat(after(MADE, OFFERED, TAKEN, FULFILLED).overdue(DUE.plusMillis(1))).isFalse();
    }
  }

  @Nested
  class Declined {

    @Test
    void by_the_only_one_asked_it_goes_to_the_hub() {
      assertThat(after(MADE, OFFERED).decide(decline(SEACROFT))).containsExactly(DECLINED, TO_HUB);
    }

    @Test
    void by_one_of_several_it_is_still_with_the_others() {
      assertThat(after(MADE, OFFERED, TO_OTHER).decide(decline(SEACROFT)))
          .containsExactly(DECLINED);
      assertThat(after(MADE, OFFERED, TO_OTHER, DECLINED).stands()).isEqualTo(Stands.OFFERED);
    }

    @Test
    void only_while_it_is_offered() {
      refused(after(MADE, OFFERED, TAKEN), decline(SEACROFT), Kind.CONFLICT, "already-taken");
      refused(after(MADE, OFFERED, TAKEN), decline(YORK_ROAD), Kind.CONFLICT, "taken-by-another");
      refused(
          after(MADE, OFFERED, DECLINED, TO_HUB), decline(SEACROFT), Kind.CONFLICT, "not-offered");
    }
  }

  @Nested
  class Offered {

    @Test
    void to_several_at_once_beside_those_that_are_asked() {
      assertThat(
              after(MADE, OFFERED, DECLINED, TO_HUB).decide(offer(SEACROFT_TEAM, YORK_ROAD_TEAM)))
          .containsExactly(offered(LATER, SEACROFT), offered(LATER, YORK_ROAD));
      assertThat(after(MADE, OFFERED).decide(offer(SEACROFT_TEAM, YORK_ROAD_TEAM)))
          .containsExactly(offered(LATER, YORK_ROAD));
      assertThat(after(MADE, OFFERED).decide(offer(SEACROFT_TEAM))).isEmpty();
    }

    @Test
    void to_nobody_who_cannot_and_not_once_it_is_taken() {
      refused(after(MADE, OFFERED, TAKEN), offer(YORK_ROAD_TEAM), Kind.CONFLICT, "already-taken");
      refused(
          after(MADE, OFFERED),
          offer(CoveringTeam.unheard(YORK_ROAD)),
          Kind.CONFLICT,
          "team-not-heard-of");
      refused(
          after(MADE, OFFERED),
          offer(YORK_ROAD_TEAM, team("team-nurses", Skill.NURSING)),
          Kind.CONFLICT,
          "team-without-skill");
    }

    @Test
    void it_ends_by_itself_at_the_moment_it_is_due_and_goes_to_the_hub() {
      var referral = after(MADE, OFFERED);
      var due = Instant.parse("2026-11-29T12:26:00Z");
      assertThat(referral.placing().nextAnswerBy()).isEqualTo(due);
      assertThat(referral.decide(new LapseOffers(due.minusMillis(1), ANSWER))).isEmpty();
      assertThat(referral.decide(new LapseOffers(due, ANSWER)))
          .containsExactly(
              new OfferEnded(ID, MRS_PATEL, STAY, due, SEACROFT, Ending.TIMED_OUT),
              new ReferralSentToHub(ID, MRS_PATEL, STAY, due, WithoutTeam.TIMED_OUT, null));
      assertThat(after(MADE, OFFERED, TAKEN).decide(new LapseOffers(due, ANSWER))).isEmpty();
    }

    @Test
    void the_rest_is_still_asked_when_one_of_several_is_out_of_time() {
      var longer =
          new ReferralOffered(ID, MRS_PATEL, STAY, LATER, YORK_ROAD, Skill.REABLEMENT, DUE);
      assertThat(after(MADE, OFFERED, longer).decide(new LapseOffers(DUE.minusSeconds(1), ANSWER)))
          .containsExactly(
              new OfferEnded(ID, MRS_PATEL, STAY, DUE.minusSeconds(1), SEACROFT, Ending.TIMED_OUT));
    }
  }

  @Nested
  class Redirected {

    private static final ReferralEvent PASSED_ON =
        new ReferralRedirected(ID, MRS_PATEL, STAY, LATER, SEACROFT, YORK_ROAD);

    private final RedirectReferral redirect =
        new RedirectReferral(LATER, SEACROFT, YORK_ROAD_TEAM, ANSWER);

    @Test
    void from_a_team_that_is_asked_or_has_taken_it_to_the_next() {
      assertThat(after(MADE, OFFERED).decide(redirect))
          .containsExactly(PASSED_ON, offered(LATER, YORK_ROAD));
      assertThat(after(MADE, OFFERED, TAKEN).decide(redirect))
          .containsExactly(PASSED_ON, offered(LATER, YORK_ROAD));
      assertThat(after(MADE, OFFERED, TO_OTHER).decide(redirect)).containsExactly(PASSED_ON);
    }

    @Test
    void it_keeps_when_it_was_received() {
      var referral = after(MADE, OFFERED, TAKEN, PASSED_ON, offered(LATER, YORK_ROAD));
      assertThat(referral.asked().receivedAt()).isEqualTo(RECEIVED);
      assertThat(referral.asked().due()).isEqualTo(DUE);
      assertThat(referral.stands()).isEqualTo(Stands.OFFERED);
      assertThat(referral.placing().services()).containsExactly(YORK_ROAD);
    }

    @Test
    void not_by_others_and_not_to_itself() {
      refused(after(MADE, TO_OTHER), redirect, Kind.CONFLICT, "not-offered");
      refused(after(MADE, OFFERED, taken(YORK_ROAD)), redirect, Kind.CONFLICT, "taken-by-another");
      refused(
          after(MADE, OFFERED),
          new RedirectReferral(LATER, SEACROFT, SEACROFT_TEAM, ANSWER),
          Kind.IMPOSSIBLE,
          "redirected-to-itself");
    }
  }

  @Nested
  class With_something_missing {

    private final AskInformation ask =
        new AskInformation(LATER, SEACROFT, List.of(Missing.WAY_IN), ANSWER);

    @Test
    void whoever_is_asked_or_the_hub_asks_for_it() {
      assertThat(after(MADE, OFFERED).decide(ask)).containsExactly(ASKED);
      assertThat(after(MADE, OFFERED, ASKED).decide(ask)).isEmpty();
      refused(
          after(MADE, OFFERED),
          new AskInformation(LATER, YORK_ROAD, List.of(Missing.WAY_IN), ANSWER),
          Kind.CONFLICT,
          "not-offered");
      refused(after(MADE, OFFERED, TAKEN), ask, Kind.CONFLICT, "already-taken");
      refused(
          after(MADE, OFFERED, ASKED),
          new AskInformation(LATER, null, List.of(Missing.RISKS), ANSWER),
          Kind.CONFLICT,
          "already-asked");
    }

    @Test
    void the_offer_begins_again_with_the_answer_and_the_clock_runs_all_the_while() {
      var asked = after(MADE, OFFERED, ASKED);
      assertThat(asked.stands()).isEqualTo(Stands.INFORMATION_ASKED);
      assertThat(asked.overdue(DUE.plusMillis(1))).isTrue();
      assertThat(asked.decide(new AnswerInformation(LATER, ANSWER)))
          .containsExactly(
              new InformationAnswered(ID, MRS_PATEL, STAY, LATER), offered(LATER, SEACROFT));
      assertThat(after(MADE, OFFERED).decide(new AnswerInformation(LATER, ANSWER))).isEmpty();
    }

    @Test
    void once_told_what_the_hub_asked_for_it_is_back_with_the_hub() {
      var byHub = new InformationAsked(ID, MRS_PATEL, STAY, LATER, null, List.of(Missing.NEEDS));
      assertThat(
              after(MADE, toHub(WithoutTeam.NO_AREA, null), byHub)
                  .decide(new AnswerInformation(LATER, ANSWER)))
          .containsExactly(
              new InformationAnswered(ID, MRS_PATEL, STAY, LATER),
              toHub(WithoutTeam.NO_AREA, null));
    }

    @Test
    void it_may_be_taken_all_the_same_and_a_no_ends_the_question() {
      assertThat(after(MADE, OFFERED, ASKED).decide(take(SEACROFT))).containsExactly(TAKEN);
      assertThat(after(MADE, OFFERED, ASKED, DECLINED, TO_HUB).stands()).isEqualTo(Stands.WITH_HUB);
    }
  }

  @Nested
  class Triaged {

    private static final ReferralEvent ASKED_FOR_HERSELF =
        made(Urgency.ROUTINE, null, Source.SELF, ArrangedBy.HUB, Skill.REABLEMENT);
    private static final ReferralEvent TO_BE_TRIAGED = toHub(WithoutTeam.TO_TRIAGE, null);

    @Test
    void it_goes_where_the_map_says_with_the_clock_of_its_urgency_from_when_it_came() {
      var triage = new TriageReferral(LATER, Urgency.TWO_HOUR, Route.to(SEACROFT), ANSWER);
      var triaged = new ReferralTriaged(ID, MRS_PATEL, STAY, LATER, Urgency.TWO_HOUR, DUE);
      assertThat(after(ASKED_FOR_HERSELF, TO_BE_TRIAGED).decide(triage))
          .containsExactly(triaged, offered(LATER, SEACROFT));
      var after = after(ASKED_FOR_HERSELF, TO_BE_TRIAGED, triaged, offered(LATER, SEACROFT));
      assertThat(after.asked().dueAt()).isEqualTo(DUE);
      assertThat(after.asked().receivedAt()).isEqualTo(RECEIVED);
      assertThat(after.decide(triage)).isEmpty();
    }

    @Test
    void those_who_are_asked_already_stay_asked() {
      var triage = new TriageReferral(LATER, Urgency.ROUTINE, Route.to(YORK_ROAD), ANSWER);
      assertThat(after(MADE, OFFERED).decide(triage))
          .containsExactly(new ReferralTriaged(ID, MRS_PATEL, STAY, LATER, Urgency.ROUTINE, null));
      refused(after(MADE, OFFERED, TAKEN), triage, Kind.CONFLICT, "already-taken");
    }
  }

  @Nested
  class Ended {

    private final WithdrawReferral withdraw =
        new WithdrawReferral(LATER, ReferralWithdrawn.Why.NOT_NEEDED);

    @Test
    void what_is_open_can_be_withdrawn_once_and_whoever_is_asked_is_told() {
      assertThat(after(MADE, OFFERED, TO_OTHER).decide(withdraw))
          .containsExactly(
              ended(SEACROFT, Ending.WITHDRAWN),
              ended(YORK_ROAD, Ending.WITHDRAWN),
              withdrawn(null));
      assertThat(after(MADE, OFFERED, TAKEN).decide(withdraw)).containsExactly(withdrawn(SEACROFT));
      assertThat(after(MADE, OFFERED, withdrawn(null)).decide(withdraw)).isEmpty();
      refused(after(MADE, OFFERED, TAKEN, FULFILLED), withdraw, Kind.CONFLICT, "referral-closed");
    }

    @Test
    void what_is_over_stays_over() {
      for (var over :
          List.of(after(MADE, OFFERED, withdrawn(null)), after(MADE, OFFERED, TAKEN, FULFILLED))) {
        refused(over, take(SEACROFT), Kind.CONFLICT, "referral-closed");
        refused(over, offer(YORK_ROAD_TEAM), Kind.CONFLICT, "referral-closed");
      }
    }

    @Test
    void another_of_the_same_person_can_stand_in_its_place() {
      var other =
          Referral.blank("referral-2")
              .after(
                  new ReferralMade(
                      "referral-2",
                      MRS_PATEL,
                      null,
                      LATER,
                      Skill.NURSING,
                      Urgency.ROUTINE,
                      null,
                      null));
      assertThat(after(MADE, OFFERED, TAKEN).decide(new SupersedeReferral(LATER, other)))
          .containsExactly(withdrawn(SEACROFT, ReferralWithdrawn.Why.SUPERSEDED, "referral-2"));
      refused(
          after(MADE),
          new SupersedeReferral(LATER, after(MADE)),
          Kind.IMPOSSIBLE,
          "superseded-by-itself");
      refused(
          after(MADE),
          new SupersedeReferral(LATER, Referral.blank("referral-3")),
          Kind.UNKNOWN,
          "unknown-referral");
      var stranger =
          Referral.blank("referral-4")
              .after(
                  new ReferralMade(
                      "referral-4",
                      "person-other",
                      null,
                      LATER,
                      Skill.NURSING,
                      Urgency.ROUTINE,
                      null,
                      null));
      refused(
          after(MADE),
          new SupersedeReferral(LATER, stranger),
          Kind.IMPOSSIBLE,
          "another-persons-referral");
    }

    @Test
    void what_is_over_stands_in_no_place_of_another() {
      var second =
          Referral.blank("referral-2")
              .after(
                  new ReferralMade(
                      "referral-2",
                      MRS_PATEL,
                      null,
                      LATER,
                      Skill.NURSING,
                      Urgency.ROUTINE,
                      null,
                      null));
      var taken =
          second.after(
              new ReferralTaken("referral-2", MRS_PATEL, null, LATER, SEACROFT, Skill.NURSING));
      var seen =
          taken.after(new ReferralFulfilled("referral-2", MRS_PATEL, null, LATER, SEACROFT, true));
      var closed =
          seen.after(
              new ReferralClosed(
                  "referral-2",
                  MRS_PATEL,
                  null,
                  LATER,
                  SEACROFT,
                  ReferralClosed.Reason.CARE_GIVEN));
      var first = after(MADE, OFFERED);
      var inPlaceOfSecond =
          new ReferralWithdrawn(
              "referral-2", MRS_PATEL, null, LATER, null, ReferralWithdrawn.Why.SUPERSEDED, ID);
      assertThat(second.decide(new SupersedeReferral(LATER, first)))
          .containsExactly(inPlaceOfSecond);

      for (var over : List.of(seen, closed, second.after(inPlaceOfSecond))) {
        refused(
            first,
            new SupersedeReferral(LATER, over),
            Kind.CONFLICT,
            "superseding-referral-closed");
        assertThat(after(MADE, OFFERED, withdrawn(null)).decide(new SupersedeReferral(LATER, over)))
            .isEmpty();
      }
      assertThat(after(MADE).decide(new SupersedeReferral(LATER, taken)))
          .containsExactly(withdrawn(null, ReferralWithdrawn.Why.SUPERSEDED, "referral-2"));
    }

    @Test
    void the_team_that_has_it_closes_it_with_a_reason() {
      var close = new CloseReferral(LATER, SEACROFT, ReferralClosed.Reason.CARE_GIVEN);
      var closed =
          new ReferralClosed(
              ID, MRS_PATEL, STAY, LATER, SEACROFT, ReferralClosed.Reason.CARE_GIVEN);
      assertThat(after(MADE, OFFERED, TAKEN).decide(close)).containsExactly(closed);
      assertThat(after(MADE, OFFERED, TAKEN, FULFILLED).decide(close)).containsExactly(closed);
      assertThat(after(MADE, OFFERED, TAKEN, closed).decide(close)).isEmpty();
      refused(after(MADE, OFFERED), close, Kind.CONFLICT, "not-taken");
      refused(
          after(MADE, OFFERED, TAKEN),
          new CloseReferral(LATER, YORK_ROAD, ReferralClosed.Reason.CARE_GIVEN),
          Kind.CONFLICT,
          "taken-by-another");
    }

    @Test
    void a_death_ends_all_and_a_cancelled_admission_what_nobody_came_for() {
      var died = new EndWithPerson(LATER, true);
      var cancelled = new EndWithPerson(LATER, false);
      assertThat(after(MADE, OFFERED, TAKEN).decide(died))
          .containsExactly(withdrawn(SEACROFT, ReferralWithdrawn.Why.DIED, null));
      assertThat(after(MADE, OFFERED, TAKEN, FULFILLED).decide(died))
          .containsExactly(
              new ReferralClosed(ID, MRS_PATEL, STAY, LATER, SEACROFT, ReferralClosed.Reason.DIED));
      assertThat(after(MADE, OFFERED).decide(cancelled))
          .containsExactly(
              ended(SEACROFT, Ending.WITHDRAWN),
              withdrawn(null, ReferralWithdrawn.Why.ADMISSION_CANCELLED, null));
      assertThat(after(MADE, OFFERED, TAKEN, FULFILLED).decide(cancelled)).isEmpty();
      assertThat(after(MADE, OFFERED, withdrawn(null)).decide(died)).isEmpty();
      assertThat(after().decide(died)).isEmpty();
    }
  }

  @Test
  void the_first_contact_fulfils_it_in_time_or_late() {
    var taken = after(MADE, OFFERED, TAKEN);
    var late = DUE.plusSeconds(1);
    assertThat(taken.decide(new FulfilReferral(DUE, SEACROFT)))
        .containsExactly(new ReferralFulfilled(ID, MRS_PATEL, STAY, DUE, SEACROFT, true));
    assertThat(taken.decide(new FulfilReferral(late, SEACROFT)))
        .containsExactly(new ReferralFulfilled(ID, MRS_PATEL, STAY, late, SEACROFT, false));
  }

  @Test
  void a_contact_heard_of_what_no_longer_applies_changes_nothing() {
    var contact = new FulfilReferral(LATER, SEACROFT);
    assertThat(after().decide(contact)).isEmpty();
    assertThat(after(MADE, OFFERED).decide(contact)).isEmpty();
    assertThat(after(MADE, OFFERED, TAKEN, withdrawn(SEACROFT)).decide(contact)).isEmpty();
    assertThat(after(MADE, OFFERED, TAKEN, FULFILLED).decide(contact)).isEmpty();
    assertThat(after(MADE, OFFERED, TAKEN).decide(new FulfilReferral(LATER, YORK_ROAD))).isEmpty();
  }

  @Test
  void it_follows_its_person_into_another_record() {
    var follow = new FollowPerson(LATER, "person-survivor");
    var followed = new ReferralReidentified(ID, "person-survivor", STAY, LATER, MRS_PATEL);
    assertThat(after(MADE, OFFERED).decide(follow)).containsExactly(followed);
    assertThat(after(MADE, OFFERED, followed).decide(follow)).isEmpty();
    assertThat(after(MADE, OFFERED, followed).stands()).isEqualTo(Stands.OFFERED);
    assertThat(after().decide(follow)).isEmpty();
  }

  @Test
  void nothing_can_be_asked_of_a_referral_that_was_never_made() {
    refused(after(), take(SEACROFT), Kind.UNKNOWN, "unknown-referral");
    refused(after(), new WithdrawReferral(LATER, null), Kind.UNKNOWN, "unknown-referral");
  }
}
