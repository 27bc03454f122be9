/**
 * What neighbourhood teams and community organisations can do and do: who makes them up, where they
 * work, their capacity and what they lend each other, what they are asked, whom they have taken on,
 * and the first contact with each. A community organisation is a team like any other, and learns
 * whom it is asked for only when it has taken them.
 *
 * <p>Hears {@code referrals} (what a team is asked, took, what was withdrawn or stands again, and
 * who turned out to be somebody known already) and itself (what one team lends, another borrows;
 * hours give capacity). Says {@link care.homeward.contracts.TeamEvent}.
 *
 * <p>Read {@link care.homeward.teams.TeamCommand}, {@link care.homeward.teams.Team} with its parts
 * ({@link care.homeward.teams.Form}, {@link care.homeward.teams.Staff}, {@link
 * care.homeward.teams.Capacity} of {@link care.homeward.teams.Load}, {@link
 * care.homeward.teams.Loan}, {@link care.homeward.teams.Week}, {@link
 * care.homeward.teams.OnCaseload}), then the rules: {@link care.homeward.teams.FormRules}, {@link
 * care.homeward.teams.CaseloadRules}, {@link care.homeward.teams.CapacityRules} with {@link
 * care.homeward.teams.Hours}, {@link care.homeward.teams.LendingRules} and {@link
 * care.homeward.teams.ContactRules}. After them {@link care.homeward.teams.TeamDesk}, {@link
 * care.homeward.teams.TeamFeed}, {@link care.homeward.teams.CapacityFilling}, which lets the coming
 * days follow from members' hours, and the interfaces: {@link care.homeward.teams.TeamApi}, {@link
 * care.homeward.teams.CapacityApi}, {@link care.homeward.teams.ContactApi}, {@link
 * care.homeward.teams.InboxApi}, {@link care.homeward.teams.PartnershipApi} and {@link
 * care.homeward.teams.DirectoryApi}.
 *
 * <p>Beside it are three rooms that know nothing of it: {@code inbox}, {@code partnership} and
 * {@code directory}.
 */
@NullMarked
package care.homeward.teams;

import org.jspecify.annotations.NullMarked;
