package care.homeward.dischargeflow;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.Repository;

/** The stays as they stood a moment ago. */
interface Stays extends Repository<Stay, String> {

  /** Of people in a bed who no longer meet the criteria to reside. */
  @Query(
      "{ 'bed.phase': 'IN_BED', 'plan.periods': { $elemMatch: { 'until': { $exists: false } } } }")
  List<Stay> waiting(Limit limit);

  /** In which a pathway was chosen from the one moment until before the other. */
  @Query("{ 'plan.choices': { $elemMatch: { 'at': { $gte: ?0, $lt: ?1 } } } }")
  List<Stay> withPathwayChosen(Instant from, Instant until, Limit limit);

  /** Of people in a bed who were admitted before this moment. */
  @Query("{ 'bed.phase': 'IN_BED', 'bed.admittedAt': { $lt: ?0 } }")
  Stream<Stay> inBed(Instant admittedBefore);

  /** Of people who left since the one moment and were admitted before the other. */
  @Query("{ 'bed.left.at': { $gte: ?0 }, 'bed.admittedAt': { $lt: ?1 } }")
  Stream<Stay> left(Instant from, Instant admittedBefore);
}
