/**
 * What every service's HTTP interface has in common: problems in one form (RFC 9457, with a trace
 * id), idempotency keys, and what waits in the parking.
 */
@NullMarked
package care.homeward.platform.web;

import org.jspecify.annotations.NullMarked;
