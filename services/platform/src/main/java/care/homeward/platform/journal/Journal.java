package care.homeward.platform.journal;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.Publisher;
import care.homeward.platform.core.Decision;
import care.homeward.platform.core.Refused;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * The append-only record of one service: a command is decided on the folded state of its subject
 * and leaves one {@link Entry}, inserted with majority and journal acknowledgement.
 *
 * <p>One synchronous store operation a command: states are cached by subject (a stale one shows as
 * a clash on insert: catch up, decide again) and their documents are written behind.
 *
 * @param <S> the state
 * @param <E> the family of facts
 */
public final class Journal<S, E> {

  private static final int ATTEMPTS = 100;
  private static final int STRIPES = 256;
  private static final int FOLDED_AT_ONCE = 500;

  /** How many states are remembered that clients were answered with: who hears none asks again. */
  private static final int ANSWERED_LATELY = 500;

  private final Publisher publisher;
  private final Class<E> family;
  private final Fold<S, E> fold;
  private final Facts facts;
  private final JournalStore<S> store;
  private final InstantSource clock;
  private final Supplier<@Nullable String> traceparent;
  private final IntConsumer letOthersGo;
  private final WriteBehind<S> writeBehind;
  private final Relay relay;
  private final Cache<String, Held<S>> cache = Caffeine.newBuilder().maximumSize(20_000).build();
  private final Cache<String, S> answered =
      Caffeine.newBuilder().maximumSize(ANSWERED_LATELY).build();
  private final Object[] stripes = new Object[STRIPES];

