/**
 * Every fact the services tell each other.
 *
 * <p>Read {@link care.homeward.contracts.Publisher} first (who says what, on which topic), then
 * {@link care.homeward.contracts.Envelope} (what goes around a fact), then the families. A fact
 * holds no identity: no NHS number, name, address or free text, only a {@code personId}.
 *
 * <p>In every fact {@code at} is the moment it happened in the world, while {@link
 * care.homeward.contracts.Envelope#time()} is the moment it was recorded.
 *
 * <p>Beside the records lie what they look like on the wire, {@code contracts/<topic>/}, a JSON
 * Schema and an example for every fact, and {@code asyncapi.json}, which leads to all of them.
 */
@NullMarked
package care.homeward.contracts;

import org.jspecify.annotations.NullMarked;
