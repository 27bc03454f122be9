package care.homeward.referrals;

import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** What was heard of stays and persons. */
@Component
class WhoIsWhere {

  /** Longer chains of retired records do not occur; a ring would never end. */
  private static final int MOST_MERGES = 10;

  private final Areas areas;
  private final Knowns persons;

  WhoIsWhere(Areas areas, Knowns persons) {
    this.areas = areas;
    this.persons = persons;
  }

  Area stay(String stayId) {
    return areas.findById(stayId).orElseGet(() -> Area.unheard(stayId));
  }

  /** The record that stays, if this one was retired. */
  Known person(String personId) {
    var person = record(personId);
    for (int i = 0; i < MOST_MERGES && person.mergedInto() != null; i++) {
      person = record(person.mergedInto());
    }
    return person;
  }

  /** Notes what a fact says of its stay, once. */
  void noteStay(String stayId, long sequence, UnaryOperator<Area> change) {
    var area = stay(stayId);
    if (area.sequence() < sequence) {
      var _ = areas.save(change.apply(area).asOf(sequence));
    }
  }

  /** Notes what a fact says of its person, once. */
  void notePerson(String personId, long sequence, UnaryOperator<Known> change) {
    var person = record(personId);
    if (person.sequence() < sequence) {
      var _ = persons.save(change.apply(person).asOf(sequence));
    }
  }

  /** Notes what another subject's fact says of a person: the same however often it is heard. */
  void notePerson(String personId, UnaryOperator<Known> change) {
    var _ = persons.save(change.apply(record(personId)));
  }

  private Known record(String personId) {
    return persons.findById(personId).orElseGet(() -> Known.unheard(personId));
  }
}
