/**
 * What clients were told ({@link History}), and whether what the services hold agrees with it
 * ({@link Checker}, one pass over each source, memory by subjects and commands and not by facts).
 */
@NullMarked
package care.homeward.campaign.history;

import org.jspecify.annotations.NullMarked;
