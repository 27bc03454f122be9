package care.homeward.homes;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** Stays the hospital told of. */
interface Stays extends Repository<Stay, String> {

  Stay save(Stay stay);

  Optional<Stay> findById(String stayId);

  List<Stay> findByStayIdIn(Collection<String> stayIds);

  List<Stay> findByLetGoAtLessThanEqualOrderByLetGoAt(Instant now, Limit limit);
}
