package care.homeward.platform.inbox;

import care.homeward.contracts.Envelope;
import care.homeward.platform.journal.Cause;

/** What a service does with a fact it heard; may be called again for the same cause. */
@FunctionalInterface
public interface FactHandler {

  /**
   * Reacts to a fact.
   *
   * @param fact the fact; {@code data} is one of the contract records
   * @param cause to journal what follows with, so that hearing it twice has no second effect
   */
  void on(Envelope<?> fact, Cause cause);
}
