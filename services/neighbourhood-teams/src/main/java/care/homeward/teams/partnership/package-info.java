/**
 * Local care partnerships: what belongs to each, who sits on its board, and how its figures are
 * rounded for those who may see counts and never people.
 *
 * <p>Read {@link care.homeward.teams.partnership.Partnership}, {@link
 * care.homeward.teams.partnership.Partnerships}, {@link care.homeward.teams.partnership.DatedFiles}
 * and {@link care.homeward.teams.partnership.SmallNumbers}.
 */
@NullMarked
package care.homeward.teams.partnership;

import org.jspecify.annotations.NullMarked;
