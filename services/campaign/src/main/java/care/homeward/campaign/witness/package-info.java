/** A service that hears everyone through the real inbox and only writes down what it was given. */
@NullMarked
package care.homeward.campaign.witness;

import org.jspecify.annotations.NullMarked;
