package care.homeward.dischargeflow.returns;

import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.contracts.StayEvent.PatientDischarged;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One stay as the returns see it. Whatever is asked of it as of a midnight counts that midnight to
 * the day it ends: who leaves at 00:00 was still there when the day before ended, and who is ready
 * at 00:00 was not yet.
 *
 * @param stayId the stay
 * @param provider code of the organisation whose bed it is, of the last bed
 * @param acute whether it is an acute bed; others are community hospitals and step-down beds
 * @param residence code of the local authority of residence; absent when the person's whereabouts
 *     are protected or not known
 * @param ageBand the person's age band, as in the contracts
 * @param admittedAt when the stay began
 * @param treated under which treatment functions, first to last
 * @param left how it ended; absent while it lasts
 * @param chosen the discharge pathway as of leaving, or as it is now; absent if none was chosen
 * @param notMeeting the periods of not meeting the criteria to reside, oldest first
 * @param readyForTransfer the periods in which a clinician and the team had said ready and it was
 *     safe: all three tests of the historical delayed transfer, oldest first
 * @param waits what the person waited for; one that was passed on is there once for each owner or
 *     reason it had
 */
public record Episode(
    String stayId,
    String provider,
    boolean acute,
    @Nullable String residence,
    String ageBand,
    Instant admittedAt,
    List<Treated> treated,
    @Nullable Left left,
    @Nullable Chosen chosen,
    List<Period> notMeeting,
    List<Period> readyForTransfer,
    List<Wait> waits) {

  /**
   * Who treated the person from a moment on.
   *
   * @param specialty code of the treatment function; absent if not told
   */
  public record Treated(@Nullable String specialty, Instant since) {}

  /**
   * A discharge pathway as it was chosen.
   *
   * @param destination where to; absent if that was not said
   * @param support how the care there was before stands; absent if that was not said
   * @param endOfLife whether it is the fast track at the end of life
   */
  public record Chosen(
      int pathway,
      PathwayChosen.@Nullable Destination destination,
      PathwayChosen.@Nullable Support support,
      boolean endOfLife) {}

  /** How a stay ended, in the codes of the NHS Data Dictionary. */
  public record Left(Instant at, String destination, String method) {}

  /** A time with a beginning and, once it is over, an end. */
  public record Period(Instant from, @Nullable Instant until) {

    boolean holdsAt(Instant midnight) {
      return from.isBefore(midnight) && (until == null || !midnight.isAfter(until));
    }
  }

  /**
   * A wait, or the part of one in which it had this reason and this owner.
   *
   * @param waitId the wait
   * @param openedAt when the wait as such began
   * @param reason code of the published reason
   * @param owner whom it was on
   * @param due when its next step was to happen; absent when nobody had said
   * @param since from when it had this reason and owner
   * @param until until when; absent while it has
   */
  public record Wait(
      String waitId,
      Instant openedAt,
      String reason,
      Owner owner,
      @Nullable Instant due,
      Instant since,
      @Nullable Instant until) {

    /** A wait whose next step nobody dated. */
    Wait(
        String waitId,
        Instant openedAt,
        String reason,
        Owner owner,
        Instant since,
        @Nullable Instant until) {
      this(waitId, openedAt, reason, owner, null, since, until);
    }

    boolean openAt(Instant midnight) {
      return new Period(since, until).holdsAt(midnight);
    }
  }

  boolean inBedAt(Instant midnight) {
    return admittedAt.isBefore(midnight) && (left == null || !midnight.isAfter(left.at()));
  }

  boolean notMeetingAt(Instant midnight) {
    return inBedAt(midnight) && notMeeting.stream().anyMatch(period -> period.holdsAt(midnight));
  }

  boolean died() {
    return left != null && PatientDischarged.died(left.destination(), left.method());
  }

  /** Whether the person was under one of these treatment functions at, or last before, midnight. */
  boolean isUnder(Set<String> specialties, Instant midnight) {
    return treated.stream()
        .filter(one -> one.since().isBefore(midnight))
        .reduce((one, later) -> later)
        .map(Treated::specialty)
        .filter(specialties::contains)
        .isPresent();
  }

  /** Whether there was a wait for what the codes of these reasons begin with. */
  boolean waitedFor(String what) {
    return waits.stream().anyMatch(wait -> wait.reason().startsWith(what + "-"));
  }

  /**
   * Since when someone who has left was ready: the start of the final period of not meeting the
   * criteria. None if they met them again when they left, whatever came before, or never did not.
   */
  Optional<Instant> readyWhenLeaving() {
    if (left == null) {
      return Optional.empty();
    }
    var at = left.at();
    return notMeeting.stream()
        .filter(period -> !period.from().isAfter(at))
        .filter(period -> period.until() == null || !period.until().isBefore(at))
        .map(Period::from)
        .reduce((one, later) -> later);
  }

  /** Since when the person waits, or waited when they left; none if they met the criteria. */
  Optional<Instant> readyNowOrWhenLeaving() {
    return left != null
        ? readyWhenLeaving()
        : notMeeting.stream()
            .filter(period -> period.until() == null)
            .map(Period::from)
            .reduce((one, later) -> later);
  }

  /** Since when someone in bed is ready as of this midnight. */
  Optional<Instant> readySince(Instant midnight) {
    return inBedAt(midnight)
        ? notMeeting.stream()
            .filter(period -> period.holdsAt(midnight))
            .map(Period::from)
            .reduce((one, later) -> later)
        : Optional.empty();
  }

  /** When the person left, if that was before this moment, which it is else. */
  Instant leftBy(Instant asOf) {
    return left != null && left.at().isBefore(asOf) ? left.at() : asOf;
  }

  /** The end of this period, of the stay, or the moment asked about: the first of them. */
  Instant endOf(Period period, Instant asOf) {
    return leftBy(period.until() != null && period.until().isBefore(asOf) ? period.until() : asOf);
  }
}
