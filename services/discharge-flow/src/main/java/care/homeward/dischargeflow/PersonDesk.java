package care.homeward.dischargeflow;

import care.homeward.contracts.PersonEvent.Abode;
import care.homeward.dischargeflow.StayCommand.HearAbode;
import care.homeward.dischargeflow.StayCommand.MergeInto;
import care.homeward.platform.journal.Cause;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * What {@code people} says, carried to all stays of the person.
 *
 * <p>It is written down before the stays are looked for, and a stay looks for what was written once
 * it has begun: whichever comes first, the other finds it.
 */
@Component
class PersonDesk {

  private static final Limit MOST = Limit.of(1_000);

  /** Whose word it is; the ward's own is another's. */
  private static final String PEOPLE = "service:people";

  private final StayDesk stays;
  private final StaysOfPeople staysOfPeople;
  private final HeardOfPeople heard;
  private final RetiredPeople retired;

  PersonDesk(
      StayDesk stays, StaysOfPeople staysOfPeople, HeardOfPeople heard, RetiredPeople retired) {
    this.stays = stays;
    this.staysOfPeople = staysOfPeople;
    this.heard = heard;
    this.retired = retired;
  }

  /**
   * When the date that is expected now was told.
   *
   * @param person when the person was told; absent if they were not
   * @param carer when an unpaid carer was; absent if none was
   */
  record Informed(@Nullable Instant person, @Nullable Instant carer) {}

  /** Puts the stays of a retired record under the one that stays. */
  void merge(String personId, String formerPersonId, Instant at, Cause cause) {
    if (personId.equals(formerPersonId)) {
      return;
    }
    var _ = retired.save(new RetiredPerson(formerPersonId, personId));
    for (var stay : staysOfPeople.findByPersonId(formerPersonId, MOST)) {
      follow(stay.stayId(), at, cause);
    }
  }

  void abode(String personId, Abode abode, Instant at, Cause cause) {
    hear(personId, known -> known.with(abode, at));
    for (var stay : staysOfPeople.findByPersonId(personId, MOST)) {
      note(stay.stayId(), abode, at, cause);
    }
  }

  void personTold(String personId, Instant at) {
    hear(personId, known -> known.withPersonTold(at));
  }

  void carerTold(String personId, Instant at) {
    hear(personId, known -> known.withCarerTold(at));
  }

  /** To be called once a stay has begun: takes in what was said of the person before. */
  void catchUp(String stayId, Instant at, Cause cause) {
    follow(stayId, at, cause);
    var known = heard.findById(stays.state(stayId).personId()).orElse(null);
    if (known != null && known.abode() != null && known.abodeAt() != null) {
      note(stayId, known.abode(), known.abodeAt(), cause.and("abode"));
    }
  }

  private void note(String stayId, Abode abode, Instant at, Cause cause) {
    var _ = stays.handle(stayId, new HearAbode(at, abode, PEOPLE), Cause.of(cause.key(), PEOPLE));
  }

  /** Who was told the expected date of a stay; none while there is no such date. */
  @Nullable Informed informed(Stay stay) {
    var expected = stay.plan().expected();
    if (expected == null) {
      return null;
    }
    var known = heard.findAllById(everKnownAs(stay.personId()));
    return new Informed(
        last(known, HeardOfPerson::personTold, expected.since()),
        last(known, HeardOfPerson::carerTold, expected.since()));
  }

  /** What was told of an earlier date is not told of this one. */
  private static @Nullable Instant last(
      List<HeardOfPerson> known, Function<HeardOfPerson, @Nullable Instant> told, Instant since) {
    return known.stream()
        .map(told)
        .filter(Objects::nonNull)
        .filter(at -> !at.isBefore(since))
        .max(Instant::compareTo)
        .orElse(null);
  }

  private void hear(String personId, UnaryOperator<HeardOfPerson> news) {
    var known = heard.findById(personId).orElseGet(() -> HeardOfPerson.nothing(personId));
    var _ = heard.save(news.apply(known));
  }

  /** Moves a stay to the record that answers for its person; again, if that one is retired too. */
  private void follow(String stayId, Instant at, Cause cause) {
    var present = stays.state(stayId).personId();
    for (var into = answering(present); !into.equals(present); into = answering(present)) {
      stays.handle(stayId, List.of(new MergeInto(at, into, present)), cause.and(into));
      stays.noteWhose(stayId, into);
      present = into;
    }
  }

  private String answering(String personId) {
    Set<String> path = new LinkedHashSet<>();
    var end = personId;
    while (path.add(end)) {
      var next = retired.findById(end);
      if (next.isEmpty()) {
        return end;
      }
      end = next.get().personId();
    }
    return personId;
  }

  /** The record and all that were retired in its favour. */
  private Set<String> everKnownAs(String personId) {
    Set<String> all = new LinkedHashSet<>();
    var toAsk = new ArrayDeque<>(List.of(personId));
    while (!toAsk.isEmpty()) {
      var id = toAsk.remove();
      if (all.add(id)) {
        retired.findByPersonId(id, MOST).forEach(one -> toAsk.add(one.formerPersonId()));
      }
    }
    return all;
  }
}
