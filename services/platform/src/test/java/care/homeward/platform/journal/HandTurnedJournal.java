package care.homeward.platform.journal;

import care.homeward.contracts.Publisher;
import care.homeward.platform.core.Decision;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** A journal as a service has it, whose relay and write-behind run when told to. */
public final class HandTurnedJournal<S, E> {

  private final Journal<S, E> journal;

  public HandTurnedJournal(
      Publisher publisher,
      Class<E> family,
      Fold<S, E> fold,
      Facts facts,
      JournalStore<S> store,
      Topic topic,
      InstantSource clock,
      MeterRegistry meters,
      IntConsumer letOthersGo) {
    journal =
        new Journal<>(
            publisher, family, fold, facts, store, topic, clock, () -> null, meters, letOthersGo);
  }

  /** Carries out a command. */
  public Outcome<S, E> handle(String subject, Cause cause, Function<S, Decision<E>> decide) {
    return journal.handle(subject, cause, decide);
  }

  /** The state of a subject. */
  public S state(String subject) {
    return journal.state(subject);
  }

  /** Writes what was left for later. */
  public void flush() {
    journal.flush();
  }

  /**
   * One turn of the relay.
   *
   * @param before called before a state is folded anew, which may have to wait for a command
   * @return how many milliseconds it wants to rest
   */
  public long relay(Consumer<String> before) throws InterruptedException {
    return journal
        .relay()
        .turn(
            subject -> {
              before.accept(subject);
              journal.refold(subject);
            },
            0);
  }
}
