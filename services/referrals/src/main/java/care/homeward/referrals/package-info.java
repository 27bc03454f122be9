/**
 * Whether a referral for care at home stands: made, triaged, offered to the services of the
 * person's area or to those that were named, taken by the first, in parts or declined, passed on,
 * withdrawn, fulfilled by the first contact, closed; whose it is at every moment; and whether the
 * first contact came in time.
 *
 * <p>Hears {@code people} and {@code discharge-flow} (who a referral is about, where that person
 * lives, whether there is nobody left to care for), {@code neighbourhood-teams} (who covers what,
 * and first contacts), and itself (a part that was taken becomes a referral of its own; a death
 * ends the others). Says {@link care.homeward.contracts.ReferralEvent}.
 *
 * <p>A referral belongs to its stay, or to its person where there is none; when two records of a
 * person become one, both carry it along.
 *
 * <p>Read {@link care.homeward.referrals.ReferralCommand}, {@link care.homeward.referrals.Referral}
 * with {@link care.homeward.referrals.Made} and {@link care.homeward.referrals.Placing}, then
 * {@link care.homeward.referrals.Decisions}, which names the rules: {@link
 * care.homeward.referrals.Making}, {@link care.homeward.referrals.Asking}, {@link
 * care.homeward.referrals.Answering}, {@link care.homeward.referrals.Ending}, {@link
 * care.homeward.referrals.Following}; {@link care.homeward.referrals.Owner}, {@link
 * care.homeward.referrals.Clock}, {@link care.homeward.referrals.Routing} and {@link
 * care.homeward.referrals.Standard}; what is known of others: {@link care.homeward.referrals.Whom},
 * {@link care.homeward.referrals.CoveringTeam}; then {@link care.homeward.referrals.ReferralDesk},
 * {@link care.homeward.referrals.ReferralFeed}, {@link care.homeward.referrals.OfferSweeper},
 * {@link care.homeward.referrals.Sight} (who sees what), {@link care.homeward.referrals.MakeApi},
 * {@link care.homeward.referrals.AnswerApi} and {@link care.homeward.referrals.HubApi}.
 */
@NullMarked
package care.homeward.referrals;

import org.jspecify.annotations.NullMarked;
