/**
 * How a service hears facts: each subject's in order, once, without gaps, whatever the topic
 * brings.
 *
 * <p>Read in this order: {@link care.homeward.platform.inbox.FactHandler} (what a service brings),
 * {@link care.homeward.platform.inbox.Inbox} (the rule), {@link
 * care.homeward.platform.inbox.Positions} (how far each subject is), {@link
 * care.homeward.platform.inbox.Parking} (what waits), {@link
 * care.homeward.platform.inbox.ParkingDesk} (what is done about it), {@link
 * care.homeward.platform.inbox.HeardOnly} (what is folded again), {@link
 * care.homeward.platform.inbox.ConsumerErrors} (store or broker away).
 */
@NullMarked
package care.homeward.platform.inbox;

import org.jspecify.annotations.NullMarked;
