/**
 * Homes, what they have free, and beds kept for people.
 *
 * <p>Decides whether what a home tells can be, whether a bed may be held, and whether a hold still
 * stands when it is answered. Hears {@code discharge-flow.v1}: whose a stay is, so that no bed is
 * kept for anyone else; where that person lives, where need not met is counted; an admission that
 * did not take place or a death lets the bed go, and none is kept or accepted for that stay; who
 * left for elsewhere than a care home has none kept after a day; a merge of two records changes
 * whose it is. Hears what it said itself too: what follows from that in its rooms is then not lost
 * however it stops. Says {@link care.homeward.contracts.CapacityEvent}.
 *
 * <p>What <em>free</em> means: a home tells the beds it would admit to, leaving out those it keeps
 * for us and those whose resident is in hospital. From then on a hold takes one away; a hold that
 * is refused, lapses or is released gives it back, unless the home refused because the bed had
 * gone; an acceptance and a move in change nothing, for the bed is away already; accepted and not
 * moved into in time, it lapses. What the home tells next replaces the count, less the beds that
 * were held after the moment it told of, of which it could not know, and are not free since; that
 * nothing is new carries the count on as it is. A home that is closed, dormant or under suspension
 * has nothing free, whatever it told; nor has one registered since for fewer beds than it told of,
 * until it tells anew.
 *
 * <p>Read in this order: {@link care.homeward.homes.CareHomeCommand}, {@link
 * care.homeward.homes.CareHome}, {@link care.homeward.homes.Registered}, {@link
 * care.homeward.homes.Declaration}, {@link care.homeward.homes.Vacancies}, {@link
 * care.homeward.homes.Freshness} with {@link care.homeward.homes.InForce}, {@link
 * care.homeward.homes.Oversight}, {@link care.homeward.homes.Hold}, {@link
 * care.homeward.homes.Holds}, {@link care.homeward.homes.CareHomes}, {@link
 * care.homeward.homes.Stay} with {@link care.homeward.homes.KnownStays}, {@link
 * care.homeward.homes.CareHomeDesk}, {@link care.homeward.homes.CareHomeFeed}, {@link
 * care.homeward.homes.LeftElsewhere}, {@link care.homeward.homes.CareHomeApi} and {@link
 * care.homeward.homes.VacancyApi} (told, each by its own: {@link care.homeward.homes.OwnHome}),
 * {@link care.homeward.homes.VacancySearchApi} with {@link care.homeward.homes.HomeView} and {@link
 * care.homeward.homes.UnmetNeed}, counted by {@link care.homeward.homes.HomeArea} (asked). Then the
 * rooms beside it, which know this package and not each other: {@code holds}, {@code quality},
 * {@code imports}.
 */
@NullMarked
package care.homeward.homes;

import org.jspecify.annotations.NullMarked;
