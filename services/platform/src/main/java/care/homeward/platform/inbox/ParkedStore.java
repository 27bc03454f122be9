package care.homeward.platform.inbox;

import care.homeward.platform.inbox.Parking.Head;
import care.homeward.platform.inbox.Parking.Parked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a parking asks of the store its records are kept in. A call that throws a {@link
 * com.mongodb.MongoException} may or may not have had its effect.
 */
public interface ParkedStore {

  /** Stores a record, in place of one with the same id. */
  void put(Parked parked);

  /** Takes a record out, if it is there. */
  void remove(String id);

  /** The record with this id, or null. */
  @Nullable Parked find(String id);

  /** How many records there are. */
  long count();

  /** The records of a stream by sequence. */
  List<Parked> of(String stream);

  /** The records parked longest, at most this many. */
  List<Parked> oldest(int limit);

  /** The first record by sequence of every stream that has any. */
  List<Head> heads();
}
