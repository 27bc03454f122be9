/**
 * Local care partnerships: what belongs to each and who sits on its board.
 *
 * <p>Read {@link care.homeward.teams.partnership.Partnership}, {@link
 * care.homeward.teams.partnership.Partnerships} and {@link
 * care.homeward.teams.partnership.DatedFiles}.
 */
@NullMarked
package care.homeward.teams.partnership;

import org.jspecify.annotations.NullMarked;
