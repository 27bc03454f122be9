/**
 * Whether a referral for care at home stands: made, offered to the team of the person's area, taken
 * or declined, withdrawn, or fulfilled by the first contact; and whether that came in time.
 *
 * <p>Hears {@code discharge-flow} (who the stay is about, where that person lives, and whether it
 * is over) and {@code neighbourhood-teams} (who covers what, and first contacts). Says {@link
 * care.homeward.contracts.ReferralEvent}.
 *
 * <p>A referral belongs to its stay: when two records of a person become one, the stay carries it,
 * so readers join on the stay's id.
 *
 * <p>Read {@link care.homeward.referrals.ReferralCommand}, {@link
 * care.homeward.referrals.Referral}, then its rules {@link care.homeward.referrals.Routing} and
 * {@link care.homeward.referrals.Clock}; what is known of others: {@link
 * care.homeward.referrals.Area} and {@link care.homeward.referrals.CoveringTeam}; then {@link
 * care.homeward.referrals.ReferralDesk}, {@link care.homeward.referrals.ReferralFeed} and {@link
 * care.homeward.referrals.ReferralApi}.
 */
@NullMarked
package care.homeward.referrals;

import org.jspecify.annotations.NullMarked;
