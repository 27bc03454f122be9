package care.homeward.platform.simulation;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.StayEvent;
import care.homeward.platform.core.Refused;
import care.homeward.platform.inbox.HandTurnedInbox;
import care.homeward.platform.inbox.MemoryParked;
import care.homeward.platform.inbox.MemoryPositions;
import care.homeward.platform.inbox.Parking.Head;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.journal.Facts;
import care.homeward.platform.journal.Fold;
import care.homeward.platform.journal.HandTurnedJournal;
import care.homeward.platform.journal.MemoryJournalStore;
import care.homeward.platform.simulation.Time.Lane;
import care.homeward.platform.simulation.Ward.Referral;
import care.homeward.platform.simulation.Ward.Stay;
import com.mongodb.MongoException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Two instances of a ward's service, two of one that hears it and reacts, two of a view of both;
 * their stores, one broker, clients, an operator, and what goes wrong.
 */
final class World {

  static final String STAYS = Publisher.DISCHARGE_FLOW.topic();
  static final String REFERRALS = Publisher.REFERRALS.topic();
  private static final int SUBJECTS = 12;

  final Time time;
  final Weather weather;
  final List<String> violations = new ArrayList<>();
  final MemoryJournalStore<Stay> stays = new MemoryJournalStore<>();
  final MemoryJournalStore<Referral> referrals = new MemoryJournalStore<>();
  final MemoryPositions positions = new MemoryPositions();
  final MemoryParked parked = new MemoryParked();
  final Broker broker;
  final Group group;
  final Clients<Stay, StayEvent> wards;
  final Clients<Referral, ReferralEvent> hub;
  final @Nullable Views views;
  final Map<Node, Views.View> viewing = new LinkedHashMap<>();
  private final Facts facts;
  private final @Nullable SeededBug bug;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, Consumer<String>> starts = new LinkedHashMap<>();
  private final Map<String, Long> storeAwayUntil = new HashMap<>();
  private final Map<String, Long> poisonedUntil = new HashMap<>();
  private final List<HandTurnedInbox> inboxes = new ArrayList<>();
  private final Map<HandTurnedInbox, Node> inboxOf = new HashMap<>();
  private final long salt;
  private @Nullable String gone;

  World(long seed, Facts facts, @Nullable SeededBug bug, @Nullable Views views, boolean telling) {
    this.facts = facts;
    this.bug = bug;
    this.views = views;
    salt = seed * 0x9E3779B97F4A7C15L;
    time = new Time(seed, telling);
    weather = new Weather(time);
    broker = new Broker(time, weather, bug, List.of(STAYS, REFERRALS));
    group = new Group(time, weather, broker, STAYS, bug);
    wards = new Clients<>(time, weather, bug, stays, Stay::decide, violations);
    hub = new Clients<>(time, weather, bug, referrals, Referral::offer, violations);
    for (int i = 1; i <= 2; i++) {
      host("discharge-flow-" + i, this::startWard);
      host("referrals-" + i, this::startReferrals);
      if (views != null) {
        host("live-view-" + i, this::startView);
      }
    }
    time.after(time.between(500, 5_000), this::storm);
    time.after(time.between(5_000, 30_000), this::operate);
  }

  /** Has so many commands asked for, then waits until everyone was told. */
  void run(int commands) {
    var apart = List.of(4, 20, 80).get(time.dice.nextInt(3));
    long at = 0;
    for (int i = 0; i < commands; i++) {
      var number = time.dice.nextInt(1_000) * 1_000 + i;
      var stay = "stay-" + time.dice.nextInt(SUBJECTS);
      at += time.dice.nextInt(2 * apart);
      time.after(
          at,
          () -> {
            if (number % 5 == 0) {
              hub.want(Referral.of(stay), number);
            } else {
              wards.want(stay, number);
            }
          });
    }
    var end = time.now() + at;
    time.until(() -> time.now() >= end && !wards.waiting() && !hub.waiting(), end + 600_000);
  }

  /** Nothing goes wrong any more; one node may stay dead for ever, all others come back. */
  void heal(boolean oneStaysDead) {
    if (oneStaysDead) {
      var names = List.copyOf(nodes.keySet());
      gone = names.get(time.dice.nextInt(names.size()));
      time.tell(gone + " is gone for ever");
      nodes.get(gone).die();
    }
    weather.calmDown();
    time.drowsyFrom(time.now() + 120_000);
  }

