package care.homeward.homes;

import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** All homes; each list is bounded and, but for the first, found by an index. */
interface CareHomes extends Repository<CareHome, String> {

  List<CareHome> findAllByOrderById(Limit limit);

  List<CareHome> findByPlaceOrderById(String place, Limit limit);

  List<CareHome> findByNextExpiryLessThanEqualOrderByNextExpiry(Instant now, Limit limit);

  List<CareHome> findByStays(String stayId, Limit limit);
}
