package care.homeward.homes;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.Repository;

/** Stays whose record was merged into another. */
interface StayPersons extends Repository<StayPerson, String> {

  StayPerson save(StayPerson person);

  List<StayPerson> findByStayIdIn(Collection<String> stayIds);
}
