/**
 * Changes to open pages, by Server-Sent Events.
 *
 * <p>Read in this order: {@link care.homeward.live.stream.Changes} (what changed, for those who
 * come back), {@link care.homeward.live.stream.Reading} (one open page's wants), {@link
 * care.homeward.live.stream.StreamApi} (the one writer of a connection), {@link
 * care.homeward.live.stream.Pulse} (what changes with time alone).
 */
@NullMarked
package care.homeward.live.stream;

import org.jspecify.annotations.NullMarked;
