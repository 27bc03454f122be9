package care.homeward.referrals;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** Which referrals may have been made from a stay. */
interface OfStays extends Repository<OfStay, String> {

  List<OfStay> findByStayId(String stayId, Limit limit);

  OfStay save(OfStay ofStay);
}
