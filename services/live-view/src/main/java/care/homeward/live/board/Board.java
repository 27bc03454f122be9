package care.homeward.live.board;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.Publisher;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The fold of all facts of all publishers into one card per stay.
 *
 * <p>Each subject's facts are taken in by sequence: an older one is ignored, one that comes too
 * early waits for the missing one. What the subjects came to is put together only when a card is
 * made, so every interleaving of the same facts gives the same cards. One thread applies; cards may
 * be read by any.
 */
public final class Board {

  /** Another way of folding takes another number: what is stored of an older one is not used. */
  public static final int RULES = 5;

  private static final String SOURCE = "/homeward/";

  private final Map<String, Subject> subjects = new HashMap<>();
  private final Map<String, Set<Subject>> saying = new HashMap<>();
  private final Map<String, Card> cards = new ConcurrentHashMap<>();
  private final Map<String, Pressure> pressure = new ConcurrentHashMap<>();
  private final Map<String, String> names = new ConcurrentHashMap<>();
  private final Retired retired = new Retired();
  private final Set<Subject> dirty = new LinkedHashSet<>();

  /**
   * All that is folded, to compare with another fold.
   *
   * @param cards by stay id
   * @param pressure by place
   * @param sequences the last sequence taken in, by {@code <service>/<subject>}
   */
  public record Snapshot(
      SortedMap<String, Card> cards,
      SortedMap<String, Pressure> pressure,
      SortedMap<String, Long> sequences) {}

  /**
   * Takes in one fact.
   *
   * @return ids of the stays whose card is another now
   * @throws IllegalArgumentException if no known service says it
   */
  public Set<String> apply(Envelope<?> fact) {
    var publisher = publisher(fact.source());
    var subject =
        subjects.computeIfAbsent(
            Subject.key(publisher, fact.subject()), _ -> Subject.blank(publisher, fact.subject()));
    var touched = new LinkedHashSet<String>();
    var reached = subject.sequence;
    if (!subject.hear(fact, touched)) {
      return Set.of();
    }
    dirty.add(subject);
    if (subject.sequence == reached) {
      return Set.of();
    }
    var before = names.get(subject.id);
    link(subject, touched);
    var renamed = !Objects.equals(before, names.get(subject.id));
    touched.removeIf(stay -> !combined(stay) && !renamed);
    return touched;
  }

  /** The card of a stay, or null if nothing was said of it. */
  public @Nullable Card card(String stayId) {
    return cards.get(stayId);
  }

  /** All cards, of people who left too. */
  public Collection<Card> cards() {
    return Collections.unmodifiableCollection(cards.values());
  }

  /** Every stay of a person, under all ids they are or were known by, the latest first. */
  public List<Card> cardsOf(String personId) {
    var ids = idsOf(personId);
    return cards.values().stream()
        .filter(card -> ids.contains(card.personId()))
        .sorted(Comparator.comparing(Card::admittedAt).reversed())
        .toList();
  }

  /** The pressure on each place, in no order. */
  public Collection<Pressure> pressure() {
    return Collections.unmodifiableCollection(pressure.values());
  }

  /** The name of a team or a home, or null if it has not told it. */
  public @Nullable String name(String id) {
    return names.get(id);
  }

  /** Every id this person is or was known by. */
  public Set<String> idsOf(String personId) {
    return retired.idsOf(personId);
  }

  /** How many facts wait for one that is missing. */
  public int missing() {
    return subjects.values().stream().mapToInt(subject -> subject.waiting.size()).sum();
  }

  /** All that is folded, as of now. */
  public Snapshot snapshot() {
    var sequences = new TreeMap<String, Long>();
    subjects.forEach((key, subject) -> sequences.put(key, subject.sequence));
    return new Snapshot(new TreeMap<>(cards), new TreeMap<>(pressure), sequences);
  }

  /** Subjects that took in something since they were last asked for, at most this many. */
  Collection<Subject> drainDirty(int atMost) {
    var drained = new ArrayList<Subject>();
    for (var each = dirty.iterator(); each.hasNext() && drained.size() < atMost; ) {
      drained.add(each.next());
      each.remove();
    }
    return drained;
  }

  /** Takes subjects that could not be stored back among the dirty ones, if they are still of it. */
  void stillDirty(Collection<Subject> notStored) {
    notStored.stream()
        .filter(subject -> subjects.get(subject.key()) == subject)
        .forEach(dirty::add);
  }

