package care.homeward.people;

import java.time.Instant;
import java.util.List;

/** What can be asked of a person's record. */
sealed interface PersonCommand {

  /** Someone was met, and this was said of who it is. */
  record RegisterPerson(Identity said, Instant at) implements PersonCommand {}

  /** As above, and these records turned out to be the same person. */
  record MergePeople(Identity said, List<Retired> retired, Instant at) implements PersonCommand {}

  /** A record that ends, and what it held. */
  record Retired(String personId, Identity identity) {}
}
