package care.homeward.live.board;

import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.Wait;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One stay as the facts tell it: no clock and no name in it, so equal facts give equal cards.
 *
 * @param sequence the last fact of the stay itself taken in
 * @param readyAt since when the person no longer meets the criteria to reside; absent while they do
 * @param pathway 0 to 3; absent while none is chosen
 * @param fastTrack whether end-of-life fast track was chosen with it: such people come first
 * @param openWait of the waits still open, the one expected to end last
 * @param leftAt when the person left the bed
 * @param referral of the referrals still wanted, the one that most needs someone
 * @param bed the care-home bed kept for the person
 */
public record Card(
    String stayId,
    long sequence,
    String personId,
    PersonSummary person,
    Location location,
    Instant admittedAt,
    @Nullable Instant readyAt,
    @Nullable LocalDate expectedDate,
    @Nullable Integer pathway,
    boolean fastTrack,
    @Nullable OpenWait openWait,
    @Nullable Instant leftAt,
    boolean cancelled,
    boolean careBegan,
    boolean closed,
    @Nullable Referral referral,
    @Nullable Bed bed) {

  /** Whether this is what the other says, whichever of the stay's facts was the last. */
  public boolean saysTheSame(Card other) {
    return with(0, person).equals(other.with(0, other.person));
  }

  /** The same of someone whose whereabouts are protected: without where they live. */
  public Card withheld() {
    return with(sequence, new PersonSummary(person.ageBand(), true, null, null, null));
  }

  private Card with(long other, PersonSummary summary) {
    return new Card(
        stayId,
        other,
        personId,
        summary,
        location,
        admittedAt,
        readyAt,
        expectedDate,
        pathway,
        fastTrack,
        openWait,
        leftAt,
        cancelled,
        careBegan,
        closed,
        referral,
        bed);
  }

  /** The kind of bed the person is in. */
  public Setting setting() {
    return Setting.of(location);
  }

  /** Whether the person is in a hospital bed. */
  public boolean inBed() {
    return leftAt == null && !cancelled;
  }

  /** Whether the person is in a bed and no longer meets the criteria to reside. */
  public boolean waiting() {
    return inBed() && readyAt != null;
  }

  /** Whether a team has taken the person or a home will have them. */
  public boolean found() {
    return (referral != null && referral.state().found())
        || (bed != null && bed.state() == Bed.State.ACCEPTED);
  }

  /** Whether nobody has said what is to happen next. */
  public boolean withoutNextStep() {
    return openWait == null || openWait.details().nextStep() == null;
  }

  /** A wait that has not ended. */
  public record OpenWait(String waitId, Instant since, Wait details) {}

  /**
   * A referral for care at home.
   *
   * @param receivedAt when its clock started
   * @param due when a first contact is due; absent when nothing is
   * @param teamId the team asked, or the one that took it
   * @param day the day whose capacity of the team it uses
   */
  public record Referral(
      String referralId,
      Referral.State state,
      @Nullable Instant receivedAt,
      @Nullable Instant due,
      @Nullable Skill skill,
      @Nullable Urgency urgency,
      @Nullable String teamId,
      @Nullable LocalDate day) {

    /** Whether nobody came in time: two hours are over after their end, two days at it. */
    public boolean overdue(Instant now) {
      return due != null
          && state.settled() < State.FULFILLED.settled()
          && (urgency == Urgency.TWO_DAY ? !now.isBefore(due) : now.isAfter(due));
    }

    /** How far it has come. */
    public enum State {
      MADE,
      OFFERED,
      WITH_HUB,
      WITH_SOURCE,
      INFORMATION_ASKED,
      DECLINED,
      TAKEN,
      FULFILLED,
      CLOSED,
      WITHDRAWN;

      /** The less is settled, the lower. */
      int settled() {
        return switch (this) {
          case MADE, WITH_HUB, WITH_SOURCE, INFORMATION_ASKED, DECLINED -> 0;
          case OFFERED -> 1;
          case TAKEN -> 2;
          case FULFILLED -> 3;
          case CLOSED, WITHDRAWN -> 4;
        };
      }

      boolean wanted() {
        return this != CLOSED && this != WITHDRAWN;
      }

      boolean found() {
        return this == TAKEN || this == FULFILLED;
      }
    }
  }

  /** A bed in a care home, kept for the person. */
  public record Bed(
      String holdId, String homeId, Bed.State state, BedType bedType, Instant expiresAt) {

    Bed until(Instant moment) {
      return new Bed(holdId, homeId, state, bedType, moment);
    }

    Bed accepted() {
      return new Bed(holdId, homeId, Bed.State.ACCEPTED, bedType, expiresAt);
    }

    /** How far it has come. */
    public enum State {
      HELD,
      ACCEPTED
    }
  }
}