  /** Every subject is to be stored. */
  void allDirty() {
    dirty.addAll(subjects.values());
  }

  /** How many subjects have said something. */
  int subjects() {
    return subjects.size();
  }

  /** Goes on from what was stored. */
  void restore(Collection<Subject> stored) {
    stored.forEach(subject -> subjects.put(subject.key(), subject));
    stored.forEach(subject -> link(subject, subject.part.stays()));
    saying.keySet().forEach(this::combined);
  }

  private void link(Subject subject, Set<String> stays) {
    for (var stay : stays) {
      saying.computeIfAbsent(stay, _ -> new LinkedHashSet<>()).add(subject);
    }
    switch (subject.part) {
      case Part.Person person ->
          person.retired.forEach(former -> retired.merged(former, subject.id));
      case StayPart stay -> {
        var current = stay.personId;
        if (current != null) {
          stay.retired.forEach(former -> retired.merged(former, current));
        }
      }
      case Part.Team team -> named(subject.id, team.name);
      case Part.Home home -> named(subject.id, home.name);
      case Part.Place place -> {
        if (place.pressure != null) {
          pressure.put(subject.id, place.pressure);
        }
      }
      case ReferralPart _ -> {} // only on cards
    }
  }

  private void named(String id, @Nullable String name) {
    if (name != null) {
      names.put(id, name);
    }
  }

  /** Puts the card together anew; true if it is another. */
  private boolean combined(String stayId) {
    var card = combine(stayId);
    return card != null && !card.equals(cards.put(stayId, card));
  }

  private @Nullable Card combine(String stayId) {
    StayPart stay = null;
    long sequence = 0;
    var referrals = new ArrayList<ReferralPart>();
    var teams = new HashMap<String, Part.Team>();
    var beds = new ArrayList<Card.Bed>();
    for (var subject : saying.getOrDefault(stayId, Set.of())) {
      switch (subject.part) {
        case StayPart part -> {
          stay = part;
          sequence = subject.sequence;
        }
        case ReferralPart part -> referrals.add(part);
        case Part.Team team -> teams.put(subject.id, team);
        case Part.Home home -> {
          var bed = home.kept.get(stayId);
          if (bed != null) {
            beds.add(bed);
          }
        }
        case Part.Person _, Part.Place _ -> {} // say nothing of stays
      }
    }
    if (stay == null
        || stay.personId == null
        || stay.person == null
        || stay.location == null
        || stay.admittedAt == null) {
      return null;
    }
    return new Card(
        stayId,
        sequence,
        stay.personId,
        stay.person,
        stay.location,
        stay.admittedAt,
        stay.readyAt,
        stay.expectedDate,
        stay.pathway,
        stay.fastTrack,
        stay.critical(),
        stay.leftAt,
        stay.cancelled,
        stay.careBegan,
        stay.closed,
        shown(referrals, teams),
        shown(beds));
  }

  /**
   * The one that is least settled, of several the one due first, else the last one received; a
   * team's own day only if it is the team of the referral.
   */
  private static Card.@Nullable Referral shown(
      List<ReferralPart> referrals, Map<String, Part.Team> teams) {
    return referrals.stream()
        .filter(part -> part.state.wanted())
        .map(part -> part.shown(day(part, teams)))
        .min(
            Comparator.<Card.Referral>comparingInt(referral -> referral.state().settled())
                .thenComparing(Card.Referral::due, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(
                    Card.Referral::receivedAt, Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(Card.Referral::referralId))
        .orElse(null);
  }

  /**
   * When they are to be seen; a team that has someone again it had seen says a day that is over.
   */
  private static @Nullable LocalDate day(ReferralPart referral, Map<String, Part.Team> teams) {
    if (referral.state == Card.Referral.State.FULFILLED) {
      return null;
    }
    var team = referral.teamId == null ? null : teams.get(referral.teamId);
    var taken = team == null ? null : team.caseload.get(referral.referralId);
    return taken == null ? null : taken.day();
  }

  /** An accepted bed before a held one; of several, the one kept longest. */
  private static Card.@Nullable Bed shown(List<Card.Bed> beds) {
    return beds.stream()
        .max(
            Comparator.comparing(Card.Bed::state)
                .thenComparing(Card.Bed::expiresAt)
                .thenComparing(Card.Bed::holdId))
        .orElse(null);
  }

  static Publisher publisher(String source) {
    return Publisher.of(
        source.startsWith(SOURCE) ? source.substring(SOURCE.length()) : "of source " + source);
  }
}
