package care.homeward.dischargeflow;

import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.AdmissionCancelled;
import care.homeward.contracts.StayEvent.DischargeCancelled;
import care.homeward.contracts.StayEvent.Entry;
import care.homeward.contracts.StayEvent.Entry.What;
import care.homeward.contracts.StayEvent.ExpectedDateSet;
import care.homeward.contracts.StayEvent.JourneyClosed;
import care.homeward.contracts.StayEvent.LeaveBegan;
import care.homeward.contracts.StayEvent.LeaveEnded;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.MoveCancelled;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.contracts.StayEvent.PatientDischarged;
import care.homeward.contracts.StayEvent.PatientMoved;
import care.homeward.contracts.StayEvent.PatientReidentified;
import care.homeward.contracts.StayEvent.PersonDetailsCorrected;
import care.homeward.contracts.StayEvent.StayRetold;
import care.homeward.dischargeflow.Bed.Left;
import care.homeward.dischargeflow.Bed.Phase;
import care.homeward.platform.core.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What follows from what the hospital's records say: into the bed, to another, out of it, and all
 * of it undone.
 *
 * <p>What is told anew goes into the record of the stay where it belongs in time. If that comes to
 * what one ordinary fact says, this fact follows; if it changes what was said before, or nothing
 * yet, the record is told again as a whole.
 */
final class BedRules {

  private BedRules() {}

  static List<StayEvent> decide(Stay stay, StayCommand.FromHospital command) {
    return switch (command) {
      case StayCommand.Admit c ->
          told(
              stay,
              entry(What.ADMITTED, c.at(), c.location(), c.specialty()),
              c.personId(),
              c.person());
      case StayCommand.AdmitUnlessKnown c ->
          stay.bed().admissionIsTold()
              ? List.of()
              : told(stay, entry(What.SEEN, c.at(), c.location()), c.personId(), c.person());
      case StayCommand.CancelAdmission c ->
          told(stay, entry(What.ADMISSION_CANCELLED, c.at(), null));
      case StayCommand.Move c -> told(stay, entry(What.MOVED, c.at(), c.location(), c.specialty()));
      case StayCommand.CancelMove c -> told(stay, entry(What.MOVE_CANCELLED, c.at(), c.back()));
      case StayCommand.GoOnLeave c -> told(stay, entry(What.LEAVE_BEGAN, c.at(), null));
      case StayCommand.ComeFromLeave c -> told(stay, entry(What.LEAVE_ENDED, c.at(), null));
      case StayCommand.Identify c -> identify(stay, c);
      case StayCommand.MergeInto c ->
          stay.known()
                  && stay.personId().equals(c.formerPersonId())
                  && !c.personId().equals(c.formerPersonId())
              ? List.of(
                  new PatientReidentified(stay.id(), c.personId(), c.at(), c.formerPersonId()))
              : List.of();
      case StayCommand.TakeExpectedDate c -> takeExpectedDate(stay, c);
      case StayCommand.Discharge c -> discharge(stay, c);
      case StayCommand.CancelDischarge c ->
          told(stay, entry(What.DISCHARGE_CANCELLED, c.at(), null));
    };
  }

  private static Entry entry(What what, Instant at, @Nullable Location location) {
    return entry(what, at, location, null);
  }

  private static Entry entry(
      What what, Instant at, @Nullable Location location, @Nullable String specialty) {
    return new Entry(what, at, location, specialty, null, null);
  }

  private static List<StayEvent> discharge(Stay stay, StayCommand.Discharge c) {
    if (!stay.known()) {
      throw Refused.unknown("stay");
    }
    return told(stay, new Entry(What.DISCHARGED, c.at(), null, null, c.destination(), c.method()));
  }

  private static List<StayEvent> told(Stay stay, Entry entry) {
    return told(stay, entry, stay.personId(), stay.person());
  }

  private static List<StayEvent> told(
      Stay stay, Entry entry, String personId, @Nullable PersonSummary person) {
    var present = stay.bed();
    var target = present.with(entry);
    if (target.record().size() == present.record().size() || target.phase() == Phase.UNKNOWN) {
      return List.of();
    }
    return new Route(stay, entry, target, personId, person).events();
  }

  /** The facts that lead from the present state to the one the longer record comes to. */
  private static final class Route {

