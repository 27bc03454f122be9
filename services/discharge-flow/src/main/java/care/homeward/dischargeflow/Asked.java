package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked for what someone waits for, and who was.
 *
 * <p>Of several who are asked, a wait is with the one asked first: to ask one more takes it from
 * nobody, it comes to the same in whatever order services are heard, and it can be said of teams
 * too, most of which have no time to answer by. Whoever takes it, the last of them, comes before
 * all who are merely asked, and so does a question of theirs, which only the hospital can answer.
 *
 * @param all the latest last; nobody is forgotten, so that what is heard of them later finds its
 *     wait
 */
record Asked(List<One> all) {

  static final Asked NOBODY = new Asked(List.of());

  /** What is true of one of them; the first comes first. */
  enum Standing {
    HAS_IT,
    /** More must be known before anyone of the referral can answer. */
    QUESTION,
    ASKED,
    OFF
  }

  /**
   * One who is asked.
   *
   * @param reference id of the referral or the hold
   * @param who id of the team or the home, of a question the team that asks it; absent for the
   *     referral itself, and for the hub's question
   * @param owner which kind the wait is with while it is with this one
   * @param wanted code of the reason for delay this one is asked to end
   * @param since when it came to stand so
   * @param due until when an answer is expected
   */
  record One(
      String reference,
      @Nullable String who,
      Owner owner,
      String waitId,
      String wanted,
      Instant since,
      Standing standing,
      @Nullable Instant due) {

    One due(Instant later) {
      return new One(reference, who, owner, waitId, wanted, since, standing, later);
    }

    boolean open() {
      return standing != Standing.OFF;
    }

    boolean question() {
      return standing == Standing.QUESTION;
    }

    boolean hasIt() {
      return standing == Standing.HAS_IT;
    }

    /** Id of the team or the home that the wait is with while it is with this one. */
    @Nullable String holder() {
      return question() ? null : who;
    }

    /** A team that asks something is still asked itself. */
    private boolean isSameAs(One other) {
      return reference.equals(other.reference)
          && whoOrNobody().equals(other.whoOrNobody())
          && question() == other.question();
    }

    private String whoOrNobody() {
      return who == null ? "" : who;
    }

    private One standing(Instant since, Standing standing) {
      return new One(reference, who, owner, waitId, wanted, since, standing, due);
    }
  }

  private static final Comparator<One> FIRST =
      Comparator.comparing((One one) -> one.standing())
          .thenComparing(Asked::sooner)
          .thenComparing(One::reference)
          .thenComparing(One::whoOrNobody);

  private static int sooner(One one, One other) {
    return one.hasIt() ? other.since.compareTo(one.since) : one.since.compareTo(other.since);
  }

  /** Whose turn it is in this wait, of those asked. */
  Optional<One> first(String waitId) {
    return open().filter(one -> one.waitId().equals(waitId)).min(FIRST);
  }

  /** Whether someone is asked to end this wait as a delay for this reason. */
  boolean isWanted(String waitId, String reason) {
    return open().anyMatch(one -> one.waitId().equals(waitId) && one.wanted().equals(reason));
  }

  /** How many teams and homes are asked for this wait or have it. */
  int howMany(String waitId) {
    return (int) open().filter(one -> one.waitId().equals(waitId) && one.holder() != null).count();
  }

  /** Whether some of this referral, or this hold, was ever asked for anything. */
  boolean knows(String reference) {
    return of(reference).findAny().isPresent();
  }

  /** All there ever was of this referral or this hold. */
  Stream<One> of(String reference) {
    return all.stream().filter(one -> one.reference().equals(reference));
  }

  Stream<One> open() {
    return all.stream().filter(One::open);
  }

  /** With this one asked; who stands so already has done so since then. */
  Asked with(One one) {
    var others = new ArrayList<One>();
    var now = one;
    for (var other : all) {
      if (!other.isSameAs(one)) {
        others.add(other);
      } else if (other.standing() == one.standing()) {
        now = one.standing(other.since(), one.standing());
      }
    }
    return new Asked(Lists.plus(others, now));
  }

  /** With these asked no longer. */
  Asked without(Predicate<One> those, Instant at) {
    return new Asked(
        all.stream()
            .map(one -> one.open() && those.test(one) ? one.standing(at, Standing.OFF) : one)
            .toList());
  }
}