  private void host(String name, Consumer<String> start) {
    starts.put(name, start);
    start.accept(name);
  }

  private Node node(String name, Runnable whenDead) {
    var node =
        new Node(
            name,
            time,
            weather,
            () -> {
              whenDead.run();
              time.after(time.between(300, 20_000), () -> restart(name));
            });
    nodes.put(name, node);
    time.tell(name + " starts");
    return node;
  }

  private void restart(String name) {
    if (!name.equals(gone)) {
      starts.get(name).accept(name);
    }
  }

  private Port store(Node node, String database) {
    return node.store(() -> storeAwayUntil.getOrDefault(database, 0L));
  }

  private void startWard(String name) {
    var dead = new ArrayList<Runnable>();
    var node = node(name, () -> dead.forEach(Runnable::run));
    var port = store(node, "discharge-flow");
    var producer = broker.producer(node, STAYS);
    dead.add(producer::died);
    var journal =
        journal(
            node,
            Publisher.DISCHARGE_FLOW,
            StayEvent.class,
            Stay.FOLD,
            new DistantStores.Journal<>(stays, port, time, weather, bug),
            producer);
    time.after(100, node, Lane.COMMAND, () -> wards.opens(node, journal));
  }

  private void startReferrals(String name) {
    var dead = new ArrayList<Runnable>();
    var node = node(name, () -> dead.forEach(Runnable::run));
    var port = store(node, "referrals");
    var producer = broker.producer(node, REFERRALS);
    dead.add(producer::died);
    var journal =
        journal(
            node,
            Publisher.REFERRALS,
            ReferralEvent.class,
            Referral.FOLD,
            new DistantStores.Journal<>(referrals, port, time, weather, bug),
            producer);
    time.after(100, node, Lane.COMMAND, () -> hub.opens(node, journal));
    time.after(100, node, Lane.INBOX, () -> startInbox(node, port, journal));
  }

  private void startInbox(
      Node node, Port port, HandTurnedJournal<Referral, ReferralEvent> journal) {
    HandTurnedInbox inbox;
    try {
      inbox =
          new HandTurnedInbox(
              "referrals",
              facts,
              new DistantStores.Positions(positions, port),
              new DistantStores.ParkedRecords(parked, positions, port, bug),
              node.clock(),
              new SimpleMeterRegistry(),
              (fact, cause) -> hear(journal, fact, cause));
    } catch (MongoException e) {
      node.die(); // as a service does that cannot start without its store
      return;
    }
    inboxOf.put(inbox, node);
    inboxes.add(inbox);
    group.join(node, inbox);
    time.again(node, Lane.INBOX, 1_900, 2_100, () -> unlessAway(inbox::release));
  }

  private void hear(
      HandTurnedJournal<Referral, ReferralEvent> journal, Envelope<?> fact, Cause cause) {
    switch (poison(fact)) {
      case 0 -> {}
      case 1 -> throw Refused.conflict("poison", "It cannot be applied.");
      default -> throw new IllegalStateException("poison");
    }
    var kept =
        bug == SeededBug.COUNTED_NOT_KEPT_BY_CAUSE
            ? Cause.of(cause.key() + "/" + time.dice.nextInt(), cause.by())
            : cause;
    journal.handle(Referral.of(fact.subject()), kept, referral -> referral.hear(fact));
  }

  /** A few facts cannot be applied for a while, fewer never. */
  private int poison(Envelope<?> fact) {
    var kind = poisonous(fact.id());
    var until =
        switch (kind) {
          case 0 -> 0L;
          case 1 -> Long.MAX_VALUE;
          default -> poisonedUntil.computeIfAbsent(fact.id(), _ -> time.now() + kind * 3_000L);
        };
    return time.now() >= until ? 0 : 1 + kind % 2;
  }

  /** 0 if harmless, 1 if for ever, else for so long. */
  private int poisonous(String factId) {
    var draw = Math.floorMod(((factId.hashCode() ^ salt) * 0x9E3779B97F4A7C15L) >>> 20, 1_000);
    return draw < 2 ? 1 : draw < 14 ? draw : 0;
  }

  boolean poisonousForEver(String factId) {
    return poisonous(factId) == 1;
  }

