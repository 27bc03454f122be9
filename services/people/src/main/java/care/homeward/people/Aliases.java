package care.homeward.people;

import java.util.List;
import org.springframework.data.repository.Repository;

/** The aliases, by id. */
interface Aliases extends Repository<Alias, String> {

  List<Alias> findAllById(Iterable<String> ids);

  Alias save(Alias alias);
}
