/**
 * Homes, what they have free, and beds kept for people.
 *
 * <p>Decides whether a bed may be held, and whether a hold still stands when it is answered. Hears
 * {@code discharge-flow.v1}: an admission that did not take place or a death lets the bed go, a
 * merge of two records changes whose it is. Says {@link care.homeward.contracts.CapacityEvent}.
 *
 * <p>What <em>free</em> means: a home tells the beds it would admit to, leaving out those it keeps
 * for us. From then on a hold takes one away; a hold that is refused, lapses or is released gives
 * it back, unless the home refused because the bed had gone; an acceptance and a move in change
 * nothing, for the bed is away already. What the home tells next replaces the count, less the holds
 * made after the moment it told of, of which it could not know.
 *
 * <p>Read in this order: {@link care.homeward.homes.CareHomeCommand}, {@link
 * care.homeward.homes.CareHome}, {@link care.homeward.homes.Vacancies}, {@link
 * care.homeward.homes.Hold}, {@link care.homeward.homes.CareHomes}, {@link
 * care.homeward.homes.CareHomeDesk}, {@link care.homeward.homes.CareHomeFeed}, {@link
 * care.homeward.homes.CareHomeApi} (told), {@link care.homeward.homes.VacancySearchApi} (asked),
 * {@link care.homeward.homes.HoldSweeper}.
 */
@NullMarked
package care.homeward.homes;

import org.jspecify.annotations.NullMarked;
