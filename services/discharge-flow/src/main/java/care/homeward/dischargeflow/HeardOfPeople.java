package care.homeward.dischargeflow;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** What was heard of people: each record's document is written as its own facts come in. */
interface HeardOfPeople extends Repository<HeardOfPerson, String> {

  HeardOfPerson save(HeardOfPerson heard);

  Optional<HeardOfPerson> findById(String personId);

  List<HeardOfPerson> findAllById(Iterable<String> personIds);
}
