package care.homeward.dischargeflow;

import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.AdmissionCancelled;
import care.homeward.contracts.StayEvent.DischargeCancelled;
import care.homeward.contracts.StayEvent.ExpectedDateSet;
import care.homeward.contracts.StayEvent.JourneyClosed;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.MoveCancelled;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.contracts.StayEvent.PatientDischarged;
import care.homeward.contracts.StayEvent.PatientMoved;
import care.homeward.contracts.StayEvent.PatientReidentified;
import care.homeward.contracts.StayEvent.PersonDetailsCorrected;
import care.homeward.dischargeflow.Stay.Phase;
import care.homeward.platform.core.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What follows from what the hospital's records say: into the bed, to another, out of it, and all
 * of it undone.
 *
 * <p>Messages come late and twice. What is earlier than the present state, or already so, has no
 * effect; only a discharge that cannot be true is refused.
 */
final class BedRules {

  private static final String DIED = "79";
  private static final String METHOD_DIED = "4";

  private BedRules() {}

  static List<StayEvent> decide(Stay stay, StayCommand.FromHospital command) {
    return switch (command) {
      case StayCommand.Admit c ->
          !stay.known() || (stay.bed().phase() == Phase.CANCELLED && !undone(stay, c.at()))
              ? admitted(stay, c.at(), c.personId(), c.person(), c.location())
              : List.of();
      case StayCommand.AdmitUnlessKnown c ->
          stay.known() ? List.of() : admitted(stay, c.at(), c.personId(), c.person(), c.location());
      case StayCommand.CancelAdmission c ->
          stay.inBed() && !undone(stay, c.at())
              ? List.of(new AdmissionCancelled(stay.id(), stay.personId(), c.at()))
              : List.of();
      case StayCommand.Move c -> move(stay, c);
      case StayCommand.CancelMove c -> cancelMove(stay, c);
      case StayCommand.Identify c -> identify(stay, c);
      case StayCommand.MergeInto c ->
          stay.known() && stay.personId().equals(c.formerPersonId())
              ? List.of(
                  new PatientReidentified(stay.id(), c.personId(), c.at(), c.formerPersonId()))
              : List.of();
      case StayCommand.TakeExpectedDate c -> takeExpectedDate(stay, c);
      case StayCommand.Discharge c -> discharge(stay, c);
      case StayCommand.CancelDischarge c -> cancelDischarge(stay, c);
    };
  }

  private static List<StayEvent> admitted(
      Stay stay, Instant at, String personId, PersonSummary person, Location location) {
    return List.of(new PatientAdmitted(stay.id(), personId, at, person, location));
  }

  private static List<StayEvent> move(Stay stay, StayCommand.Move c) {
    if (!stay.inBed()) {
      return List.of();
    }
    var present = stay.bed().places().getLast();
    return c.at().isBefore(present.since()) || c.location().equals(present.location())
        ? List.of()
        : List.of(new PatientMoved(stay.id(), stay.personId(), c.at(), c.location()));
  }

  private static List<StayEvent> cancelMove(Stay stay, StayCommand.CancelMove c) {
    var places = stay.bed().places();
    if (!stay.inBed() || places.size() < 2 || places.getLast().location().equals(c.back())) {
      return List.of();
    }
    var back = c.back() == null ? places.get(places.size() - 2).location() : c.back();
    return List.of(new MoveCancelled(stay.id(), stay.personId(), c.at(), back));
  }

  private static List<StayEvent> identify(Stay stay, StayCommand.Identify c) {
    if (!stay.known() || stay.bed().phase() == Phase.CANCELLED) {
      return List.of();
    }
    var events = new ArrayList<StayEvent>();
    if (!c.personId().equals(stay.personId())) {
      events.add(new PatientReidentified(stay.id(), c.personId(), c.at(), stay.personId()));
    }
    if (!c.person().equals(stay.person())) {
      events.add(new PersonDetailsCorrected(stay.id(), c.personId(), c.at(), c.person()));
    }
    return events;
  }

  private static List<StayEvent> takeExpectedDate(Stay stay, StayCommand.TakeExpectedDate c) {
    var expected = stay.plan().expected();
    var news =
        expected == null
            || (!expected.date().equals(c.date()) && !c.at().isBefore(expected.since()));
    return stay.inBed() && news
        ? List.of(new ExpectedDateSet(stay.id(), stay.personId(), c.at(), c.date()))
        : List.of();
  }

  private static List<StayEvent> discharge(Stay stay, StayCommand.Discharge c) {
    var admittedAt = stay.bed().admittedAt();
    return switch (stay.bed().phase()) {
      case UNKNOWN -> throw Refused.unknown("stay");
      case CANCELLED ->
          throw Refused.conflict("admission-cancelled", "The admission was cancelled.");
      case DISCHARGED -> List.of();
      case IN_BED -> {
        if (admittedAt != null && c.at().isBefore(admittedAt)) {
          throw Refused.impossible("before-admission", "Nobody leaves before they were admitted.");
        }
        if (undone(stay, c.at())) {
          yield List.of();
        }
        var events = new ArrayList<StayEvent>();
        events.add(
            new PatientDischarged(stay.id(), stay.personId(), c.at(), c.destination(), c.method()));
        if (nothingIsOpenAfter(stay, c)) {
          events.add(new JourneyClosed(stay.id(), stay.personId(), closedAt(stay, c.at())));
        }
        yield events;
      }
    };
  }

  private static boolean nothingIsOpenAfter(Stay stay, StayCommand.Discharge c) {
    var pathway = stay.plan().pathway();
    var died = c.destination().equals(DIED) || c.method().equals(METHOD_DIED);
    // Most people leave without a pathway on record: where nobody was asked, nobody is awaited.
    var nobodyAwaited = pathway == null ? stay.asked().isEmpty() : pathway == 0;
    return died || nobodyAwaited || !stay.care().isEmpty();
  }

  private static List<StayEvent> cancelDischarge(Stay stay, StayCommand.CancelDischarge c) {
    var left = stay.bed().left();
    return stay.bed().phase() == Phase.DISCHARGED && left != null && !c.at().isBefore(left.at())
        ? List.of(new DischargeCancelled(stay.id(), stay.personId(), c.at()))
        : List.of();
  }

  /** Whether something of this moment was undone since, so that hearing of it again is not news. */
  private static boolean undone(Stay stay, Instant at) {
    var undoneAt = stay.bed().undoneAt();
    return undoneAt != null && !at.isAfter(undoneAt);
  }

  /** The later of leaving and of care having begun. */
  private static Instant closedAt(Stay stay, Instant leftAt) {
    return stay.care().stream()
        .map(Stay.Care::at)
        .reduce(leftAt, (one, other) -> one.isAfter(other) ? one : other);
  }
}
