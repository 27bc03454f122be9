package care.homeward.resilience;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** The places heard of. */
interface Places extends Repository<Place, String> {

  /** More than any partnership has. */
  Limit ALL = Limit.of(1_000);

  Place save(Place place);

  List<Place> findAllByOrderByCode(Limit limit);
}
