package care.homeward.referrals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.DeclineReason;
import care.homeward.contracts.ReferralEvent.OfferEnded;
import care.homeward.contracts.ReferralEvent.OfferEnded.Ending;
import care.homeward.contracts.ReferralEvent.ReferralDeclined;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralMade.ArrangedBy;
import care.homeward.contracts.ReferralEvent.ReferralMade.Source;
import care.homeward.contracts.ReferralEvent.ReferralOffered;
import care.homeward.contracts.ReferralEvent.ReferralSentToHub;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import care.homeward.platform.core.Refused;
import care.homeward.platform.core.Refused.Kind;
import care.homeward.referrals.ReferralCommand.MakeReferral;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Mrs Patel's referral: reablement within two hours, received at 11:40. */
final class Fixture {

  static final String ID = "referral-1";
  static final String STAY = "stay-1";
  static final String MRS_PATEL = "person-patel";
  static final String SEACROFT = "team-seacroft";
  static final String YORK_ROAD = "team-york-road";
  static final Instant RECEIVED = Instant.parse("2026-11-29T11:40:00Z");
  static final Instant LATER = Instant.parse("2026-11-29T12:10:00Z");
  static final Instant DUE = Instant.parse("2026-11-29T13:40:00Z");
  static final Instant NOW = Instant.parse("2026-11-29T12:11:00Z");
  static final Instant ANSWER_BY = Instant.parse("2026-11-29T12:26:00Z");

  static final AnswerTimes ANSWER =
      new AnswerTimes(NOW, Duration.ofMinutes(15), Duration.ofHours(4), Duration.ofHours(24));

  static final Whom WHOM = new Whom(MRS_PATEL, STAY, "leeds", "seacroft", null, ArrangedBy.HUB);

  private Fixture() {}

  static CoveringTeam team(String id, Skill... skills) {
    return new CoveringTeam(id, List.of("seacroft"), List.of(skills), false, List.of(), 1);
  }

  static CoveringTeam organisation(String id, CommunityNeed... needs) {
    return new CoveringTeam(
        id, List.of("seacroft"), List.of(Skill.VOLUNTARY_SUPPORT), true, List.of(needs), 1);
  }

  static Ask ask(Skill... skills) {
    return new Ask(List.of(skills), Urgency.TWO_HOUR, Source.WARD, null, null);
  }

  static MakeReferral make(Ask ask, Route route, CoveringTeam... named) {
    return new MakeReferral(RECEIVED, WHOM, ask, route, List.of(named), List.of(), ANSWER);
  }

  static ReferralMade made(Skill first, Skill... further) {
    return made(Urgency.TWO_HOUR, DUE, Source.WARD, ArrangedBy.HUB, first, further);
  }

  static ReferralMade made(
      Urgency urgency,
      @Nullable Instant due,
      Source source,
      ArrangedBy arrangedBy,
      Skill first,
      Skill... further) {
    return new ReferralMade(
        ID,
        MRS_PATEL,
        STAY,
        RECEIVED,
        first,
        urgency,
        "leeds",
        "seacroft",
        source,
        further.length == 0 ? null : List.of(further),
        null,
        null,
        due,
        arrangedBy,
        null);
  }

  static ReferralEvent offered(Instant at, String team) {
    return offered(at, team, Skill.REABLEMENT);
  }

  static ReferralEvent offered(Instant at, String team, Skill skill) {
    return new ReferralOffered(ID, MRS_PATEL, STAY, at, team, skill, ANSWER_BY);
  }

  static ReferralEvent ended(String team, Ending ending) {
    return new OfferEnded(ID, MRS_PATEL, STAY, LATER, team, ending);
  }

  static ReferralEvent taken(String team) {
    return new ReferralTaken(ID, MRS_PATEL, STAY, LATER, team, Skill.REABLEMENT);
  }

  static ReferralEvent declined(String team, DeclineReason reason) {
    return new ReferralDeclined(ID, MRS_PATEL, STAY, LATER, team, reason);
  }

  static ReferralEvent toHub(WithoutTeam why, @Nullable DeclineReason declined) {
    return new ReferralSentToHub(ID, MRS_PATEL, STAY, LATER, why, declined);
  }

  static Referral after(ReferralEvent... events) {
    var referral = Referral.blank(ID);
    for (var event : events) {
      referral = referral.after(event);
    }
    return referral;
  }

  static void refused(Referral referral, ReferralCommand command, Kind kind, String rule) {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> referral.decide(command))
        .satisfies(
            refused -> {
              assertThat(refused.rule()).isEqualTo(rule);
              assertThat(refused.kind()).isEqualTo(kind);
            });
  }
}
