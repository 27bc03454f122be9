package care.homeward.people;

import org.springframework.data.repository.Repository;

/** The record of look-ups; only ever added to. */
interface Lookups extends Repository<Lookup, String> {

  Lookup save(Lookup lookup);
}
