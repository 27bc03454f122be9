package care.homeward.referrals;

import care.homeward.contracts.PersonEvent.Abode;
import care.homeward.contracts.ReferralEvent.ReferralMade.ArrangedBy;
import care.homeward.contracts.ReferralEvent.ReferralMade.Source;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import care.homeward.platform.core.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Whom a referral is about, as far as is known when it is made.
 *
 * @param stayId absent for someone who is not in hospital
 * @param place absent when unknown or restricted
 * @param partnership absent when unknown or restricted
 * @param nowhere why there is no area to route by; absent when there is one
 * @param arrangedBy who sees to it while no team has it
 */
record Whom(
    String personId,
    @Nullable String stayId,
    @Nullable String place,
    @Nullable String partnership,
    @Nullable WithoutTeam nowhere,
    ArrangedBy arrangedBy) {

  /**
   * Someone in hospital.
   *
   * @param named whom the asker means; absent when it is simply whoever the stay is about
   */
  static Whom ofStay(Area stay, Known person, @Nullable String named, Source source) {
    if (!stay.heard()) {
      throw Refused.conflict("stay-not-heard-of", "This stay is not known here yet.");
    }
    if (named != null && !named.equals(stay.personId())) {
      throw Refused.impossible("another-persons-stay", "This stay is not that person's.");
    }
    if (stay.over()) {
      throw Refused.conflict("stay-over", "The person died, or the admission was cancelled.");
    }
    var arrangedBy =
        source == Source.WARD && Integer.valueOf(0).equals(stay.pathway())
            ? ArrangedBy.SOURCE
            : ArrangedBy.HUB;
    return of(
        stay.personId(),
        stay.stayId(),
        stay.place(),
        stay.partnership(),
        stay.restricted() || person.restricted(),
        person.abode(),
        arrangedBy);
  }

  /**
   * Someone who is not in hospital.
   *
   * @param staysIn partnership where the person is to be seen, if not where they live
   */
  static Whom ofPerson(Known person, @Nullable String staysIn, RoutingMap map) {
    if (!person.heard()) {
      throw Refused.conflict("person-not-heard-of", "This person is not known here yet.");
    }
    if (person.died()) {
      throw Refused.conflict("person-died", "This person died.");
    }
    if (staysIn != null && person.restricted()) {
      throw Refused.impossible(
          "whereabouts-protected", "Where this person is must not be said here.");
    }
    return staysIn == null
        ? of(
            person.personId(),
            null,
            person.place(),
            person.partnership(),
            person.restricted(),
            person.abode(),
            ArrangedBy.HUB)
        : new Whom(person.personId(), null, map.placeOf(staysIn), staysIn, null, ArrangedBy.HUB);
  }

  private static Whom of(
      String personId,
      @Nullable String stayId,
      @Nullable String place,
      @Nullable String partnership,
      boolean restricted,
      @Nullable Abode abode,
      ArrangedBy arrangedBy) {
    if (restricted) {
      return new Whom(personId, stayId, null, null, WithoutTeam.RESTRICTED, arrangedBy);
    }
    var nowhere = partnership == null ? why(abode) : null;
    return new Whom(personId, stayId, place, partnership, nowhere, arrangedBy);
  }

  private static WithoutTeam why(@Nullable Abode abode) {
    return switch (abode) {
      case NO_FIXED_ABODE -> WithoutTeam.NO_FIXED_ABODE;
      case USUAL_ADDRESS -> WithoutTeam.OUT_OF_AREA;
      case UNKNOWN -> WithoutTeam.NO_AREA;
      case null -> WithoutTeam.NO_AREA;
    };
  }
}
