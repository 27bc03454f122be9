package care.homeward.resilience;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** What counts of each home. */
interface CountedHomes extends Repository<CountedHome, String> {

  Optional<CountedHome> findById(String homeId);

  CountedHome save(CountedHome home);

  List<CountedHome> findByPlace(String place, Limit limit);
}
