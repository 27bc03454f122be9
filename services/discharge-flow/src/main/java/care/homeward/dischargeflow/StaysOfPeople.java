package care.homeward.dischargeflow;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** Which stays a person has had. */
interface StaysOfPeople extends Repository<StayOfPerson, String> {

  StayOfPerson save(StayOfPerson stay);

  List<StayOfPerson> findByPersonId(String personId, Limit most);
}
