package care.homeward.referrals;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** Which referrals may have been made of whom. */
interface Ties extends Repository<Tie, String> {

  List<Tie> findByStayId(String stayId, Limit limit);

  List<Tie> findByPersonId(String personId, Limit limit);

  Tie save(Tie tie);
}
