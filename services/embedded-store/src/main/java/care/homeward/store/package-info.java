/**
 * A document store in the process that asks for it, reached over the MongoDB wire protocol.
 *
 * <p>Reading order: {@link care.homeward.store.EmbeddedStore}, {@code Journal} (what survives),
 * {@code StoredCollection} (documents), {@code SortedIndex} and {@code Interval} (how they are
 * found), {@code StoredDatabase}, {@code Backend} (commands).
 */
@NullMarked
package care.homeward.store;

import org.jspecify.annotations.NullMarked;