  /**
   * @param letOthersGo called with how often, before a command that clashed is decided again
   */
  Journal(
      Publisher publisher,
      Class<E> family,
      Fold<S, E> fold,
      Facts facts,
      JournalStore<S> store,
      Topic topic,
      InstantSource clock,
      Supplier<@Nullable String> traceparent,
      MeterRegistry meters,
      IntConsumer letOthersGo) {
    this.publisher = publisher;
    this.family = family;
    this.fold = fold;
    this.facts = facts;
    this.store = store;
    this.clock = clock;
    this.traceparent = traceparent;
    this.letOthersGo = letOthersGo;
    this.writeBehind = new WriteBehind<>(store);
    this.relay = new Relay(publisher.topic(), topic, store, writeBehind, clock, meters);
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Object();
    }
  }

  /**
   * Carries out a command: decides on the state of the subject and journals what follows.
   *
   * @param decide pure; may be called again when another writer was faster
   * @throws Refused if the command cannot be carried out; nothing is journaled
   * @throws KeyReused if the cause was journaled before for another request
   */
  public Outcome<S, E> handle(String subject, Cause cause, Function<S, Decision<E>> decide) {
    synchronized (stripes[Math.floorMod(subject.hashCode(), STRIPES)]) {
      var held = held(subject);
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        try {
          var decision = decide.apply(held.state());
          if (!decision.events().isEmpty() || isCurrent(subject, held)) {
            var entry = entry(subject, held.sequence(), cause, decision);
            if (store.insert(entry)) {
              return accepted(subject, held, entry, decision);
            }
            var earlier = store.caused(subject, cause.key());
            if (earlier != null) {
              return replay(earlier, cause);
            }
          }
        } catch (Refused refused) {
          var earlier = store.caused(subject, cause.key());
          if (earlier != null) {
            return replay(earlier, cause);
          }
          if (isCurrent(subject, held)) {
            throw refused;
          }
        }
        letOthersGo.accept(attempt);
        held = caughtUp(subject, held);
      }
      throw new ConcurrencyFailureException("too many writers on one subject");
    }
  }

  /** The state of a subject as of now; blank if nothing was ever said of it. */
  public S state(String subject) {
    return current(subject).state();
  }

  private Held<S> current(String subject) {
    synchronized (stripes[Math.floorMod(subject.hashCode(), STRIPES)]) {
      return caughtUp(subject, held(subject));
    }
  }

  /**
   * One fact of a subject.
   *
   * @param state after it
   * @param recordedAt when it was recorded, as opposed to when it happened
   * @param by who asked for what led to it
   */
  public record Step<S, E>(E fact, S state, Instant recordedAt, String by) {}

  /** All that was ever said of a subject, in order. */
  public List<Step<S, E>> history(String subject) {
    var steps = new ArrayList<Step<S, E>>();
    var state = fold.blank(subject);
    for (var entry : store.until(subject, Long.MAX_VALUE)) {
      if (entry.kept() != null) {
        state = fold.keep(state, entry.kept());
      }
      for (var event : entry.events()) {
        var fact = family.cast(facts.read(event).data());
        state = fold.after(state, fact);
        steps.add(new Step<>(fact, state, entry.at(), entry.by()));
      }
    }
    return List.copyOf(steps);
  }

  /** Makes sure the state document follows; for entries a crash left behind. */
  void refold(String subject) {
    synchronized (stripes[Math.floorMod(subject.hashCode(), STRIPES)]) {
      cache.invalidate(subject);
      held(subject);
    }
  }

  /** Folds states from their first fact on and writes them, before anything is asked of them. */
  void foldAnew(List<String> subjects) {
    for (int i = 0; i < subjects.size(); i++) {
      refold(subjects.get(i));
      if (i % FOLDED_AT_ONCE == 0) {
        flush();
      }
    }
    flush();
  }

  /** What carries the facts to the topic; somebody must keep it going. */
  Relay relay() {
    return relay;
  }

  /** Writes what was left for later; somebody must ask for it again and again. */
  void flush() {
    writeBehind.flush(this::hold, relay::cleared);
  }

  /** What another instance recorded may have been sent here before its state was looked at. */
  private void hold(Entry entry) {
    var cached = cache.getIfPresent(entry.subject());
    if (cached == null || cached.sequence() < entry.last()) {
      state(entry.subject());
    }
  }

  private Held<S> held(String subject) {
    var cached = cache.getIfPresent(subject);
    if (cached != null) {
      return cached;
    }
    var stored = store.state(subject);
    if (stored != null) {
      // What it holds another instance may not have sent yet, and never will if it died.
      store.pending(subject).forEach(relay::offer);
    }
    var held = caughtUp(subject, stored == null ? new Held<>(fold.blank(subject), 0L) : stored);
    cache.put(subject, held);
    return held;
  }

  /**
   * Whether no other writer was faster; asked before a stale state may say no, or nothing to do.
   */
  private boolean isCurrent(String subject, Held<S> held) {
    return caughtUp(subject, held).sequence() == held.sequence();
  }

  /** Takes in what other writers appended, passing on to the relay what they may not have sent. */
  private Held<S> caughtUp(String subject, Held<S> held) {
    var caughtUp = held;
    for (var entry : store.after(subject, held.sequence())) {
      caughtUp = new Held<>(folded(caughtUp.state(), entry), entry.last());
      if (entry.pending()) {
        relay.offer(entry);
      }
    }
    if (caughtUp.sequence() > held.sequence()) {
      writeBehind.state(subject, caughtUp);
      cache.put(subject, caughtUp);
    }
    return caughtUp;
  }

  private S folded(S state, Entry entry) {
    var folded = state;
    if (entry.kept() != null) {
      folded = fold.keep(folded, entry.kept());
    }
    for (var event : entry.events()) {
      folded = fold.after(folded, family.cast(facts.read(event).data()));
    }
    return folded;
  }

  private Entry entry(String subject, long sequence, Cause cause, Decision<E> decision) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var events = new ArrayList<String>();
    for (var event : decision.events()) {
      events.add(facts.write(envelope(subject, sequence + events.size() + 1, now, event)));
    }
    var noted = events.isEmpty();
    return new Entry(
        noted
            ? subject + "/noted/" + Cause.digest(cause.key()).substring(0, 24)
            : subject + "/" + (sequence + 1),
        subject,
        noted ? sequence : sequence + 1,
        sequence + events.size(),
        cause.key(),
        cause.by(),
        cause.request(),
        now,
        events,
        decision.kept(),
        !noted);
  }

  private Envelope<E> envelope(String subject, long sequence, Instant now, E event) {
    return Envelope.of(publisher, subject, sequence, now, traceparent.get(), event);
  }

  private Outcome<S, E> accepted(String subject, Held<S> held, Entry entry, Decision<E> decision) {
    var state = held.state();
    if (decision.kept() != null) {
      state = fold.keep(state, decision.kept());
    }
    for (var event : decision.events()) {
      state = fold.after(state, event);
    }
    var now = new Held<>(state, entry.last());
    if (entry.request() != null) {
      answered.put(entry.id(), state);
    }
    if (entry.pending()) {
      writeBehind.state(subject, now);
      cache.put(subject, now);
      relay.offer(entry);
    }
    return new Outcome<>(now::state, decision.events(), false);
  }

  private Outcome<S, E> replay(Entry earlier, Cause cause) {
    if (earlier.request() != null && !earlier.request().equals(cause.request())) {
      throw new KeyReused();
    }
    cause.whenReplayed().run();
    var events =
        earlier.events().stream().map(event -> family.cast(facts.read(event).data())).toList();
    return new Outcome<>(() -> answered(earlier), events, true);
  }

  private S answered(Entry earlier) {
    var state = answered.getIfPresent(earlier.id());
    if (state == null) {
      state = after(earlier);
      answered.put(earlier.id(), state);
    }
    return state;
  }

  /** A state of before is folded from the first fact on, and there may be many. */
  private S after(Entry last) {
    var now = current(last.subject());
    if (now.sequence() == last.last()) {
      return now.state();
    }
    var state = fold.blank(last.subject());
    for (var entry : store.until(last.subject(), last.last())) {
      if (!entry.events().isEmpty()) {
        state = folded(state, entry);
      }
    }
    return state;
  }
}
