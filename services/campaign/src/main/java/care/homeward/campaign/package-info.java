/**
 * A tester of the whole partnership, never shipped with it: {@code parts} are real processes that
 * fail when told to, {@code traffic} drives them, {@link care.homeward.campaign.Nemesis} lets them
 * fail by a seed, {@code history} compares what clients were told with what is there. {@link
 * care.homeward.campaign.Campaign} is the program.
 */
@NullMarked
package care.homeward.campaign;

import org.jspecify.annotations.NullMarked;
