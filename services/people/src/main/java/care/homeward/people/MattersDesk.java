package care.homeward.people;

import care.homeward.contracts.PersonEvent;
import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.journal.Journal;
import care.homeward.platform.journal.Outcome;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Finds the record that wishes and carers are kept in, and has it decide.
 *
 * <p>Merging moves none of them: a retired record keeps its own, and who reads the record that
 * stays reads them all. So nothing can fall between two records, however the moments lie.
 */
@Component
class MattersDesk {

  private final Journal<Person, PersonEvent> journal;
  private final AliasBook aliases;
  private final Lookups lookups;

  MattersDesk(Journal<Person, PersonEvent> journal, AliasBook aliases, Lookups lookups) {
    this.journal = journal;
    this.aliases = aliases;
    this.lookups = lookups;
  }

  Outcome<Person, PersonEvent> handle(String personId, WishCommand command, Cause cause) {
    var record = record(personId, person -> person.wishes().holds(command.wishId()));
    return journal.handle(record, cause, person -> person.decide(command));
  }

  Outcome<Person, PersonEvent> handle(String personId, CarerCommand command, Cause cause) {
    var record = record(personId, person -> person.carers().holds(command.id()));
    return journal.handle(record, cause, person -> person.decide(command));
  }

  /**
   * The person with the wishes and carers of all records that are theirs. Recorded before it is
   * read: it holds names and the person's own words.
   */
  Person whole(String personId, String purpose, String by, Instant at) {
    var _ =
        lookups.save(new Lookup(UUID.randomUUID().toString(), at, by, List.of(personId), purpose));
    var records = records(personId);
    var whole = records.getFirst();
    for (var record : records.subList(1, records.size())) {
      whole = whole.keeping(record.wishes()).keeping(record.carers());
    }
    return whole;
  }

  /** What was once recorded is changed where it is; what is new goes to the record that stays. */
  private String record(String personId, Predicate<Person> holds) {
    var records = records(personId);
    return records.stream().filter(holds).findFirst().orElse(records.getFirst()).id();
  }

  /** The record an id leads to, then all that ended in its favour. */
  private List<Person> records(String personId) {
    var found = new LinkedHashMap<String, Person>();
    var ids = new ArrayDeque<>(List.of(aliases.leads(List.of(personId)).end(personId)));
    while (!ids.isEmpty()) {
      var id = ids.remove();
      if (!found.containsKey(id)) {
        var person = journal.state(id);
        found.put(id, person);
        ids.addAll(person.formerIds());
      }
    }
    var records = List.copyOf(found.values());
    if (records.getFirst().registrations() == 0) {
      throw Refused.unknown("person");
    }
    return records;
  }
}
