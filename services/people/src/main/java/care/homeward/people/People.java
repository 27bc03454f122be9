package care.homeward.people;

import java.util.List;
import org.springframework.data.repository.Repository;

/** The records, by id. */
interface People extends Repository<Person, String> {

  List<Person> findAllById(Iterable<String> ids);
}