    private final Entry entry;
    private final Bed target;
    private final String personId;
    private final @Nullable PersonSummary person;
    private final List<StayEvent> events = new ArrayList<>();
    private Stay state;

    Route(Stay stay, Entry entry, Bed target, String personId, @Nullable PersonSummary person) {
      this.state = stay;
      this.entry = entry;
      this.target = target;
      this.personId = personId;
      this.person = person;
    }

    List<StayEvent> events() {
      var wasOut = phase() == Phase.DISCHARGED;
      comesIn();
      if (phase() == Phase.DISCHARGED && target.phase() != Phase.DISCHARGED) {
        say(new DischargeCancelled(state.id(), personId, entry.at()));
      }
      asTold();
      if (phase() == Phase.IN_BED && target.phase() == Phase.CANCELLED) {
        say(new AdmissionCancelled(state.id(), personId, entry.at()));
      }
      var left = target.left();
      if (phase() == Phase.IN_BED && left != null) {
        say(leaves(left));
      }
      if (!state.bed().equals(target)) {
        say(
            new StayRetold(
                state.id(),
                personId,
                entry.at(),
                Objects.requireNonNull(target.admittedAt()),
                target.last().location(),
                left == null ? null : left.at(),
                target.record()));
      }
      if (left != null && !wasOut && nothingIsOpen(state, left)) {
        say(new JourneyClosed(state.id(), personId, closedAt(state, left.at())));
      }
      return events;
    }

    private void comesIn() {
      var out = phase() == Phase.UNKNOWN || phase() == Phase.CANCELLED;
      var stays = target.phase() == Phase.CANCELLED && phase() == Phase.CANCELLED;
      if (out && !stays) {
        var first = target.places().getFirst();
        say(
            new PatientAdmitted(
                state.id(),
                personId,
                Objects.requireNonNull(target.admittedAt()),
                Objects.requireNonNull(person),
                first.location(),
                first.specialty(),
                entry.what() == What.ADMITTED ? null : PatientAdmitted.Basis.INFERRED));
      }
    }

    /** The ordinary fact of what was told, where it is the last thing told and has an effect. */
    private void asTold() {
      if (!state.bed().with(entry).equals(target) || state.bed().saysTheSameAs(target)) {
        return;
      }
      switch (entry.what()) {
        case MOVED -> {
          if (target.last().since().equals(entry.at())) {
            say(
                new PatientMoved(
                    state.id(),
                    personId,
                    entry.at(),
                    target.last().location(),
                    target.last().specialty()));
          }
        }
        case MOVE_CANCELLED ->
            say(new MoveCancelled(state.id(), personId, entry.at(), target.last().location()));
        case LEAVE_BEGAN -> say(new LeaveBegan(state.id(), personId, entry.at()));
        case LEAVE_ENDED -> say(new LeaveEnded(state.id(), personId, entry.at()));
        case SEEN, ADMITTED, ADMISSION_CANCELLED, DISCHARGED, DISCHARGE_CANCELLED -> {}
      }
    }

    private PatientDischarged leaves(Left left) {
      return new PatientDischarged(
          state.id(), personId, left.at(), left.destination(), left.method());
    }

    private Phase phase() {
      return state.bed().phase();
    }

    private void say(StayEvent event) {
      events.add(event);
      state = state.after(event);
    }
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
    var left = stay.bed().left();
    var over = left != null && c.at().isAfter(left.at());
    return stay.known() && !over && news
        ? List.of(new ExpectedDateSet(stay.id(), stay.personId(), c.at(), c.date()))
        : List.of();
  }

  private static boolean nothingIsOpen(Stay stay, Left left) {
    var pathway = stay.plan().pathway();
    var died = PatientDischarged.died(left.destination(), left.method());
    // Most people leave without a pathway on record: where nobody was asked, nobody is awaited.
    var nobodyAwaited = pathway == null ? stay.asked().all().isEmpty() : pathway == 0;
    return died || nobodyAwaited || !stay.care().isEmpty();
  }

  /** The later of leaving and of care having begun. */
  private static Instant closedAt(Stay stay, Instant leftAt) {
    return stay.care().stream()
        .map(Stay.Care::at)
        .reduce(leftAt, (one, other) -> one.isAfter(other) ? one : other);
  }
}
