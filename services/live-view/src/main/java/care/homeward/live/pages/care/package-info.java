/**
 * Care at home: what services are asked and answer, a team's day, and a local care partnership in
 * one page.
 *
 * <p>Read in this order: {@link care.homeward.live.pages.care.InboxPage} (what is asked and what
 * comes of it), {@link care.homeward.live.pages.care.Act} (what can be done about a referral),
 * {@link care.homeward.live.pages.care.Pane} (one referral), {@link
 * care.homeward.live.pages.care.InboxRelay} (what is newly asked), {@link
 * care.homeward.live.pages.care.NewReferralPage} (asking), {@link
 * care.homeward.live.pages.care.TeamPage} (a team's day), {@link
 * care.homeward.live.pages.care.PartnershipPage} (all services of a partnership).
 */
@NullMarked
package care.homeward.live.pages.care;

import org.jspecify.annotations.NullMarked;
