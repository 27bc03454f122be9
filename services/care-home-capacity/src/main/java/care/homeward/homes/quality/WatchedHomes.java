package care.homeward.homes.quality;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** How homes fare, folded from their facts. */
interface WatchedHomes extends Repository<Watched, String> {

  Watched save(Watched home);

  Optional<Watched> findById(String homeId);

  List<Watched> findAllByOrderByHomeId(Limit limit);

  List<Watched> findByListedPlaceOrderByHomeId(String place, Limit limit);
}
