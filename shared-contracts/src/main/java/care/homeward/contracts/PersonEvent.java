package care.homeward.contracts;

import java.time.Instant;
import java.util.List;

/**
 * What {@code people} says: that someone is known, what matters to them and who was told, never who
 * it is and never in anyone's words. After {@link PeopleMerged}, what was said of the former record
 * counts for the one that stays.
 */
public sealed interface PersonEvent {

  /** A person became known to the partnership, or something the services may know of them did. */
  record PersonRegistered(String personId, Instant at, PersonSummary person)
      implements PersonEvent {}

  /**
   * Two records turned out to be one person (HL7 A40).
   *
   * @param personId the record that stays
   * @param formerPersonId the record that is retired and answers with the other from now on
   */
  record PeopleMerged(String personId, String formerPersonId, Instant at) implements PersonEvent {}

  /** Where someone lives, as far as it matters to leaving hospital. */
  enum Abode {
    /** They have an address; readers take this for granted until told otherwise. */
    USUAL_ADDRESS,
    /** They have none: the usual place of residence is no destination for them. */
    NO_FIXED_ABODE,
    /** Asked, and still not known. */
    UNKNOWN
  }

  /**
   * It was found that someone has an address, has none, or that nobody knows. It tells no place, so
   * it is said of a person of protected whereabouts too: the duty to refer holds for them as well.
   */
  record AbodeRecorded(String personId, Instant at, Abode abode) implements PersonEvent {}

  /**
   * What may matter to someone leaving hospital. The list is our own, short enough to be asked at a
   * bedside; no national code list of wishes is known to us.
   */
  enum Wish {
    /** Be at home, rather than anywhere else. */
    AT_HOME,
    /** Sleep in their own bed. */
    OWN_BED,
    /** Stay with their partner. */
    WITH_PARTNER,
    /** Be near someone; who it is stays in {@code people}. */
    NEAR_SOMEONE,
    /** Keep a pet. */
    KEEP_PET,
    /** Eat or worship as they do at home; one code for both, so that no fact tells a faith. */
    FOOD_OR_FAITH,
    /** Go out. */
    GO_OUT,
    /** Have it quiet. */
    QUIET,
    /** Something no code says; the words stay in {@code people}. */
    OWN_WORDS
  }

  /**
   * What matters to someone was said, or something of it no longer holds.
   *
   * @param wishes all that stand since then, each once; empty when the last was withdrawn
   */
  record WishesRecorded(String personId, Instant at, List<Wish> wishes) implements PersonEvent {}

  /**
   * An unpaid carer, or whether they may be involved, was recorded.
   *
   * @param involved whether there is a carer who may be involved: the person agrees, or cannot
   *     decide and it is in their best interests
   */
  record CarersRecorded(String personId, Instant at, boolean involved) implements PersonEvent {}

  /** What someone can be told about leaving hospital. */
  enum News {
    EXPECTED_DATE,
    PATHWAY,
    DISCHARGE
  }

  /** An unpaid carer was told. */
  record CarerTold(String personId, Instant at, News about) implements PersonEvent {}

  /** The person was told. */
  record PersonTold(String personId, Instant at, News about) implements PersonEvent {}
}
