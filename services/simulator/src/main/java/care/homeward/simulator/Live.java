package care.homeward.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the opening on: lets things happen as often as they do in such a partnership, times the
 * speed, each stamped with the moment it is sent. Who is where it reads from the board, so people
 * may take part in the same run.
 */
final class Live {

  private static final Logger log = LoggerFactory.getLogger(Live.class);
  private static final Duration TICK = Duration.ofMillis(250);
  private static final double DAY_SECONDS = 86_400;

  /** More than this between two ticks was the machine asleep, not time passing. */
  private static final Duration LONGEST_TICK = Duration.ofSeconds(5);

  /** How long a board may be behind what was just done to someone on it. */
  private static final Duration LAG = Duration.ofSeconds(2);

  /** After a longer time without the board, what was due in it is not answered all at once. */
  private static final Duration LONGEST_ANSWERS = Duration.ofMinutes(1);

  private static final double MOST_AT_ONCE = 20;

  /** In a day of the partnership. */
  private static final double MOVES = 150;

  private static final double DECISIONS = 400;
  private static final double EXPECTED_DATES = 60;
  private static final double MET_AGAIN = 4;
  private static final double VACANCIES = 150;
  private static final double CLOSURES = 2;
  private static final double OPENINGS = 2;
  private static final double HELP_ASKED = 40;
  private static final double CARE_ENDS = 25;
  private static final double WEEKS = 20;
  private static final double CORRECTIONS = 20;
  private static final double MOVES_CANCELLED = 3;
  private static final double DISCHARGES_CANCELLED = 2;
  private static final double ADMISSIONS_CANCELLED = 2;
  private static final double REPETITIONS = 8;

  private final SimulatorSettings settings;
  private final Acts acts;
  private final Census census;
  private final Homes homes;
  private final Wards wards;
  private final Hub hub;
  private final Partners partners;
  private final Opening opening;
  private final Crew crew;
  private final Chance chance;
  private final Set<Integer> busy = ConcurrentHashMap.newKeySet();
  private final Map<String, Instant> touched = new ConcurrentHashMap<>();
  private final AtomicInteger since = new AtomicInteger();

  private volatile List<Card> cards = List.of();
  private volatile boolean heard;
  private Instant cardsAt = Instant.EPOCH;
  private LocalDate day = LocalDate.MIN;

  Live(
      SimulatorSettings settings,
      Acts acts,
      Census census,
      Homes homes,
      Wards wards,
      Hub hub,
      Partners partners,
      Opening opening,
      Crew crew) {
    this.settings = settings;
    this.acts = acts;
    this.census = census;
    this.homes = homes;
    this.wards = wards;
    this.hub = hub;
    this.partners = partners;
    this.opening = opening;
    this.crew = crew;
    this.chance = new Chance(settings.seed() ^ acts.now().toEpochMilli());
  }

  private int waiting() {
    return cards.size() + since.get();
  }

  /**
   * Goes on until interrupted.
   *
   * @param waits is told how many wait, again and again
   */
  void run(IntConsumer waits) throws InterruptedException {
    var last = acts.now();
    while (!Thread.currentThread().isInterrupted()) {
      Thread.sleep(TICK);
      var now = acts.now();
      var passed = Duration.between(last, now);
      last = now;
      if (passed.compareTo(LONGEST_TICK) < 0) {
        try {
          tick(now, days(passed));
          waits.accept(waiting());
        } catch (RuntimeException e) {
          log.warn("a moment of the simulation went wrong", e);
        }
      }
    }
  }

  private double days(Duration passed) {
    return passed.toMillis() / 1000.0 * settings.speed() / DAY_SECONDS;
  }

  private void tick(Instant now, double days) throws InterruptedException {
    var pause = Duration.ofMillis(Math.clamp(30_000 / settings.speed(), 2_000, 10_000));
    if (Duration.between(cardsAt, now).compareTo(pause) >= 0) {
      look(now);
    }
    if (!heard) {
      return; // without the board nobody knows who waits
    }
    int arranged = (int) cards.stream().filter(Card::mayLeave).count();
    var rates =
        Rates.of(waiting(), settings.waiting(), arranged, census.size(), settings.occupied());
    often(rates.admissions() * days, () -> start(wards::admit));
    often(rates.home() * days, () -> withAny(notWaiting(), wards::home));
    often(rates.ready() * days, () -> withAny(notWaiting(), this::ready));
    often(rates.leave() * days, () -> withCard(Card::mayLeave, this::leave));
    often(DECISIONS * days, () -> withCard(Card::isUndecided, hub::decide));
    often(rates.arrange() * days, () -> withCard(Live::canBeArranged, hub::arrange));
    often(HELP_ASKED * days, () -> withCard(hub::wantsHelp, hub::askHelp));
    often(MOVES * days, () -> withAny(_ -> true, wards::move));
    often(EXPECTED_DATES * days, () -> withCard(_ -> true, hub::expectAnew));
    often(MET_AGAIN * days, () -> withCard(Live::isNothingAsked, this::readyNoLonger));
    often(VACANCIES * days, () -> start(partners::tellVacancies));
    often(CLOSURES * days, () -> start(partners::close));
    often(OPENINGS * days, () -> start(partners::open));
    often(CARE_ENDS * days, () -> start(partners::endCare));
    often(WEEKS * days, () -> start(partners::tellWeek));
    often(CORRECTIONS * days, () -> withAny(_ -> true, (p, _) -> wards.correctDetails(p)));
    often(MOVES_CANCELLED * days, () -> start(_ -> wards.cancelMove(this::isIdle)));
    often(DISCHARGES_CANCELLED * days, () -> start(_ -> wards.cancelDischarge()));
    often(ADMISSIONS_CANCELLED * days, () -> start(_ -> wards.cancelAdmission(notWaiting())));
    often(REPETITIONS * days, () -> start(acts.messages()::repeat));
  }

