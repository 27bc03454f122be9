package care.homeward.dischargeflow;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** Which records were retired, and in favour of which. */
interface RetiredPeople extends Repository<RetiredPerson, String> {

  RetiredPerson save(RetiredPerson retired);

  Optional<RetiredPerson> findById(String formerPersonId);

  List<RetiredPerson> findByPersonId(String personId, Limit most);
}
