/**
 * A stay in hospital, from admission until care has begun where the person went: the criteria to
 * reside, the expected date and the discharge ready date, the pathway, the waits with their reasons
 * and owners, and leaving.
 *
 * <p>It hears hospitals over HL7 ({@link care.homeward.dischargeflow.hospital}), {@code referrals},
 * {@code neighbourhood-teams} and {@code care-home-capacity}, so that a wait changes owner by
 * itself, and {@code people}: which records are one person, where they live and who was told the
 * expected date; it asks {@code people} who someone is, and says {@code StayEvent}s.
 *
 * <p>Read {@link care.homeward.dischargeflow.StayCommand}, {@link care.homeward.dischargeflow.Stay}
 * with its {@link care.homeward.dischargeflow.Plan}, {@link care.homeward.dischargeflow.Housing},
 * {@link care.homeward.dischargeflow.Concerns}, {@link care.homeward.dischargeflow.Waits} and
 * {@link care.homeward.dischargeflow.Asked}, the rules {@link
 * care.homeward.dischargeflow.BedRules}, {@link care.homeward.dischargeflow.WardRules} (with {@link
 * care.homeward.dischargeflow.PlanRules}, {@link care.homeward.dischargeflow.PathwayRules}, {@link
 * care.homeward.dischargeflow.ConcernRules} and {@link care.homeward.dischargeflow.HousingRules}),
 * {@link care.homeward.dischargeflow.HandoverRules} with {@link
 * care.homeward.dischargeflow.Handover} and {@link care.homeward.dischargeflow.WaitReasons}, {@link
 * care.homeward.dischargeflow.CriticalWait}, {@link care.homeward.dischargeflow.Turn}, {@link
 * care.homeward.dischargeflow.DelayReasons} for each {@link care.homeward.dischargeflow.Setting}
 * and {@link care.homeward.dischargeflow.Delay}, then {@link care.homeward.dischargeflow.StayDesk},
 * {@link care.homeward.dischargeflow.PersonDesk}, {@link care.homeward.dischargeflow.HospitalFeed},
 * {@link care.homeward.dischargeflow.StayFeed}, {@link care.homeward.dischargeflow.StayApi}, {@link
 * care.homeward.dischargeflow.PlanApi}, {@link care.homeward.dischargeflow.ConcernApi}, {@link
 * care.homeward.dischargeflow.HousingApi}, {@link care.homeward.dischargeflow.WaitingApi} and
 * {@link care.homeward.dischargeflow.ContradictionsApi} with {@link
 * care.homeward.dischargeflow.BedCheck}. What is measured and returned is in {@link
 * care.homeward.dischargeflow.returns}.
 */
@NullMarked
package care.homeward.dischargeflow;

import org.jspecify.annotations.NullMarked;
