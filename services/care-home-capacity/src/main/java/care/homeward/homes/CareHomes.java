package care.homeward.homes;

import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** All homes; each list is bounded and, but for the first, found by an index. */
public interface CareHomes extends Repository<CareHome, String> {

  List<CareHome> findAllByOrderById(Limit limit);

  List<CareHome> findByRegisteredPlaceOrderById(String place, Limit limit);

  List<CareHome> findByRegisteredLocationId(String locationId, Limit limit);

  List<CareHome> findByHoldsNextExpiryLessThanEqualOrderByHoldsNextExpiry(Instant now, Limit limit);

  List<CareHome> findByHoldsStays(String stayId, Limit limit);

  List<CareHome> findByHoldsFirstAcceptedLessThanEqualOrderByHoldsFirstAccepted(
      Instant latest, Limit limit);
}
