package care.homeward.homes.holds;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Which home may accept, by stay. */
interface Acceptances extends Repository<Acceptance, String> {

  Optional<Acceptance> findById(String stayId);

  /** Fails if there is one of this stay. */
  Acceptance insert(Acceptance acceptance);

  /** Fails if another was faster. */
  Acceptance save(Acceptance acceptance);

  void delete(Acceptance acceptance);
}
