/**
 * What every service uses, so that a service itself is only its own decisions.
 *
 * <p>Read {@link care.homeward.platform.Platform} for what a service gets, then the packages {@code
 * core}, {@code journal}, {@code inbox}, {@code web} and {@code access}.
 */
@NullMarked
package care.homeward.platform;

import org.jspecify.annotations.NullMarked;
