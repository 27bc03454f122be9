/**
 * What people see: who may come in, what is around every page, and how pages ask the services. Each
 * room below has the pages of one kind of work.
 *
 * <p>Read in this order: {@link care.homeward.live.pages.SignIn} (who may come in), {@link
 * care.homeward.live.pages.Frame} (what is around every page), {@link
 * care.homeward.live.pages.Services} (how a page asks a service, as its reader), {@link
 * care.homeward.live.pages.Reply} and {@link care.homeward.live.pages.Problem} (what comes of it).
 */
@NullMarked
package care.homeward.live.pages;

import org.jspecify.annotations.NullMarked;
