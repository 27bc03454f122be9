package care.homeward.dischargeflow;

import java.time.Instant;
import java.util.stream.Stream;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/** Stays by when they were under way, as they stood a moment ago. */
interface RecordedStays extends Repository<Stay, String> {

  @Query("{ 'bed.phase': 'IN_BED', 'bed.admittedAt': { $lt: ?0 } }")
  Stream<Stay> inBed(Instant admittedBefore);

  @Query("{ 'bed.left.at': { $gte: ?0 }, 'bed.admittedAt': { $lt: ?1 } }")
  Stream<Stay> left(Instant from, Instant admittedBefore);
}
