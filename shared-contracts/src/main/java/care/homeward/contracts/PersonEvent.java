package care.homeward.contracts;

import java.time.Instant;

/** What {@code people} says: that someone is known, never who it is. */
public sealed interface PersonEvent {

  /** A person became known to the partnership, or something the services may know of them did. */
  record PersonRegistered(String personId, Instant at, PersonSummary person)
      implements PersonEvent {}

  /**
   * Two records turned out to be one person (HL7 A40).
   *
   * @param personId the record that stays
   * @param formerPersonId the record that is retired and answers with the other from now on
   */
  record PeopleMerged(String personId, String formerPersonId, Instant at) implements PersonEvent {}
}
