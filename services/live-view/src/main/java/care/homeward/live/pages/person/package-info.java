/**
 * One person: the story so far, and what a coordinator does next.
 *
 * <p>Read in this order: {@link care.homeward.live.pages.person.PersonPage} (the page), {@link
 * care.homeward.live.pages.person.Telling} (a fact in words), {@link
 * care.homeward.live.pages.person.Stretches} (where the time went), {@link
 * care.homeward.live.pages.person.WaitPage} and {@link care.homeward.live.pages.person.LeavingPage}
 * (what is done about it).
 */
@NullMarked
package care.homeward.live.pages.person;

import org.jspecify.annotations.NullMarked;
