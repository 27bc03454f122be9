/**
 * Beds kept for people: asking homes, their answers, what is learned from them.
 *
 * <p>One home or several are asked to keep a bed; the home accepts, nobody else does. For a stay
 * the first home to accept is the one: who accepts must first hold the {@link
 * care.homeward.homes.holds.Acceptance} of the stay, and the other homes' beds are let go when the
 * acceptance is heard. A hold nobody answers lapses by itself, and so does one accepted whose
 * person does not move in within days.
 *
 * <p>Read in this order: {@link care.homeward.homes.holds.HoldApi} with {@link
 * care.homeward.homes.holds.HoldDesk}, {@link care.homeward.homes.holds.Acceptance}, {@link
 * care.homeward.homes.holds.AcceptanceDesk}, {@link care.homeward.homes.holds.Approach}, {@link
 * care.homeward.homes.holds.ApproachDesk}, {@link care.homeward.homes.holds.ApproachApi}, {@link
 * care.homeward.homes.holds.Asking}, {@link care.homeward.homes.holds.AskingFeed}, {@link
 * care.homeward.homes.holds.Answers}, {@link care.homeward.homes.holds.NeedApi}, {@link
 * care.homeward.homes.holds.HoldSweeper}.
 */
@NullMarked
package care.homeward.homes.holds;

import org.jspecify.annotations.NullMarked;
