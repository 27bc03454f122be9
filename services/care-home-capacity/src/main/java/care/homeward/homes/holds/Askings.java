package care.homeward.homes.holds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** What homes were asked and said, folded from their facts. */
interface Askings extends Repository<Asking, String> {

  Asking save(Asking asking);

  Optional<Asking> findById(String holdId);

  List<Asking> findByApproachId(String approachId);

  List<Asking> findByAskedAtGreaterThanEqualOrderByAskedAtDesc(Instant first, Limit limit);
}
