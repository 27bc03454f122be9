package care.homeward.live.board;

import care.homeward.contracts.Envelope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The board that runs: written by the feed alone, read by everyone. */
@Component
public class LiveBoard implements BoardAt {

  /** Hears which cards became others; called by the feed's thread, so it must not wait. */
  public interface Watcher {

    /**
     * A card is another now.
     *
     * @param position counts changes; those of one process never meet those of an earlier one
     */
    void changed(long position, String stayId);
  }

  private final InstantSource clock;
  private final Object writing = new Object();
  private volatile Board board = new Board();
  private final Map<String, Card> inBed = new ConcurrentHashMap<>();
  private final Map<String, String> restricted = new ConcurrentHashMap<>();
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private volatile long position;
  private volatile Instant asOf;
  private final AtomicLong pressureVersion = new AtomicLong();

  public LiveBoard(InstantSource clock) {
    this.clock = clock;
    this.position = clock.millis();
    this.asOf = Instant.EPOCH;
  }

  @Override
  public Stream<Standing> standings() {
    var now = clock.instant();
    return inBed.values().stream().map(card -> Standing.of(card, now));
  }

  @Override
  public @Nullable Standing standing(String stayId) {
    var card = board.card(stayId);
    return card == null ? null : Standing.of(card, clock.instant());
  }

  @Override
  public List<Standing> staysOf(String personId) {
    var now = clock.instant();
    return board.cardsOf(personId).stream().map(card -> Standing.of(card, now)).toList();
  }

  /** Ids of everyone of whom a stay says that their whereabouts are protected. */
  public Set<String> restricted() {
    return restricted.values().stream()
        .flatMap(personId -> board.idsOf(personId).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public int inBed() {
    return inBed.size();
  }

  @Override
  public Set<String> idsOf(String personId) {
    return board.idsOf(personId);
  }

  @Override
  public @Nullable String name(@Nullable String id) {
    return id == null ? null : board.name(id);
  }

  @Override
  public List<Pressure> pressure() {
    return board.pressure().stream().sorted(Comparator.comparing(Pressure::place)).toList();
  }

  /** Rises when the pressure on a place is said anew. */
  public long pressureVersion() {
    return pressureVersion.get();
  }

  /** The last change. */
  public long position() {
    return position;
  }

  @Override
  public Instant moment() {
    return clock.instant();
  }

  @Override
  public Instant asOf() {
    return asOf;
  }

  /** Whether what was said up to a few seconds ago is known here. */
  public boolean live() {
    return asOf.isAfter(clock.instant().minusSeconds(5));
  }

  /** Calls this watcher from now on. */
  public void watch(Watcher watcher) {
    watchers.add(watcher);
  }

  /** All that is folded. */
  public Board.Snapshot snapshot() {
    return within(Board::snapshot);
  }

  /** How many facts wait for one that is missing. */
  public int missing() {
    return within(Board::missing);
  }

  void apply(Envelope<?> fact) {
    Set<String> changed;
    synchronized (writing) {
      changed = board.apply(fact);
      changed.forEach(this::keep);
    }
    if (fact.data() instanceof care.homeward.contracts.PressureEvent) {
      pressureVersion.incrementAndGet();
    }
    changed.forEach(this::announce);
  }

  void restore(Collection<Subject> subjects) {
    synchronized (writing) {
      board.restore(subjects);
      board.cards().forEach(card -> keep(card.stayId()));
    }
  }

  /**
   * Another board of the same facts runs from now on.
   *
   * @param alongside done while nothing is applied or stored
   */
  void replace(Board rebuilt, Runnable alongside) {
    var changed = new HashSet<String>();
    synchronized (writing) {
      var before = board;
      before.cards().forEach(card -> changed.add(card.stayId()));
      rebuilt.cards().forEach(card -> changed.add(card.stayId()));
      changed.removeIf(id -> Objects.equals(before.card(id), rebuilt.card(id)));
      rebuilt.allDirty();
      board = rebuilt;
      alongside.run();
      changed.forEach(this::keep);
    }
    pressureVersion.incrementAndGet();
    changed.forEach(this::announce);
  }

  void heardUntil(Instant moment) {
    asOf = moment;
  }

  <T> T within(Function<Board, T> action) {
    synchronized (writing) {
      return action.apply(board);
    }
  }

  private void keep(String stayId) {
    var card = board.card(stayId);
    if (card != null && card.person().restricted()) {
      restricted.put(stayId, card.personId());
    } else {
      restricted.remove(stayId);
    }
    if (card != null && card.inBed()) {
      inBed.put(stayId, card);
    } else {
      inBed.remove(stayId);
    }
  }

  /**
   * Tells the watchers of a change. Time makes changes too: who watches the clock may say so here.
   */
  public synchronized void announce(String stayId) {
    long next = position + 1;
    watchers.forEach(watcher -> watcher.changed(next, stayId));
    position = next;
  }
}
