package care.homeward.people;

import care.homeward.contracts.PersonEvent.News;
import care.homeward.people.Carer.Consent;
import care.homeward.people.Carer.Relationship;
import org.jspecify.annotations.Nullable;

/** What can be asked of a person's unpaid carers, and of who was told. */
sealed interface CarerCommand {

  /** The id by which the record is found that holds it, or will. */
  String id();

  Noted noted();

  /** Someone unpaid helps the person, or will. */
  record RecordCarer(
      String id,
      Relationship relationship,
      String name,
      @Nullable String contact,
      Consent consent,
      Noted noted)
      implements CarerCommand {
    @Override
    public String toString() {
      return id;
    }
  }

  /** What the person says, or is decided for them, to involving this carer. */
  record RecordConsent(String id, Consent consent, Noted noted) implements CarerCommand {}

  /** They no longer help. */
  record EndCarer(String id, Noted noted) implements CarerCommand {}

  /** A carer was told. */
  record TellCarer(String id, String tellingId, News about, Noted noted) implements CarerCommand {}

  /** The person was told. */
  record TellPerson(String id, News about, Noted noted) implements CarerCommand {}
}
