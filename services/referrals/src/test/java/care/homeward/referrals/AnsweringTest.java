package care.homeward.referrals;

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
import static care.homeward.referrals.Fixture.refused;
import static care.homeward.referrals.Fixture.team;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.ReferralPartTaken;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.platform.core.Refused.Kind;
import care.homeward.referrals.ReferralCommand.MakePart;
import care.homeward.referrals.ReferralCommand.TakeReferral;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnsweringTest {

  private static final CoveringTeam NURSES = team(YORK_ROAD, Skill.NURSING);
  private static final ReferralEvent BOTH = made(Skill.NURSING, Skill.THERAPY);
  private static final ReferralEvent TO_NURSES = offered(RECEIVED, YORK_ROAD, Skill.NURSING);
  private static final ReferralEvent NURSING_TAKEN =
      new ReferralPartTaken(ID, MRS_PATEL, STAY, LATER, SEACROFT, List.of(Skill.NURSING), "part-1");

  private static TakeReferral take(CoveringTeam team, Skill... skills) {
    return new TakeReferral(LATER, team, skills.length == 0 ? null : List.of(skills), "part-2");
  }

  @Test
  void nobody_takes_what_they_do_not_offer() {
    var rest = after(BOTH, offered(RECEIVED, SEACROFT, Skill.NURSING), TO_NURSES, NURSING_TAKEN);
    refused(rest, take(NURSES), Kind.CONFLICT, "team-without-skill");
    refused(rest, take(NURSES, Skill.THERAPY), Kind.CONFLICT, "team-without-skill");
    assertThat(rest.decide(take(team(YORK_ROAD, Skill.THERAPY)))).hasSize(1);
  }

  @Test
  void what_a_team_says_it_takes_is_held_against_what_it_offers() {
    var asked = after(BOTH, TO_NURSES);
    refused(asked, take(NURSES, Skill.NURSING, Skill.THERAPY), Kind.CONFLICT, "team-without-skill");
    assertThat(asked.decide(take(NURSES, Skill.NURSING)).getFirst())
        .isEqualTo(
            new ReferralPartTaken(
                ID, MRS_PATEL, STAY, LATER, YORK_ROAD, List.of(Skill.NURSING), "part-2"));
  }

  @Test
  void a_team_that_never_said_what_it_does_takes_what_is_asked_of_it() {
    assertThat(after(BOTH, TO_NURSES).decide(take(CoveringTeam.unheard(YORK_ROAD))))
        .containsExactly(
            new ReferralTaken(
                ID, MRS_PATEL, STAY, LATER, YORK_ROAD, Skill.NURSING, List.of(Skill.THERAPY)));
  }

  @Test
  void what_is_taken_is_said_with_all_its_skills() {
    var able = team(YORK_ROAD, Skill.THERAPY, Skill.NURSING);
    assertThat(after(BOTH, TO_NURSES).decide(take(able)))
        .containsExactly(
            new ReferralTaken(
                ID, MRS_PATEL, STAY, LATER, YORK_ROAD, Skill.NURSING, List.of(Skill.THERAPY)));
    var all = after(made(Skill.HOME_CARE, Skill.NURSING, Skill.THERAPY), TO_NURSES);
    var part = new MakePart(LATER, all, YORK_ROAD, List.of(Skill.NURSING, Skill.THERAPY));
    assertThat(Referral.blank("part-2").decide(part).getLast())
        .isEqualTo(
            new ReferralTaken(
                "part-2",
                MRS_PATEL,
                STAY,
                LATER,
                YORK_ROAD,
                Skill.NURSING,
                List.of(Skill.THERAPY)));
  }
}
