/**
 * How a command becomes one stored entry and its facts reach the topic.
 *
 * <p>Read in this order: {@link care.homeward.platform.journal.Cause} (why), {@link
 * care.homeward.platform.journal.Fold} (what a service brings), {@link
 * care.homeward.platform.journal.Journal} (load, decide, insert), {@link
 * care.homeward.platform.journal.Entry} (what is stored), {@link
 * care.homeward.platform.journal.WriteBehind} (state documents and marks, in bulk), {@link
 * care.homeward.platform.journal.Relay} (to the topic, in order), {@link
 * care.homeward.platform.journal.Shapes} and {@link care.homeward.platform.journal.Republishing}
 * (what is folded and sent again).
 */
@NullMarked
package care.homeward.platform.journal;

import org.jspecify.annotations.NullMarked;
