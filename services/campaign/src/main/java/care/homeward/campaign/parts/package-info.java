/**
 * What a campaign is fought on: {@link Node} is a real process that can be killed and stopped,
 * {@link Link} the only way from one process to another, {@link Parts} the whole partnership.
 */
@NullMarked
package care.homeward.campaign.parts;

import org.jspecify.annotations.NullMarked;
