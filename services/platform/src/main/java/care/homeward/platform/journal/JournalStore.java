package care.homeward.platform.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a journal asks of the store it is kept in. What is written here is kept once the call has
 * returned; a call that throws a {@link com.mongodb.MongoException} may or may not have had its
 * effect, or have it later.
 *
 * @param <S> the state
 */
public interface JournalStore<S> {

  /** Appends an entry; false if its place in the subject or its cause is taken. */
  boolean insert(Entry entry);

  /** The entries of a subject that begin after a sequence, in order. */
  List<Entry> after(String subject, long sequence);

  /** The entries of a subject that begin at a sequence or before it, in order. */
  List<Entry> until(String subject, long sequence);

  /** The entry of a subject with this cause, or null. */
  @Nullable Entry caused(String subject, String cause);

  /** The pending entries of a subject, in order. */
  List<Entry> pending(String subject);

  /** The pending entries recorded before a moment, by subject, in order within each. */
  Iterable<Entry> pending(Instant before);

  /** Clears the marks of entries that need nothing more. */
  void settle(List<Entry> entries);

  /** The stored state of a subject, or null if none was written yet. */
  @Nullable Held<S> state(String subject);

  /** Writes states by subject, each unless what is stored is as new or newer. */
  void write(Map<String, Held<S>> states);
}
