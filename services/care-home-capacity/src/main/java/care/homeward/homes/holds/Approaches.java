package care.homeward.homes.holds;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Askings of several homes, by id. */
interface Approaches extends Repository<Approach, String> {

  Optional<Approach> findById(String id);

  /** Fails if there is one of this id. */
  Approach insert(Approach approach);
}
