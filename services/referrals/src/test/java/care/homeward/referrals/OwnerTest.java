package care.homeward.referrals;

import static care.homeward.referrals.Fixture.ANSWER;
import static care.homeward.referrals.Fixture.RECEIVED;
import static care.homeward.referrals.Fixture.ask;
import static care.homeward.referrals.Fixture.made;
import static care.homeward.referrals.Fixture.make;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.ReferralEvent.DeclineReason;
import care.homeward.contracts.ReferralEvent.InformationAsked.Missing;
import care.homeward.contracts.ReferralEvent.ReferralClosed;
import care.homeward.contracts.ReferralEvent.ReferralMade.ArrangedBy;
import care.homeward.contracts.ReferralEvent.ReferralMade.Source;
import care.homeward.contracts.ReferralEvent.ReferralPartTaken;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.platform.core.Refused;
import care.homeward.referrals.Owner.Kind;
import care.homeward.referrals.Referral.Signed;
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
import care.homeward.referrals.ReferralCommand.OfferReferral;
import care.homeward.referrals.ReferralCommand.RedirectReferral;
import care.homeward.referrals.ReferralCommand.TakeReferral;
import care.homeward.referrals.ReferralCommand.TriageReferral;
import care.homeward.referrals.ReferralCommand.WithdrawReferral;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnerTest {

  private static final List<String> TEAMS = List.of("team-a", "team-b", "team-c");
  private static final Signed BOTH = new Signed("r.naylor", "j.carr", "duty-desk");

  @ParameterizedTest
  @CsvSource({
    "NOT_MADE, HUB, NOBODY,",
    "WITH_HUB, HUB, HUB, j.carr",
    "WITH_SOURCE, SOURCE, SOURCE, r.naylor",
    "OFFERED, HUB, HUB, j.carr",
    "OFFERED, SOURCE, SOURCE, r.naylor",
    "INFORMATION_ASKED, HUB, SOURCE, r.naylor",
    "INFORMATION_ASKED, SOURCE, SOURCE, r.naylor",
    "TAKEN, HUB, TEAM, team-a",
    "FULFILLED, SOURCE, TEAM, team-a",
    "CLOSED, HUB, NOBODY,",
    "WITHDRAWN, SOURCE, NOBODY,",
  })
  void one_owner_however_it_stands(Stands stands, ArrangedBy by, Kind kind, String who) {
    var asked =
        Referral.blank("referral-1")
            .after(made(Urgency.ROUTINE, null, Source.WARD, by, Skill.NURSING))
            .asked();
    assertThat(Owner.of(stands, asked, "team-a", BOTH)).isEqualTo(new Owner(kind, who));
  }

  @Test
  void while_nobody_of_the_hub_has_acted_its_duty_desk_sees_to_it() {
    assertThat(Owner.of(Stands.WITH_HUB, null, null, new Signed("r.naylor", null, "duty-desk")))
        .isEqualTo(new Owner(Kind.HUB, "duty-desk"));
  }

  /**
   * Whatever is asked in whatever order, there is an owner while it is open and none after; and
   * when it was received never changes.
   */
  @Test
  void in_any_life_it_has_an_owner_and_keeps_when_it_was_received() {
    var seen = EnumSet.noneOf(Stands.class);
    for (long seed = 1; seed <= 2_000; seed++) {
      var chance = new Random(seed);
      var referral = Referral.blank("referral-1").keep(BOTH);
      var first =
          make(
              ask(Skill.NURSING, Skill.HOME_CARE),
              chance.nextBoolean() ? Route.to("team-a") : new Route(TEAMS, null));
      for (var fact : referral.decide(first)) {
        referral = referral.after(fact);
      }
      for (int step = 1; step <= 12; step++) {
        var command = any(chance, RECEIVED.plus(Duration.ofMinutes(step)));
        try {
          for (var fact : referral.decide(command)) {
            referral = referral.after(fact);
            if (fact instanceof ReferralPartTaken part) {
              var whole = referral;
              assertThat(
                      Referral.blank(part.partReferralId())
                          .decide(new MakePart(part.at(), whole, part.teamId(), part.skills()))
                          .getFirst()
                          .at())
                  .as("seed %s", seed)
                  .isEqualTo(RECEIVED);
            }
            check(referral, seed);
            seen.add(referral.stands());
          }
          if (referral.stands() == Stands.WITH_HUB) {
            assertThat(referral.placing().why()).as("seed %s", seed).isNotNull();
          }
        } catch (Refused refused) {
          check(referral, seed);
        }
      }
    }
    assertThat(seen)
        .contains(
            Stands.WITH_HUB,
            Stands.INFORMATION_ASKED,
            Stands.OFFERED,
            Stands.TAKEN,
            Stands.FULFILLED,
            Stands.CLOSED,
            Stands.WITHDRAWN);
  }

  private static void check(Referral referral, long seed) {
    var asked = referral.asked();
    var over = referral.stands() == Stands.CLOSED || referral.stands() == Stands.WITHDRAWN;
    assertThat(referral.owner().kind() == Kind.NOBODY).as("seed %s", seed).isEqualTo(over);
    assertThat(asked.receivedAt()).as("seed %s", seed).isEqualTo(RECEIVED);
    assertThat(asked.skills()).as("seed %s", seed).isNotEmpty();
    assertThat(referral.owner().who() == null).as("seed %s", seed).isEqualTo(over);
    if (referral.owner().kind() == Kind.TEAM) {
      assertThat(TEAMS).as("seed %s", seed).contains(referral.owner().who());
    }
  }

  private static ReferralCommand any(Random chance, Instant at) {
    var team = TEAMS.get(chance.nextInt(TEAMS.size()));
    var other = TEAMS.get(chance.nextInt(TEAMS.size()));
    var one = Fixture.team(team, Skill.NURSING);
    var both = Fixture.team(other, Skill.NURSING, Skill.HOME_CARE);
    return switch (chance.nextInt(16)) {
      case 0, 1, 2 -> new OfferReferral(at, List.of(one, both), ANSWER);
      case 3, 4 -> new DeclineReferral(at, team, DeclineReason.INAPPROPRIATE);
      case 5 -> new TakeReferral(at, one, null, "part-" + at);
      case 6 -> new TakeReferral(at, both, null, "part-" + at);
      case 7 -> new RedirectReferral(at, team, both, ANSWER);
      case 8 ->
          new AskInformation(
              at, chance.nextBoolean() ? team : null, List.of(Missing.RISKS), ANSWER);
      case 9 -> new AnswerInformation(at, ANSWER);
      case 10 -> new LapseOffers(Fixture.ANSWER_BY.plusSeconds(1), ANSWER);
      case 11 -> new TriageReferral(at, Urgency.TWO_DAY, Route.to(team), ANSWER);
      case 12 -> new FollowPerson(at, "person-" + chance.nextInt(3));
      case 13 -> new FulfilReferral(at, team);
      case 14 -> new CloseReferral(at, null, ReferralClosed.Reason.CARE_GIVEN);
      default ->
          chance.nextInt(4) > 0
              ? new FulfilReferral(at, other)
              : chance.nextBoolean()
                  ? new WithdrawReferral(at, null)
                  : new EndWithPerson(at, chance.nextBoolean());
    };
  }
}