  private <S, E> HandTurnedJournal<S, E> journal(
      Node node,
      Publisher publisher,
      Class<E> family,
      Fold<S, E> fold,
      DistantStores.Journal<S> store,
      Broker.Producer producer) {
    var journal =
        new HandTurnedJournal<>(
            publisher,
            family,
            fold,
            facts,
            store,
            producer,
            node.clock(),
            new SimpleMeterRegistry(),
            _ -> time.passes(0.3));
    var rest = new long[1];
    time.again(
        node,
        Lane.RELAY,
        10,
        120,
        () -> {
          for (int i = 0; i < 20 && time.now() >= rest[0]; i++) {
            rest[0] = time.now() + turn(node, journal);
          }
        });
    time.again(node, Lane.FLUSH, 20, 120, journal::flush);
    return journal;
  }

  /** A state is folded anew only when no command holds it: here, when none is under way. */
  private static long turn(Node node, HandTurnedJournal<?, ?> journal) {
    try {
      return journal.relay(
          _ -> {
            if (node.isBusy(Lane.COMMAND) || node.isBusy(Lane.INBOX)) {
              throw new MongoException("a command is under way");
            }
          });
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void startView(String name) {
    var node = node(name, () -> {});
    var view = views.start(store(node, "live-view"), node.broker(), broker, node.clock(), bug);
    viewing.keySet().removeIf(other -> !other.alive());
    viewing.put(node, view);
    time.again(node, Lane.VIEW, 20, 200, view::read);
    time.again(node, Lane.VIEW_FLUSH, 300, 1_500, view::flush);
  }

  /** An operator tries what is parked again. */
  private void operate() {
    inboxes.removeIf(inbox -> !inboxOf.get(inbox).alive());
    if (!inboxes.isEmpty()) {
      var inbox = inboxes.get(time.dice.nextInt(inboxes.size()));
      time.after(0, inboxOf.get(inbox), Lane.INBOX, () -> unlessAway(inbox::releaseByHand));
    }
    time.after(time.between(10_000, 40_000), this::operate);
  }

  private static void unlessAway(Runnable action) {
    try {
      action.run();
    } catch (MongoException | DataAccessException e) {
      // The next round tries again.
    }
  }

  /** Something larger goes wrong. */
  private void storm() {
    if (weather.calm()) {
      return;
    }
    var live = nodes.values().stream().filter(Node::alive).toList();
    var millis = time.between(500, time.chance(0.1) ? 60_000 : 12_000);
    if (!live.isEmpty()) {
      var node = live.get(time.dice.nextInt(live.size()));
      switch (time.dice.nextInt(6)) {
        case 0 -> node.die();
        case 1 -> node.cutFromBroker(millis);
        case 2 -> node.cutFromStore(millis);
        case 3 -> live.forEach(one -> one.cutFromBroker(millis));
        case 4 -> broker.append(STAYS, new Broker.Message("stranger", new byte[] {1, 2, 3}));
        default -> {
          var databases = List.of("discharge-flow", "referrals", "live-view");
          var database = databases.get(time.dice.nextInt(databases.size()));
          time.tell("the store of " + database + " is away");
          storeAwayUntil.put(database, time.now() + millis);
        }
      }
    }
    time.after(time.between(1_000, 20_000), this::storm);
  }

  /** Whether nothing is on its way any more, as far as can be seen from here. */
  boolean quiet() {
    return stays.unsettled() == 0
        && referrals.unsettled() == 0
        && group.lag() == 0
        && parked.heads().stream().allMatch(this::rightlyParked);
  }

  /** How much was journaled so far. */
  int entries() {
    return stays.entries().size() + referrals.entries().size();
  }

  /** What is still on its way. */
  String unquiet() {
    return "pending "
        + stays.unsettled()
        + " and "
        + referrals.unsettled()
        + ", lag "
        + group.lag()
        + ", waiting "
        + parked.heads().stream().filter(head -> !rightlyParked(head)).toList();
  }

  private boolean rightlyParked(Head head) {
    var stream = head.stream();
    if (stream.startsWith("unreadable/")) {
      return true;
    }
    var next = positions.last(stream) + 1;
    var subject = stream.substring(stream.lastIndexOf('/') + 1);
    return head.sequence() == next && poisonousForEver(subject + "/" + next);
  }
}
