package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent.DutyToReferAnswered;
import care.homeward.contracts.StayEvent.DutyToReferAnswered.Outcome;
import care.homeward.contracts.StayEvent.DutyToReferMade;
import care.homeward.contracts.StayEvent.HousingNeedNoted;
import care.homeward.contracts.StayEvent.HousingNeedNoted.HousingNeed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person's housing, and what was done about it: a discharge to the usual place
 * of residence says nothing of it, because that code includes no fixed abode.
 *
 * @param noted every need, as it was noted or found to be no more, oldest first
 * @param duties every referral to a housing authority, oldest first
 */
record Housing(List<Noted> noted, List<Duty> duties) {

  /** Nobody has asked yet. */
  static final Housing NOTHING_KNOWN = new Housing(List.of(), List.of());

  /** That a need is there, or is no more. */
  record Noted(Instant at, HousingNeed need, boolean present, @Nullable String by) {}

  /**
   * A referral to the housing authority the person chose.
   *
   * @param outcome absent until the authority has answered
   */
  record Duty(
      Instant at,
      @Nullable String authority,
      @Nullable String by,
      @Nullable Outcome outcome,
      @Nullable Instant answeredAt) {}

  boolean needs(HousingNeed need) {
    return last(need).map(Noted::present).orElse(false);
  }

  /** What was said last of this need. */
  Optional<Noted> last(HousingNeed need) {
    return noted.stream().filter(one -> one.need() == need).reduce((one, later) -> later);
  }

  /** Whether the person is thought to be homeless or threatened with it. */
  boolean dutyToRefer() {
    return needs(HousingNeed.NO_FIXED_ABODE) || needs(HousingNeed.THREATENED_WITHIN_56_DAYS);
  }

  Housing after(HousingNeedNoted e, @Nullable String by) {
    return new Housing(Lists.plus(noted, new Noted(e.at(), e.need(), e.present(), by)), duties);
  }

  Housing after(DutyToReferMade e, Plan.@Nullable Signed signed) {
    var authority = e.authority();
    if (authority == null && signed != null) {
      authority = signed.authority();
    }
    var by = signed == null ? null : signed.by();
    return new Housing(noted, Lists.plus(duties, new Duty(e.at(), authority, by, null, null)));
  }

  Housing after(DutyToReferAnswered e) {
    var last = duties.getLast();
    var answered = new Duty(last.at(), last.authority(), last.by(), e.outcome(), e.at());
    return new Housing(noted, Lists.plus(Lists.withoutLast(duties), answered));
  }
}
