package care.homeward.referrals;

import static care.homeward.referrals.Fixture.DUE;
import static care.homeward.referrals.Fixture.ID;
import static care.homeward.referrals.Fixture.LATER;
import static care.homeward.referrals.Fixture.MRS_PATEL;
import static care.homeward.referrals.Fixture.RECEIVED;
import static care.homeward.referrals.Fixture.SEACROFT;
import static care.homeward.referrals.Fixture.STAY;
import static care.homeward.referrals.Fixture.YORK_ROAD;
import static care.homeward.referrals.Fixture.after;
import static care.homeward.referrals.Fixture.ended;
import static care.homeward.referrals.Fixture.made;
import static care.homeward.referrals.Fixture.offered;
import static care.homeward.referrals.Fixture.taken;
import static care.homeward.referrals.Fixture.toHub;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.AreaWithheld;
import care.homeward.contracts.ReferralEvent.OfferEnded;
import care.homeward.contracts.ReferralEvent.ReferralFulfilled;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralMade.ArrangedBy;
import care.homeward.contracts.ReferralEvent.ReferralMade.Source;
import care.homeward.contracts.ReferralEvent.ReferralReturned;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import care.homeward.referrals.ReferralCommand.MakePart;
import care.homeward.referrals.ReferralCommand.WithholdArea;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowingTest {

  private static final ReferralEvent MADE = made(Skill.REABLEMENT, Skill.NURSING);
  private static final ReferralEvent OFFERED = offered(RECEIVED, SEACROFT);
  private static final ReferralEvent TAKEN = taken(SEACROFT);
  private static final ReferralEvent WITHHELD = new AreaWithheld(ID, MRS_PATEL, STAY, LATER);
  private static final WithholdArea WITHHOLD = new WithholdArea(LATER);

  @Test
  void once_whereabouts_are_protected_nobody_is_asked_by_area_and_the_hub_sees_to_it() {
    assertThat(after(MADE, OFFERED, offered(RECEIVED, YORK_ROAD)).decide(WITHHOLD))
        .containsExactly(
            ended(SEACROFT, OfferEnded.Ending.WITHDRAWN),
            ended(YORK_ROAD, OfferEnded.Ending.WITHDRAWN),
            WITHHELD,
            toHub(WithoutTeam.RESTRICTED, null));
    assertThat(after(MADE, toHub(WithoutTeam.DECLINED, null)).decide(WITHHOLD))
        .containsExactly(WITHHELD, toHub(WithoutTeam.RESTRICTED, null));
  }

  @Test
  void on_pathway_0_it_is_the_ward_that_sees_to_it() {
    var byWard = made(Urgency.TWO_HOUR, DUE, Source.WARD, ArrangedBy.SOURCE, Skill.REABLEMENT);
    assertThat(after(byWard, OFFERED).decide(WITHHOLD))
        .containsExactly(
            ended(SEACROFT, OfferEnded.Ending.WITHDRAWN),
            WITHHELD,
            new ReferralReturned(ID, MRS_PATEL, STAY, LATER, WithoutTeam.RESTRICTED, null));
  }

  @Test
  void a_team_that_has_it_goes_on_and_what_is_over_loses_its_area_too() {
    assertThat(after(MADE, OFFERED, TAKEN).decide(WITHHOLD)).containsExactly(WITHHELD);
    var fulfilled = new ReferralFulfilled(ID, MRS_PATEL, STAY, LATER, SEACROFT, true);
    assertThat(after(MADE, OFFERED, TAKEN, fulfilled).decide(WITHHOLD)).containsExactly(WITHHELD);
    var gone = new ReferralWithdrawn(ID, MRS_PATEL, STAY, LATER, null);
    assertThat(after(MADE, gone).decide(WITHHOLD)).containsExactly(WITHHELD);
  }

  @Test
  void the_area_is_gone_from_what_it_is_and_from_what_becomes_of_it() {
    var withheld = after(MADE, OFFERED, TAKEN, WITHHELD);
    assertThat(withheld.asked().place()).isNull();
    assertThat(withheld.asked().partnership()).isNull();
    var part = new MakePart(LATER, withheld, SEACROFT, List.of(Skill.NURSING));
    assertThat(Referral.blank("part-1").decide(part).getFirst())
        .isInstanceOfSatisfying(
            ReferralMade.class,
            again -> {
              assertThat(again.place()).isNull();
              assertThat(again.partnership()).isNull();
            });
    assertThat(ReferralView.whole(withheld, null).partnership()).isNull();
  }

  @Test
  void what_has_no_area_stays_with_those_the_hub_asks_however_often_it_is_heard() {
    assertThat(after().decide(WITHHOLD)).isEmpty();
    assertThat(after(MADE, WITHHELD, toHub(WithoutTeam.RESTRICTED, null), OFFERED).decide(WITHHOLD))
        .isEmpty();
  }
}
