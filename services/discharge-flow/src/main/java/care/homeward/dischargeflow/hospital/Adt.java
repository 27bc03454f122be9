package care.homeward.dischargeflow.hospital;

import care.homeward.contracts.StayEvent.Location;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a patient administration message says, as far as it matters here.
 *
 * @param trigger what happened
 * @param key fingerprint of the message: the same for a repetition, telling nothing of what is in
 *     it
 * @param organisation ODS code of the hospital's organisation (MSH-4)
 * @param at when it happened (EVN-6)
 * @param person whose it is (PID); only {@code people} is told
 * @param retired the ids that are the person's no longer (MRG-1), for what is of people only
 * @param visit the stay in hospital (PV1-19); empty for what is of people only
 * @param inpatient false for an outpatient, an emergency attendance and the like (PV1-2)
 * @param location where the person is (PV1-3)
 * @param priorLocation where the person was (PV1-6)
 * @param specialty whose treatment the person is under (PV1-10)
 * @param admittedAt when the stay began (PV1-44)
 * @param destination national discharge destination (PV1-37), {@code 99} if not told
 * @param method national discharge method (PV1-36), {@code 9} if not told
 * @param expectedDate expected date of discharge (PV2-9)
 */
public record Adt(
    Trigger trigger,
    String key,
    String organisation,
    Instant at,
    Person person,
    @Nullable Person retired,
    String visit,
    boolean inpatient,
    @Nullable Location location,
    @Nullable Location priorLocation,
    @Nullable String specialty,
    @Nullable Instant admittedAt,
    String destination,
    String method,
    @Nullable LocalDate expectedDate) {

  /** NHS Data Dictionary discharge destinations. */
  public static final String DESTINATION = "19|29|30|37|38|48|49|5[0-4]|65|66|79|84|85|87|88|98|99";

  /** NHS Data Dictionary discharge methods, with 2 split into 6 and 7 as UK Core does. */
  public static final String METHOD = "[1-9]";

  /** The trigger events understood here. */
  public enum Trigger {
    /** Admitted. */
    A01,
    /** Moved to another bed. */
    A02,
    /** Discharged. */
    A03,
    /** Details are different. */
    A08,
    /** The admission did not take place. */
    A11,
    /** The last move did not take place. */
    A12,
    /** The discharge did not take place. */
    A13,
    /** On leave of absence. */
    A21,
    /** Back from leave of absence. */
    A22,
    /** Two records are one person. */
    A40,
    /** The visit is another person's than was said. */
    A45,
    /** A person's identifier is another; both are the same person's. */
    A47;

    /** Whether it is about a person and all their stays, and not about one visit. */
    public boolean isOfPeople() {
      return this == A40 || this == A47;
    }
  }

  /**
   * Who someone is: exactly what {@code people} is told.
   *
   * @param restricted whether whereabouts are protected; absent when the message does not say
   */
  public record Person(
      @Nullable String nhsNumber,
      List<LocalIdentifier> localIdentifiers,
      @Nullable Name name,
      @Nullable LocalDate birthDate,
      @Nullable String sex,
      @Nullable String postcode,
      List<String> addressLines,
      @Nullable Boolean restricted) {

    /** Whether the message says that whereabouts are protected. */
    public boolean isProtected() {
      return Boolean.TRUE.equals(restricted);
    }

    /** Says nothing of the person: identity is in no log. */
    @Override
    public String toString() {
      return "Person[not shown]";
    }
  }

  /** An organisation's own number for a person. */
  public record LocalIdentifier(String organisation, String value) {

    /** Says nothing of the person: identity is in no log. */
    @Override
    public String toString() {
      return "LocalIdentifier[not shown]";
    }
  }

  /** A person's name. */
  public record Name(String family, @Nullable String given) {

    /** Says nothing of the person: identity is in no log. */
    @Override
    public String toString() {
      return "Name[not shown]";
    }
  }
}
