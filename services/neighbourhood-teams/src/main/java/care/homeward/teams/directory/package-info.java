/**
 * The directory of community organisations and what they offer, in and out as Open Referral UK
 * (HSDS 3.0) writes it, and which of it fits someone. Documents are kept as they came; what is read
 * out of them is only a view.
 *
 * <p>Read {@link care.homeward.teams.directory.HsdsRules}, {@link
 * care.homeward.teams.directory.Hsds} and {@link care.homeward.teams.directory.Directory}, then
 * {@link care.homeward.teams.directory.Listing}, {@link care.homeward.teams.directory.NeedTerms}
 * and {@link care.homeward.teams.directory.Matching}.
 */
@NullMarked
package care.homeward.teams.directory;

import org.jspecify.annotations.NullMarked;
