package care.homeward.resilience;

import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.AdmissionCancelled;
import care.homeward.contracts.StayEvent.CareBegan;
import care.homeward.contracts.StayEvent.ContradictionFound;
import care.homeward.contracts.StayEvent.ContradictionResolved;
import care.homeward.contracts.StayEvent.CriteriaToResideMetAgain;
import care.homeward.contracts.StayEvent.CriteriaToResideNoLongerMet;
import care.homeward.contracts.StayEvent.CriteriaToResideReviewed;
import care.homeward.contracts.StayEvent.CriticalWaitNamed;
import care.homeward.contracts.StayEvent.DischargeCancelled;
import care.homeward.contracts.StayEvent.DischargePlanWithdrawn;
import care.homeward.contracts.StayEvent.DischargePlanned;
import care.homeward.contracts.StayEvent.DutyToReferAnswered;
import care.homeward.contracts.StayEvent.DutyToReferMade;
import care.homeward.contracts.StayEvent.ExpectedDateSet;
import care.homeward.contracts.StayEvent.HousingNeedNoted;
import care.homeward.contracts.StayEvent.JourneyClosed;
import care.homeward.contracts.StayEvent.LeaveBegan;
import care.homeward.contracts.StayEvent.LeaveEnded;
import care.homeward.contracts.StayEvent.MentalCapacityStated;
import care.homeward.contracts.StayEvent.MoveCancelled;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.contracts.StayEvent.PatientDischarged;
import care.homeward.contracts.StayEvent.PatientMoved;
import care.homeward.contracts.StayEvent.PatientReidentified;
import care.homeward.contracts.StayEvent.PersonDetailsCorrected;
import care.homeward.contracts.StayEvent.ReadinessStated;
import care.homeward.contracts.StayEvent.SafeguardingStated;
import care.homeward.contracts.StayEvent.StayRetold;
import care.homeward.contracts.StayEvent.WaitEnded;
import care.homeward.contracts.StayEvent.WaitPassedOn;
import care.homeward.contracts.StayEvent.WaitStarted;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Of a stay, what counts.
 *
 * @param heard sequence of the last fact taken in
 * @param place where the person lives; absent where that is not known, restricted, or under 18: the
 *     national figures are of adults
 * @param inBed whether the person is in a hospital bed
 * @param noLongerMeets whether the person no longer meets the criteria to reside
 * @param waits what the person waits for
 * @param critical id of the wait expected to end last; absent while none is named
 */
@Document("stays")
record CountedStay(
    @Id String stayId,
    long heard,
    @Nullable String place,
    boolean inBed,
    boolean noLongerMeets,
    List<OpenWait> waits,
    @Nullable String critical) {

  private static final Set<String> UNDER_18 = Set.of("0-15", "16-17");

  /** A wait that has not ended. */
  record OpenWait(String waitId, boolean hasNextStep) {}

  static CountedStay blank(String stayId) {
    return new CountedStay(stayId, 0, null, false, false, List.of(), null);
  }

  CountedStay after(StayEvent event) {
    return switch (event) {
      case PatientAdmitted e ->
          new CountedStay(stayId, heard, place(e.person()), true, noLongerMeets, waits, critical);
      case PersonDetailsCorrected e ->
          new CountedStay(stayId, heard, place(e.person()), inBed, noLongerMeets, waits, critical);
      case AdmissionCancelled _ -> inBed(false);
      case PatientDischarged _ -> inBed(false);
      case DischargeCancelled _ -> inBed(true);
      case CriteriaToResideNoLongerMet _ -> noLongerMeets(true);
      case CriteriaToResideMetAgain _ -> noLongerMeets(false);
      case WaitStarted e -> with(e.waitId(), new OpenWait(e.waitId(), hasNextStep(e.details())));
      case WaitPassedOn e -> with(e.waitId(), new OpenWait(e.waitId(), hasNextStep(e.details())));
      case WaitEnded e -> with(e.waitId());
      case CriticalWaitNamed e ->
          new CountedStay(stayId, heard, place, inBed, noLongerMeets, waits, e.waitId());
      case PatientMoved _,
          MoveCancelled _,
          LeaveBegan _,
          ContradictionFound _,
          ContradictionResolved _,
          LeaveEnded _,
          StayRetold _,
          PatientReidentified _,
          CriteriaToResideReviewed _,
          ReadinessStated _,
          DischargePlanned _,
          DischargePlanWithdrawn _,
          HousingNeedNoted _,
          DutyToReferMade _,
          DutyToReferAnswered _,
          MentalCapacityStated _,
          SafeguardingStated _,
          ExpectedDateSet _,
          PathwayChosen _,
          CareBegan _,
          JourneyClosed _ ->
          this;
    };
  }

  CountedStay heard(long sequence) {
    return new CountedStay(stayId, sequence, place, inBed, noLongerMeets, waits, critical);
  }

  /** In a bed without need of one. */
  boolean remaining() {
    return inBed && noLongerMeets;
  }

  /** Remaining, and nobody has said what is to happen next in the wait that counts. */
  boolean withoutNextStep() {
    return remaining()
        && waits.stream()
            .filter(wait -> critical == null || wait.waitId().equals(critical))
            .noneMatch(OpenWait::hasNextStep);
  }

  private static boolean hasNextStep(StayEvent.Wait details) {
    return details.nextStep() != null;
  }

  private static @Nullable String place(PersonSummary person) {
    return UNDER_18.contains(person.ageBand()) ? null : person.place();
  }

  private CountedStay inBed(boolean now) {
    return new CountedStay(stayId, heard, place, now, noLongerMeets, waits, critical);
  }

  private CountedStay noLongerMeets(boolean now) {
    return new CountedStay(stayId, heard, place, inBed, now, waits, critical);
  }

  private CountedStay with(String waitId, OpenWait... instead) {
    var others = waits.stream().filter(wait -> !wait.waitId().equals(waitId));
    return new CountedStay(
        stayId,
        heard,
        place,
        inBed,
        noLongerMeets,
        Stream.concat(others, Stream.of(instead)).toList(),
        critical);
  }
}
