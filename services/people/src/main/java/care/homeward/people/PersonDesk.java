package care.homeward.people;

import care.homeward.contracts.PersonEvent;
import care.homeward.contracts.PersonEvent.PeopleMerged;
import care.homeward.people.AliasBook.Leads;
import care.homeward.people.PersonCommand.MergePeople;
import care.homeward.people.PersonCommand.RegisterPerson;
import care.homeward.people.PersonCommand.Retired;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.journal.Journal;
import care.homeward.platform.journal.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Finds the record an identifier leads to and has it decide.
 *
 * <p>A new identifier gets its alias before the journal entry and a retired record after it, so
 * what a crash leaves is put right when the sender, who had no answer, asks again.
 */
@Component
class PersonDesk {

  private static final int ATTEMPTS = 5;

  private final Journal<Person, PersonEvent> journal;
  private final People people;
  private final AliasBook aliases;
  private final Lookups lookups;
  private final Pseudonyms pseudonyms;
  private final Areas areas;

  PersonDesk(
      Journal<Person, PersonEvent> journal,
      People people,
      AliasBook aliases,
      Lookups lookups,
      Pseudonyms pseudonyms,
      Areas areas) {
    this.journal = journal;
    this.people = people;
    this.aliases = aliases;
    this.lookups = lookups;
    this.pseudonyms = pseudonyms;
    this.areas = areas;
  }

  /** Two records that are one; both the same where they always were. */
  record Merged(String personId, String formerPersonId) {}

  /** The record identifiers lead to, and others of theirs that are the same person. */
  private record Found(String personId, Set<String> duplicates) {}

  /** Registers or finds someone; records that prove to be the same person are merged. */
  Outcome<Person, PersonEvent> register(Identity said, Instant at, Cause cause) {
    return untilNobodyIsFaster(
        () -> {
          var found = found(said);
          return handled(found.personId(), said, found.duplicates(), at, cause);
        });
  }

  /** Ends one record in favour of another, which has its identifiers from then on. */
  Merged merge(Identity kept, Identity retired, Instant at, Cause cause) {
    return untilNobodyIsFaster(
        () -> {
          var found = found(kept);
          var former = found(retired);
          var records = new LinkedHashSet<>(List.of(former.personId()));
          records.addAll(former.duplicates());
          records.addAll(found.duplicates());
          records.remove(found.personId());
          var said = kept.over(retired);
          var outcome = handled(found.personId(), said, records, at, cause);
          return outcome.events().stream()
              .filter(PeopleMerged.class::isInstance)
              .map(PeopleMerged.class::cast)
              .map(merged -> new Merged(merged.personId(), merged.formerPersonId()))
              .findFirst()
              .orElseGet(() -> already(outcome.state(), retired));
        });
  }

  /** Who these are, by the id asked for; unknown ones are absent. Recorded before it is read. */
  Map<String, Person> lookUp(List<String> ids, String purpose, String by, Instant at) {
    var _ = lookups.save(new Lookup(UUID.randomUUID().toString(), at, by, ids, purpose));
    var leads = aliases.leads(ids);
    var ends = ids.stream().map(leads::end).collect(Collectors.toSet());
    var stored =
        people.findAllById(ends).stream()
            .collect(Collectors.toMap(Person::id, Function.identity()));
    var known = new LinkedHashMap<String, Person>();
    for (var id : ids) {
      // A record's document follows its journal by a moment.
      var person = stored.computeIfAbsent(leads.end(id), journal::state);
      if (person.registrations() > 0) {
        known.put(id, person);
      }
    }
    return known;
  }

  private Outcome<Person, PersonEvent> handled(
      String personId, Identity said, Set<String> duplicates, Instant at, Cause cause) {
    var retired =
        duplicates.stream().map(id -> new Retired(id, journal.state(id).identity())).toList();
    var command =
        retired.isEmpty() ? new RegisterPerson(said, at) : new MergePeople(said, retired, at);
    var outcome = journal.handle(personId, cause, person -> person.decide(command, areas));
    duplicates.forEach(id -> aliases.turn(id, personId));
    return outcome;
  }

  /**
   * The NHS number decides whose record it is; without one, a record that has one goes before one
   * that has none. A record without a number is a duplicate of the one found. A hospital's number
   * that belonged to somebody else's NHS number is theirs no longer: nobody is merged for it.
   */
  private Found found(Identity said) {
    var number = said.nhsNumber();
    var locals = said.localIdentifiers().stream().map(pseudonyms::of).toList();
    if (number == null) {
      var leads = aliases.leads(locals);
      return settled(locals, leads, withoutNumber(locals, leads), false);
    }
    var numbered = pseudonyms.of(number);
    var all = new LinkedHashSet<>(locals);
    all.add(numbered);
    var leads = aliases.leads(all);
    return settled(locals, leads, leads.end(numbered), true);
  }

  private String withoutNumber(List<String> locals, Leads leads) {
    var known = locals.stream().filter(leads::knows).map(leads::end).distinct().toList();
    return known.stream()
        .filter(this::hasNumber)
        .findFirst()
        .or(() -> known.stream().findFirst())
        .orElseGet(locals::getFirst);
  }

  private Found settled(List<String> locals, Leads leads, String personId, boolean byNumber) {
    var duplicates = new LinkedHashSet<String>();
    for (var local : locals) {
      var end = leads.end(local);
      if (!leads.knows(local)) {
        aliases.claim(local, personId);
      } else if (!end.equals(personId)) {
        if (!hasNumber(end)) {
          duplicates.add(end);
        } else if (byNumber) {
          aliases.turn(local, personId);
        }
      }
    }
    return new Found(personId, duplicates);
  }

  private boolean hasNumber(String personId) {
    return journal.state(personId).identity().nhsNumber() != null;
  }

  private Merged already(Person kept, Identity retired) {
    var number = retired.nhsNumber();
    var id =
        number == null
            ? pseudonyms.of(retired.localIdentifiers().getFirst())
            : pseudonyms.of(number);
    var former =
        aliases.leads(List.of(id)).path(id).reversed().stream()
            .filter(kept.formerIds()::contains)
            .findFirst();
    return new Merged(kept.id(), former.orElse(kept.id()));
  }

  private static <T> T untilNobodyIsFaster(Supplier<T> work) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        return work.get();
      } catch (DuplicateKeyException | OptimisticLockingFailureException e) {
        if (attempt == ATTEMPTS) {
          throw new ConcurrencyFailureException("too many writers on one identifier", e);
        }
      }
    }
    throw new IllegalStateException("no attempt was made");
  }
}
