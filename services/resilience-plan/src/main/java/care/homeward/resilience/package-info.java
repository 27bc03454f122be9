/**
 * How much pressure each place is under, calculated.
 *
 * <p>Hears {@code discharge-flow.v1} and {@code care-home-capacity.v1} and keeps, of each stay and
 * each home, only what counts. When something changed it counts again, place by place, and decides
 * whether the place's level is another now. Says {@link care.homeward.contracts.PressureEvent}.
 *
 * <p>A level is calculated here; that a place <em>is</em> at a level, a person declares.
 *
 * <p>Read in this order: {@link care.homeward.resilience.Figures} (what is counted), {@link
 * care.homeward.resilience.Thresholds} (what a figure asks for), {@link
 * care.homeward.resilience.PressureCommand}, {@link care.homeward.resilience.Pressure} (when the
 * level changes), {@link care.homeward.resilience.CountedStay} and {@link
 * care.homeward.resilience.CountedHome} (what counts), {@link care.homeward.resilience.Counting},
 * {@link care.homeward.resilience.PressureDesk}, {@link care.homeward.resilience.PressureFeed},
 * {@link care.homeward.resilience.PressureApi}, {@link care.homeward.resilience.Evaluation}.
 */
@NullMarked
package care.homeward.resilience;

import org.jspecify.annotations.NullMarked;
