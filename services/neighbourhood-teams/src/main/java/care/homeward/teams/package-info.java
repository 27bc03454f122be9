/**
 * What a neighbourhood team can do and does: where it works, its capacity by day and skill, whom it
 * has taken on, and the first contact with each.
 *
 * <p>Hears {@code referrals} (what the team took, and what was withdrawn). Says {@link
 * care.homeward.contracts.TeamEvent}.
 *
 * <p>Read {@link care.homeward.teams.TeamCommand}, {@link care.homeward.teams.Team}, then {@link
 * care.homeward.teams.TeamDesk}, {@link care.homeward.teams.TeamFeed} and {@link
 * care.homeward.teams.TeamApi}.
 */
@NullMarked
package care.homeward.teams;

import org.jspecify.annotations.NullMarked;