  /** Looks at the board and what homes have free, and lets those answer who were asked. */
  private void look(Instant now) throws InterruptedException {
    var board = acts.waiting();
    heard = board.isArray();
    if (!heard) {
      return;
    }
    var passed = Duration.between(cardsAt, now);
    cards = Card.all(board);
    since.set(0);
    cardsAt = now;
    touched.values().removeIf(at -> at.isBefore(now.minus(LAG)));
    homes.heard(acts.homes().all());
    if (passed.compareTo(LONGEST_ANSWERS) < 0) {
      partners.answer(cards, days(passed), chance.another());
    }
    var today = Hl7.day(now);
    if (!today.equals(day)) {
      day = today;
      opening.tellWeek(today);
    }
  }

  private void ready(Census.InBed person, Chance dice) throws InterruptedException {
    if (hub.ready(person, dice)) {
      since.incrementAndGet();
    }
  }

  private void readyNoLonger(Card card, Chance dice) throws InterruptedException {
    if (hub.readyNoLonger(card)) {
      since.decrementAndGet();
    }
  }

  private void leave(Card card, Chance dice) throws InterruptedException {
    var person = census.ofStay(card.stayId());
    if (person != null && hub.leave(card, person)) {
      since.decrementAndGet();
      partners.expect(card);
    }
  }

  private static boolean canBeArranged(Card card) {
    return !card.isUndecided() && !card.mayLeave() && !card.asked();
  }

  private static boolean isNothingAsked(Card card) {
    return card.referralId().isEmpty() && card.holdId().isEmpty();
  }

  private Predicate<Census.InBed> notWaiting() {
    var waiting = cards.stream().map(Card::stayId).collect(Collectors.toSet());
    return person -> person.stayId() == null || !waiting.contains(person.stayId());
  }

  private boolean isIdle(Census.InBed person) {
    return !busy.contains(person.patient().number())
        && !touched.containsKey(String.valueOf(person.stayId()));
  }

  /** Something that happens, with dice of its own. */
  private interface Deed {
    void run(Chance dice) throws InterruptedException;
  }

  /** Something that happens to someone. */
  private interface DeedTo<T> {
    void run(T whom, Chance dice) throws InterruptedException;
  }

  private void often(double mean, Runnable once) {
    for (int left = chance.times(Math.min(mean, MOST_AT_ONCE)); left > 0; left--) {
      once.run();
    }
  }

  private void start(Deed deed) {
    var dice = chance.another();
    crew.ifFree(() -> deed.run(dice));
  }

  private void withAny(Predicate<Census.InBed> will, DeedTo<Census.InBed> deed) {
    var person = census.any(chance, will.and(this::isIdle));
    if (person != null) {
      to(person, dice -> deed.run(person, dice));
    }
  }

  private void withCard(Predicate<Card> will, DeedTo<Card> deed) {
    var fitting =
        cards.stream()
            .filter(card -> will.test(card) && !touched.containsKey(card.stayId()))
            .toList();
    if (!fitting.isEmpty()) {
      var card = chance.of(fitting);
      var person = census.ofStay(card.stayId());
      if (person != null && isIdle(person)) {
        to(person, dice -> deed.run(card, dice));
      }
    }
  }

  /** One thing at a time for each person, and the next only when the board can have shown it. */
  private void to(Census.InBed person, Deed deed) {
    int number = person.patient().number();
    var dice = chance.another();
    busy.add(number);
    var begun =
        crew.ifFree(
            () -> {
              try {
                deed.run(dice);
              } finally {
                var now = census.ofNumber(number);
                var stayId = now == null ? person.stayId() : now.stayId();
                if (stayId != null) {
                  touched.put(stayId, acts.now());
                }
                busy.remove(number);
              }
            });
    if (!begun) {
      busy.remove(number);
    }
  }
}
