package care.homeward.people;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Who has which referral now. */
interface Errands extends Repository<Errand, String> {

  Optional<Errand> findById(String referralId);

  Errand save(Errand errand);
}
