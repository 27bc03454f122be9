package care.homeward.referrals;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** What is known of persons. */
interface Knowns extends Repository<Known, String> {

  Optional<Known> findById(String personId);

  Known save(Known person);
}
