package care.homeward.dischargeflow;

import static care.homeward.dischargeflow.Lists.plus;

import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.CareBegan;
import care.homeward.contracts.StayEvent.ContradictionFound.Rule;
import care.homeward.contracts.StayEvent.Entry;
import care.homeward.contracts.StayEvent.Entry.What;
import care.homeward.contracts.StayEvent.HousingNeedNoted.HousingNeed;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A stay in hospital, from admission until care has begun where the person went.
 *
 * @param waits every wait there ever was, oldest first
 * @param asked who is asked for what they wait for
 * @param care where care has begun
 * @param closed whether nothing of the journey is open
 * @param sharedBed a bed in which somebody else was before; absent when that was never found, or is
 *     resolved
 */
@Document("stays")
@CompoundIndex(def = "{'bed.left.at': 1, 'bed.admittedAt': 1}")
record Stay(
    @Id String id,
    String personId,
    @Nullable PersonSummary person,
    Bed bed,
    Plan plan,
    List<Waiting> waits,
    Asked asked,
    List<Care> care,
    boolean closed,
    @Nullable Location sharedBed) {

  private static final String USUAL_PLACE_OF_RESIDENCE = "19";

  record Period(Instant from, @Nullable Instant until) {}

  /**
   * A wait, with everything it ever was.
   *
   * @param held what it was for and on whom, and since when; the present one last
   * @param endedAt when it ended; absent while it is open
   */
  record Waiting(String waitId, Instant since, List<Held> held, @Nullable Instant endedAt) {

    /** What it is for and on whom now, or was at the end. */
    Wait details() {
      return held.getLast().details();
    }

    boolean open() {
      return endedAt == null;
    }

    /** Another each time it is passed on: 1, 2, 3. */
    int version() {
      return held.size();
    }
  }

  /** What a wait was for and on whom from a moment on. */
  record Held(Wait details, Instant since) {}

  record Care(Instant at, CareBegan.By by, String reference) {}

  static Stay blank(String id) {
    return new Stay(
        id, "", null, Bed.BLANK, Plan.NONE, List.of(), Asked.NOBODY, List.of(), false, null);
  }

  List<StayEvent> decide(StayCommand command, DelayReasons reasons) {
    return switch (command) {
      case StayCommand.FromHospital told ->
          withWhatFollows(BedRules.decide(this, told), told.at(), reasons);
      case StayCommand.FromWard asked ->
          withWhatFollows(WardRules.decide(this, asked, reasons), asked.at(), reasons);
      case StayCommand.FromOthers heard ->
          withWhatFollows(HandoverRules.decide(this, heard, reasons).events(), heard.at(), reasons);
      case StayCommand.FromPeople heard ->
          withWhatFollows(HousingRules.decide(this, heard), heard.at(), reasons);
      case StayCommand.FromBedCheck found -> Contradictions.decide(this, found);
    };
  }

  private List<StayEvent> withWhatFollows(
      List<StayEvent> events, Instant at, DelayReasons reasons) {
    if (events.isEmpty()) {
      return events;
    }
    var after = afterAll(events);
    var all = new ArrayList<>(events);
    CriticalWait.change(this, after, at, reasons).ifPresent(all::add);
    all.addAll(Contradictions.changes(this, after, at, reasons));
    return all;
  }

  /** What follows from several commands in a row, each decided on what the ones before led to. */
  List<StayEvent> decideAll(List<? extends StayCommand> commands, DelayReasons reasons) {
    var events = new ArrayList<StayEvent>();
    var state = this;
    for (var command : commands) {
      var next = state.decide(command, reasons);
      events.addAll(next);
      state = state.afterAll(next);
    }
    return events;
  }

  private Stay afterAll(List<StayEvent> events) {
    var state = this;
    for (var event : events) {
      state = state.after(event);
    }
    return state;
  }

  boolean known() {
    return bed.phase() != Bed.Phase.UNKNOWN;
  }

  boolean inBed() {
    return bed.phase() == Bed.Phase.IN_BED;
  }

  /** Whether the person lies where somebody else was found to have been before. */
  boolean sharesBed() {
    return inBed() && bed.last().location().equals(sharedBed);
  }

  Stream<Waiting> openWaits() {
    return waits.stream().filter(Waiting::open);
  }

  Optional<Waiting> openWait(String waitId) {
    return openWaits().filter(wait -> wait.waitId().equals(waitId)).findFirst();
  }

  /** The open wait some of this referral, or this hold, is or was asked for. */
  Optional<Waiting> askedFor(String reference) {
    return openWaits()
        .filter(wait -> asked.of(reference).anyMatch(one -> one.waitId().equals(wait.waitId())))
        .findFirst();
  }

  boolean careBegan(String reference) {
    return care.stream().anyMatch(one -> one.reference().equals(reference));
  }

  /** Whether the person left to the usual place of residence, as the code says, and has none. */
  boolean leftToNoFixedAbode() {
    var left = bed.left();
    return left != null
        && left.destination().equals(USUAL_PLACE_OF_RESIDENCE)
        && plan.housing().needs(HousingNeed.NO_FIXED_ABODE);
  }

  /** Start of the period of not meeting the criteria that is, or was at the end; none if met. */
  Optional<Instant> readyAt() {
    return plan.periods().isEmpty() || plan.periods().getLast().until() != null
        ? Optional.empty()
        : Optional.of(plan.periods().getLast().from());
  }

  /** How long the person waits, or has waited, to leave; none while the criteria are met. */
  Optional<Delay> delay(Instant asOf) {
    var left = bed.left();
    var until = left != null && left.at().isBefore(asOf) ? left.at() : asOf;
    return readyAt().map(readyAt -> Delay.between(readyAt, until));
  }

  Stay after(StayEvent event) {
    return switch (event) {
      case StayEvent.PatientAdmitted e -> admitted(e);
      case StayEvent.PatientMoved e -> told(What.MOVED, e.at(), e.location(), e.specialty());
      case StayEvent.MoveCancelled e -> told(What.MOVE_CANCELLED, e.at(), e.location());
      case StayEvent.LeaveBegan e -> told(What.LEAVE_BEGAN, e.at(), null);
      case StayEvent.LeaveEnded e -> told(What.LEAVE_ENDED, e.at(), null);
      case StayEvent.StayRetold e -> with(Bed.of(e.record()));
      case StayEvent.PersonDetailsCorrected e -> with(personId, e.person());
      case StayEvent.PatientReidentified e -> with(e.personId(), person);
      case StayEvent.AdmissionCancelled e -> told(What.ADMISSION_CANCELLED, e.at(), null);
      case StayEvent.CriteriaToResideNoLongerMet e -> with(plan.after(e));
      case StayEvent.CriteriaToResideMetAgain e -> with(plan.after(e));
      case StayEvent.CriteriaToResideReviewed e -> with(plan.after(e));
      case StayEvent.ReadinessStated e -> with(plan.after(e));
      case StayEvent.ExpectedDateSet e -> with(plan.after(e));
      case StayEvent.DischargePlanned e -> with(plan.after(e));
      case StayEvent.DischargePlanWithdrawn _ -> with(plan.planned(null));
      case StayEvent.PathwayChosen e -> with(plan.after(e));
      case StayEvent.HousingNeedNoted e -> with(plan.with(plan.housing().after(e, plan.by())));
      case StayEvent.DutyToReferMade e -> with(plan.with(plan.housing().after(e, plan.signed())));
      case StayEvent.DutyToReferAnswered e -> with(plan.with(plan.housing().after(e)));
      case StayEvent.MentalCapacityStated e -> with(plan.with(plan.concerns().after(e, plan.by())));
      case StayEvent.SafeguardingStated e -> with(plan.with(plan.concerns().after(e, plan.by())));
      case StayEvent.WaitStarted e -> withWaits(Waits.after(waits, e));
      case StayEvent.WaitPassedOn e -> withWaits(Waits.after(waits, e));
      case StayEvent.WaitEnded e -> withWaits(Waits.after(waits, e));
      case StayEvent.CriticalWaitNamed _ -> this;
      case StayEvent.ContradictionFound e ->
          e.rule() == Rule.TWO_IN_ONE_BED ? sharing(bed.last().location()) : this;
      case StayEvent.ContradictionResolved e ->
          e.rule() == Rule.TWO_IN_ONE_BED ? sharing(null) : this;
      case StayEvent.PatientDischarged e ->
          with(
              bed.with(
                  new Entry(What.DISCHARGED, e.at(), null, null, e.destination(), e.method())));
      case StayEvent.DischargeCancelled e -> backInBed(e);
      case StayEvent.CareBegan e ->
          with(plus(care, new Care(e.at(), e.by(), e.reference())), closed);
      case StayEvent.JourneyClosed _ -> with(care, true);
    };
  }

  /** Takes in who is asked from now on. */
  Stay after(Asked asked) {
    return new Stay(id, personId, person, bed, plan, waits, asked, care, closed, sharedBed);
  }

  /** Takes in who decided what comes next. */
  Stay after(Plan.Signed signed) {
    return with(plan.signed(signed));
  }

  /** As before the discharge; care that had begun after it did not begin. */
  private Stay backInBed(StayEvent.DischargeCancelled e) {
    var left = bed.left();
    var kept = care.stream().filter(one -> left != null && one.at().isBefore(left.at())).toList();
    return told(What.DISCHARGE_CANCELLED, e.at(), null).with(kept, false);
  }

  /** Whether a team or a home is asked for this wait and it is with one now. */
  boolean isWithProvider(Waiting wait) {
    return wait.details().ownerReference() != null && asked.howMany(wait.waitId()) > 0;
  }

  /** What was decided before an admission was told anew stays decided. */
  private Stay admitted(StayEvent.PatientAdmitted e) {
    var what = e.basis() == StayEvent.PatientAdmitted.Basis.INFERRED ? What.SEEN : What.ADMITTED;
    return with(e.personId(), e.person()).told(what, e.at(), e.location(), e.specialty());
  }

  private Stay told(What what, Instant at, @Nullable Location location) {
    return told(what, at, location, null);
  }

  private Stay told(
      What what, Instant at, @Nullable Location location, @Nullable String specialty) {
    return with(bed.with(new Entry(what, at, location, specialty, null, null)));
  }

  private Stay with(Bed bed) {
    return new Stay(id, personId, person, bed, plan, waits, asked, care, closed, sharedBed);
  }

  private Stay with(Plan plan) {
    return new Stay(id, personId, person, bed, plan, waits, asked, care, closed, sharedBed);
  }

  private Stay with(String personId, @Nullable PersonSummary person) {
    return new Stay(id, personId, person, bed, plan, waits, asked, care, closed, sharedBed);
  }

  private Stay with(List<Care> care, boolean closed) {
    return new Stay(id, personId, person, bed, plan, waits, asked, care, closed, sharedBed);
  }

  private Stay sharing(@Nullable Location sharedBed) {
    return new Stay(id, personId, person, bed, plan, waits, asked, care, closed, sharedBed);
  }

  private Stay withWaits(List<Waiting> waits) {
    return new Stay(id, personId, person, bed, plan, waits, asked, care, closed, sharedBed);
  }
}
