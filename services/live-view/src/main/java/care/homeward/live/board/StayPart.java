package care.homeward.live.board;

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
import care.homeward.contracts.StayEvent.Location;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What {@code discharge-flow} says of one stay. */
final class StayPart implements Part {

  private String stayId;
  @Nullable String personId;
  @Nullable PersonSummary person;
  @Nullable Location location;
  @Nullable Instant admittedAt;
  @Nullable Instant readyAt;
  @Nullable LocalDate expectedDate;
  @Nullable Integer pathway;
  boolean fastTrack;
  @Nullable Instant leftAt;
  boolean cancelled;
  boolean careBegan;
  boolean closed;
  @Nullable String criticalWaitId;
  List<Card.OpenWait> waits = new ArrayList<>();
  Set<String> retired = new TreeSet<>();

  StayPart(String stayId) {
    this.stayId = stayId;
  }

  @Override
  public void take(Object fact, Set<String> touched) {
    touched.add(stayId); // whatever it is, the card counts it
    if (!(fact instanceof StayEvent event)) {
      return;
    }
    personId = event.personId();
    switch (event) {
      case PatientAdmitted admitted -> {
        person = admitted.person();
        location = admitted.location();
        admittedAt = admitted.at();
        cancelled = false;
      }
      case PatientMoved moved -> location = moved.location();
      case MoveCancelled back -> location = back.location();
      case StayRetold retold -> {
        admittedAt = retold.admittedAt();
        location = retold.location();
        leftAt = retold.leftAt();
      }
      case LeaveBegan _,
          LeaveEnded _,
          ContradictionFound _,
          ContradictionResolved _ -> {} // not on a card
      case PersonDetailsCorrected corrected -> person = corrected.person();
      case PatientReidentified merged -> retired.add(merged.formerPersonId());
      case AdmissionCancelled _ -> cancelled = true;
      case CriteriaToResideNoLongerMet ready -> readyAt = ready.at();
      case CriteriaToResideMetAgain _ -> readyAt = null;
      case ExpectedDateSet expected -> expectedDate = expected.expectedDate();
      case PathwayChosen chosen -> {
        pathway = chosen.pathway();
        fastTrack = chosen.priority() == PathwayChosen.Priority.END_OF_LIFE_FAST_TRACK;
      }
      case WaitStarted started ->
          waits.add(new Card.OpenWait(started.waitId(), started.at(), started.details()));
      case WaitPassedOn passed ->
          waits.replaceAll(
              wait ->
                  wait.waitId().equals(passed.waitId())
                      ? new Card.OpenWait(wait.waitId(), wait.since(), passed.details())
                      : wait);
      case WaitEnded ended -> waits.removeIf(wait -> wait.waitId().equals(ended.waitId()));
      case CriticalWaitNamed named -> criticalWaitId = named.waitId();
      case CriteriaToResideReviewed _,
          ReadinessStated _,
          DischargePlanned _,
          DischargePlanWithdrawn _,
          HousingNeedNoted _,
          DutyToReferMade _,
          DutyToReferAnswered _,
          MentalCapacityStated _,
          SafeguardingStated _ -> {} // the board shows none of it
      case PatientDischarged discharged -> leftAt = discharged.at();
      case DischargeCancelled _ -> leftAt = null;
      case CareBegan _ -> careBegan = true;
      case JourneyClosed _ -> closed = true;
    }
  }

  /**
   * The open wait that keeps the person there: the critical one, or the last where none is named.
   */
  Card.@Nullable OpenWait critical() {
    return waits.stream()
        .filter(wait -> wait.waitId().equals(criticalWaitId))
        .findFirst()
        .orElse(waits.isEmpty() ? null : waits.getLast());
  }

  @Override
  public Set<String> stays() {
    return Set.of(stayId);
  }
}
