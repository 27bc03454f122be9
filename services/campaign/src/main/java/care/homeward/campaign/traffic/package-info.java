/**
 * The clients of a campaign: each works on subjects of its own, one call after the other, asks
 * again with the same key where it was not answered, and writes down what it was told.
 */
@NullMarked
package care.homeward.campaign.traffic;

import org.jspecify.annotations.NullMarked;
