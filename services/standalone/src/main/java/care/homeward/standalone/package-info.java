/**
 * The whole partnership in one process, with nothing to install: the real broker, a store, a demo
 * issuer of tokens, every service and a simulated partnership. For laptops and demonstrations.
 *
 * <p>Read {@link care.homeward.standalone.Part} (what listens where), {@link
 * care.homeward.standalone.Partnership} (what is started, in which order) and {@link
 * care.homeward.standalone.Standalone} (the program); {@link care.homeward.standalone.Verify} and
 * {@link care.homeward.standalone.Bench} are programs of their own.
 */
@NullMarked
package care.homeward.standalone;

import org.jspecify.annotations.NullMarked;
