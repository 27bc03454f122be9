package care.homeward.people;

import java.time.Instant;

/**
 * Who noted something, and of which moment.
 *
 * @param by the subject of the token
 * @param at when it was said or done, as opposed to when it was recorded
 */
record Noted(String by, Instant at) {}
