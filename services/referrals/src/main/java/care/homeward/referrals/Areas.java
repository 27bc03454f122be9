package care.homeward.referrals;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** What is known of stays. */
interface Areas extends Repository<Area, String> {

  Optional<Area> findById(String stayId);

  Area save(Area area);
}
