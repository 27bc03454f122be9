package care.homeward.referrals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.DeclineReason;
import care.homeward.contracts.ReferralEvent.ReferralDeclined;
import care.homeward.contracts.ReferralEvent.ReferralFulfilled;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralOffered;
import care.homeward.contracts.ReferralEvent.ReferralSentToHub;
import care.homeward.contracts.ReferralEvent.ReferralSentToHub.Why;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.platform.core.Refused;
import care.homeward.platform.core.Refused.Kind;
import care.homeward.referrals.Referral.Stands;
import care.homeward.referrals.ReferralCommand.CloseWithStay;
import care.homeward.referrals.ReferralCommand.DeclineReferral;
import care.homeward.referrals.ReferralCommand.FulfilReferral;
import care.homeward.referrals.ReferralCommand.MakeReferral;
import care.homeward.referrals.ReferralCommand.OfferReferral;
import care.homeward.referrals.ReferralCommand.TakeReferral;
import care.homeward.referrals.ReferralCommand.WithdrawReferral;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReferralTest {

  private static final String ID = "referral-1";
  private static final String STAY = "stay-1";
  private static final String MRS_PATEL = "person-patel";
  private static final String SEACROFT = "team-seacroft";
  private static final String YORK_ROAD = "team-york-road";
  private static final Instant RECEIVED = Instant.parse("2026-11-29T11:40:00Z");
  private static final Instant LATER = Instant.parse("2026-11-29T12:10:00Z");
  private static final Area AREA =
      Area.unheard(STAY)
          .of(MRS_PATEL, new PersonSummary("85+", false, "leeds", "seacroft", 1))
          .asOf(1);
  private static final CoveringTeam YORK_ROAD_TEAM =
      new CoveringTeam(
          YORK_ROAD, List.of("york-road"), List.of(Skill.NURSING, Skill.REABLEMENT), 1);

  private static final ReferralEvent MADE =
      new ReferralMade(
          ID, MRS_PATEL, STAY, RECEIVED, Skill.REABLEMENT, Urgency.TWO_HOUR, "leeds", "seacroft");
  private static final ReferralEvent OFFERED = offered(RECEIVED, SEACROFT);
  private static final ReferralEvent TAKEN =
      new ReferralTaken(ID, MRS_PATEL, STAY, LATER, SEACROFT, Skill.REABLEMENT);
  private static final ReferralEvent DECLINED =
      new ReferralDeclined(ID, MRS_PATEL, STAY, LATER, SEACROFT, DeclineReason.NO_CAPACITY);
  private static final ReferralEvent TO_HUB =
      new ReferralSentToHub(ID, MRS_PATEL, STAY, LATER, Why.DECLINED);
  private static final ReferralEvent WITHDRAWN =
      new ReferralWithdrawn(ID, MRS_PATEL, STAY, LATER, SEACROFT);
  private static final ReferralEvent FULFILLED =
      new ReferralFulfilled(ID, MRS_PATEL, STAY, LATER, SEACROFT, true);

  private static ReferralEvent offered(Instant at, String team) {
    return new ReferralOffered(ID, MRS_PATEL, STAY, at, team, Skill.REABLEMENT);
  }

  private static Referral after(ReferralEvent... events) {
    var referral = Referral.blank(ID);
    for (var event : events) {
      referral = referral.after(event);
    }
    return referral;
  }

  private static MakeReferral make(Area area, @Nullable String personId) {
    return new MakeReferral(
        RECEIVED, personId, area, Skill.REABLEMENT, Urgency.TWO_HOUR, List.of(SEACROFT));
  }

  private static void refused(Referral referral, ReferralCommand command, Kind kind, String rule) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> referral.decide(command))
        .satisfies(
            refused -> {
              assertThat(refused.rule()).isEqualTo(rule);
              assertThat(refused.kind()).isEqualTo(kind);
            });
  }

  @Test
  void a_referral_is_made_and_routed_at_once() {
    assertThat(after().decide(make(AREA, null))).containsExactly(MADE, OFFERED);
  }

  @Test
  void the_person_may_be_named_and_must_be_the_stays() {
    assertThat(after().decide(make(AREA, MRS_PATEL))).containsExactly(MADE, OFFERED);
    refused(after(), make(AREA, "person-other"), Kind.IMPOSSIBLE, "another-persons-stay");
  }

  @Test
  void no_referral_is_made_from_a_stay_nobody_heard_of() {
    refused(after(), make(Area.unheard(STAY), null), Kind.CONFLICT, "stay-not-heard-of");
  }

  @Test
  void no_referral_is_made_for_someone_who_died() {
    refused(after(), make(AREA.over(true), null), Kind.CONFLICT, "stay-over");
  }

  @Test
  void a_team_takes_what_it_was_offered() {
    assertThat(after(MADE, OFFERED).decide(new TakeReferral(LATER, SEACROFT)))
        .containsExactly(TAKEN);
  }

  @Test
  void taking_twice_is_already_so() {
    assertThat(after(MADE, OFFERED, TAKEN).decide(new TakeReferral(LATER, SEACROFT))).isEmpty();
  }

  @Test
  void nobody_takes_what_another_team_was_offered_or_has_taken() {
    var take = new TakeReferral(LATER, YORK_ROAD);
    refused(after(MADE, OFFERED), take, Kind.CONFLICT, "not-offered");
    refused(after(MADE, OFFERED, TAKEN), take, Kind.CONFLICT, "taken-by-another");
  }

  @Test
  void nobody_takes_what_lies_with_the_hub() {
    refused(
        after(MADE, OFFERED, DECLINED, TO_HUB),
        new TakeReferral(LATER, SEACROFT),
        Kind.CONFLICT,
        "not-offered");
  }

  @Test
  void nothing_is_taken_before_it_was_received() {
    assertThat(after(MADE, OFFERED).decide(new TakeReferral(RECEIVED, SEACROFT))).hasSize(1);
    refused(
        after(MADE, OFFERED),
        new TakeReferral(RECEIVED.minusMillis(1), SEACROFT),
        Kind.IMPOSSIBLE,
        "before-received");
  }

  @Test
  void a_declined_referral_goes_to_the_hub() {
    var decline = new DeclineReferral(LATER, SEACROFT, DeclineReason.NO_CAPACITY);
    assertThat(after(MADE, OFFERED).decide(decline)).containsExactly(DECLINED, TO_HUB);
  }

  @Test
  void a_team_declines_only_what_it_is_offered_now() {
    var decline = new DeclineReferral(LATER, SEACROFT, DeclineReason.NO_CAPACITY);
    refused(after(MADE, OFFERED, TAKEN), decline, Kind.CONFLICT, "already-taken");
    refused(after(MADE, OFFERED, DECLINED, TO_HUB), decline, Kind.CONFLICT, "not-offered");
  }

  @Test
  void the_hub_offers_what_it_has_to_a_team_with_the_skill() {
    assertThat(
            after(MADE, OFFERED, DECLINED, TO_HUB).decide(new OfferReferral(LATER, YORK_ROAD_TEAM)))
        .containsExactly(offered(LATER, YORK_ROAD));
  }

  @Test
  void the_hub_offers_to_another_what_nobody_answered() {
    var again = after(MADE, OFFERED).decide(new OfferReferral(LATER, YORK_ROAD_TEAM));
    assertThat(again).containsExactly(offered(LATER, YORK_ROAD));
    refused(
        after(MADE, OFFERED, again.getFirst()),
        new TakeReferral(LATER, SEACROFT),
        Kind.CONFLICT,
        "not-offered");
  }

  @Test
  void offering_to_the_team_that_is_asked_is_already_so() {
    assertThat(
            after(MADE, offered(RECEIVED, YORK_ROAD))
                .decide(new OfferReferral(LATER, YORK_ROAD_TEAM)))
        .isEmpty();
  }

  @Test
  void the_hub_offers_nothing_that_is_taken_nor_to_a_team_that_cannot() {
    refused(
        after(MADE, OFFERED, TAKEN),
        new OfferReferral(LATER, YORK_ROAD_TEAM),
        Kind.CONFLICT,
        "already-taken");
    refused(
        after(MADE, OFFERED, DECLINED, TO_HUB),
        new OfferReferral(LATER, CoveringTeam.unheard(YORK_ROAD)),
        Kind.CONFLICT,
        "team-not-heard-of");
    refused(
        after(MADE, OFFERED, DECLINED, TO_HUB),
        new OfferReferral(
            LATER, new CoveringTeam(YORK_ROAD, List.of("york-road"), List.of(Skill.NURSING), 1)),
        Kind.CONFLICT,
        "team-without-skill");
  }

  @Test
  void what_is_open_can_be_withdrawn_once() {
    var withdraw = new WithdrawReferral(LATER);
    assertThat(after(MADE, OFFERED).decide(withdraw)).containsExactly(WITHDRAWN);
    assertThat(after(MADE, OFFERED, TAKEN).decide(withdraw)).containsExactly(WITHDRAWN);
    assertThat(after(MADE, OFFERED, DECLINED, TO_HUB).decide(withdraw))
        .containsExactly(new ReferralWithdrawn(ID, MRS_PATEL, STAY, LATER, null));
    assertThat(after(MADE, OFFERED, WITHDRAWN).decide(withdraw)).isEmpty();
  }

  @Test
  void what_is_closed_stays_closed() {
    for (var closed :
        List.of(after(MADE, OFFERED, WITHDRAWN), after(MADE, OFFERED, TAKEN, FULFILLED))) {
      refused(closed, new TakeReferral(LATER, SEACROFT), Kind.CONFLICT, "referral-closed");
      refused(closed, new OfferReferral(LATER, YORK_ROAD_TEAM), Kind.CONFLICT, "referral-closed");
    }
    refused(
        after(MADE, OFFERED, TAKEN, FULFILLED),
        new WithdrawReferral(LATER),
        Kind.CONFLICT,
        "referral-closed");
  }

  @Test
  void the_first_contact_fulfils_it_in_time_or_late() {
    var taken = after(MADE, OFFERED, TAKEN);
    var inTime = Instant.parse("2026-11-29T13:40:00Z");
    var late = Instant.parse("2026-11-29T13:40:01Z");
    assertThat(taken.decide(new FulfilReferral(inTime, SEACROFT)))
        .containsExactly(new ReferralFulfilled(ID, MRS_PATEL, STAY, inTime, SEACROFT, true));
    assertThat(taken.decide(new FulfilReferral(late, SEACROFT)))
        .containsExactly(new ReferralFulfilled(ID, MRS_PATEL, STAY, late, SEACROFT, false));
  }

  @Test
  void taking_does_not_restart_the_clock() {
    var takenLate = new ReferralTaken(ID, MRS_PATEL, STAY, LATER, SEACROFT, Skill.REABLEMENT);
    var open = after(MADE, OFFERED, takenLate);
    assertThat(open.overdue(Instant.parse("2026-11-29T13:40:00Z"))).isFalse();
    assertThat(open.overdue(Instant.parse("2026-11-29T13:40:01Z"))).isTrue();
    assertThat(
            after(MADE, OFFERED, TAKEN, FULFILLED).overdue(Instant.parse("2027-01-01T00:00:00Z")))
        .isFalse();
  }

  @Test
  void a_contact_heard_of_what_no_longer_applies_changes_nothing() {
    var contact = new FulfilReferral(LATER, SEACROFT);
    assertThat(after().decide(contact)).isEmpty();
    assertThat(after(MADE, OFFERED).decide(contact)).isEmpty();
    assertThat(after(MADE, OFFERED, TAKEN, WITHDRAWN).decide(contact)).isEmpty();
    assertThat(after(MADE, OFFERED, TAKEN, FULFILLED).decide(contact)).isEmpty();
    assertThat(after(MADE, OFFERED, TAKEN).decide(new FulfilReferral(LATER, YORK_ROAD))).isEmpty();
  }

  @Test
  void the_end_of_the_stay_withdraws_only_what_is_open() {
    var close = new CloseWithStay(LATER);
    assertThat(after(MADE, OFFERED, TAKEN).decide(close)).containsExactly(WITHDRAWN);
    assertThat(after(MADE, OFFERED, TAKEN, FULFILLED).decide(close)).isEmpty();
    assertThat(after(MADE, OFFERED, WITHDRAWN).decide(close)).isEmpty();
    assertThat(after().decide(close)).isEmpty();
  }

  @Test
  void nothing_can_be_asked_of_a_referral_that_was_never_made() {
    refused(after(), new TakeReferral(LATER, SEACROFT), Kind.UNKNOWN, "unknown-referral");
    refused(after(), new WithdrawReferral(LATER), Kind.UNKNOWN, "unknown-referral");
  }

  @Test
  void its_state_follows_its_facts() {
    assertThat(after(MADE).stands()).isEqualTo(Stands.WITH_HUB);
    assertThat(after(MADE, OFFERED).stands()).isEqualTo(Stands.OFFERED);
    assertThat(after(MADE, OFFERED).teamId()).isEqualTo(SEACROFT);
    var declined = after(MADE, OFFERED, DECLINED, TO_HUB);
    assertThat(declined.stands()).isEqualTo(Stands.WITH_HUB);
    assertThat(declined.teamId()).isNull();
    assertThat(declined.hubReason()).isEqualTo(Why.DECLINED);
    assertThat(after(MADE, OFFERED, TAKEN).stands()).isEqualTo(Stands.TAKEN);
    assertThat(after(MADE, OFFERED, TAKEN, WITHDRAWN).stands()).isEqualTo(Stands.WITHDRAWN);
    var fulfilled = after(MADE, OFFERED, TAKEN, FULFILLED);
    assertThat(fulfilled.stands()).isEqualTo(Stands.FULFILLED);
    assertThat(fulfilled.contactAt()).isEqualTo(LATER);
    assertThat(fulfilled.withinTarget()).isTrue();
  }
}
