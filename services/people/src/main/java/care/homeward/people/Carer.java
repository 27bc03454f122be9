package care.homeward.people;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An unpaid carer of a person.
 *
 * @param contact how to reach them; null for nothing known, and of a person of protected
 *     whereabouts, because a carer's address or number leads to them
 * @param answers what was said to involving them, oldest first; at least one
 * @param ended who recorded that they no longer help; null while they do
 */
record Carer(
    String id,
    Relationship relationship,
    String name,
    @Nullable String contact,
    List<Answer> answers,
    Noted noted,
    @Nullable Noted ended) {

  private static final Comparator<Answer> IN_TIME = Comparator.comparing(a -> a.noted().at());

  /** What they are to the person; a list of our own, of those asked for at a bedside. */
  enum Relationship {
    PARTNER,
    CHILD,
    PARENT,
    SIBLING,
    OTHER_RELATIVE,
    FRIEND,
    NEIGHBOUR,
    OTHER
  }

  /** Whether the person agrees to involving them. */
  enum Consent {
    GIVEN(true),
    REFUSED(false),
    NOT_ASKED(false),
    /** The person cannot decide, and it is in their best interests (Mental Capacity Act 2005). */
    BEST_INTERESTS(true);

    private final boolean allows;

    Consent(boolean allows) {
      this.allows = allows;
    }

    boolean allows() {
      return allows;
    }
  }

  /** What was said to involving them, and when. */
  record Answer(Consent consent, Noted noted) {}

  Carer {
    answers = answers.stream().sorted(IN_TIME).toList();
  }

  /**
   * What held at a moment. The first answer counts for the time before it, too: a carer is often
   * recorded after they were spoken to.
   */
  Consent consentAt(Instant at) {
    return answers.stream()
        .filter(answer -> !answer.noted().at().isAfter(at))
        .reduce((_, later) -> later)
        .orElse(answers.getFirst())
        .consent();
  }

  Consent consent() {
    return answers.getLast().consent();
  }

  boolean mayBeInvolved() {
    return ended == null && consent().allows();
  }

  Carer answering(Answer answer) {
    return new Carer(
        id,
        relationship,
        name,
        contact,
        Stream.concat(answers.stream(), Stream.of(answer)).toList(),
        noted,
        ended);
  }

  Carer ending(Noted by) {
    return new Carer(id, relationship, name, contact, answers, noted, by);
  }

  Carer withoutContact() {
    return new Carer(id, relationship, name, null, answers, noted, ended);
  }

  @Override
  public String toString() {
    return id;
  }
}
