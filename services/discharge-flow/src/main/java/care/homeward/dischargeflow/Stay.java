package care.homeward.dischargeflow;

import static care.homeward.dischargeflow.Lists.plus;
import static care.homeward.dischargeflow.Lists.withoutLast;

import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.CareBegan;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A stay in hospital, from admission until care has begun where the person went.
 *
 * @param waits every wait there ever was, oldest first
 * @param asked who was asked for what, latest last
 * @param care where care has begun
 * @param closed whether nothing of the journey is open
 */
@Document("stays")
record Stay(
    @Id String id,
    String personId,
    @Nullable PersonSummary person,
    Bed bed,
    Plan plan,
    List<Waiting> waits,
    List<Asked> asked,
    List<Care> care,
    boolean closed) {

  enum Phase {
    UNKNOWN,
    IN_BED,
    DISCHARGED,
    CANCELLED
  }

  /**
   * The hospital's side of it.
   *
   * @param places where the person lay and since when, oldest first
   * @param undoneAt when an admission or a discharge was last cancelled: what happened up to then
   *     and is told again is not news
   */
  record Bed(
      Phase phase,
      @Nullable Instant admittedAt,
      List<Placed> places,
      @Nullable Left left,
      @Nullable Instant undoneAt) {}

  record Placed(Location location, Instant since) {}

  record Left(Instant at, String destination, String method) {}

  record Period(Instant from, @Nullable Instant until) {}

  record Waiting(String waitId, Instant since, Wait details, @Nullable Instant endedAt) {
    boolean open() {
      return endedAt == null;
    }
  }

  /**
   * That a referral or a hold answers a wait.
   *
   * @param reference id of the referral or the hold
   */
  record Asked(String reference, String waitId) {}

  record Care(Instant at, CareBegan.By by, String reference) {}

  static Stay blank(String id) {
    return new Stay(
        id,
        "",
        null,
        new Bed(Phase.UNKNOWN, null, List.of(), null, null),
        Plan.NONE,
        List.of(),
        List.of(),
        List.of(),
        false);
  }

  List<StayEvent> decide(StayCommand command, DelayReasons reasons) {
    var events =
        switch (command) {
          case StayCommand.FromHospital told -> BedRules.decide(this, told);
          case StayCommand.FromWard asked -> WardRules.decide(this, asked, reasons);
          case StayCommand.FromOthers heard -> HandoverRules.decide(this, heard, reasons);
        };
    return CriticalWait.named(this, command.at(), events, reasons);
  }

  /** What follows from several commands in a row, each decided on what the ones before led to. */
  List<StayEvent> decideAll(List<? extends StayCommand> commands, DelayReasons reasons) {
    var events = new ArrayList<StayEvent>();
    var state = this;
    for (var command : commands) {
      for (var event : state.decide(command, reasons)) {
        events.add(event);
        state = state.after(event);
      }
    }
    return events;
  }

  boolean known() {
    return bed.phase() != Phase.UNKNOWN;
  }

  boolean inBed() {
    return bed.phase() == Phase.IN_BED;
  }

  Stream<Waiting> openWaits() {
    return waits.stream().filter(Waiting::open);
  }

  /** The open wait this referral or hold answers now: nobody else was asked for it since. */
  Optional<Waiting> answeredBy(String reference) {
    return openWaits().filter(wait -> reference.equals(asks(wait.waitId()))).findFirst();
  }

  boolean wasAsked(String reference) {
    return asked.stream().anyMatch(one -> one.reference().equals(reference));
  }

  boolean careBegan(String reference) {
    return care.stream().anyMatch(one -> one.reference().equals(reference));
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
      case StayEvent.PatientAdmitted e ->
          new Stay(
              id,
              e.personId(),
              e.person(),
              new Bed(
                  Phase.IN_BED,
                  e.at(),
                  List.of(new Placed(e.location(), e.at())),
                  null,
                  bed.undoneAt()),
              plan.anew(),
              List.of(),
              List.of(),
              List.of(),
              false);
      case StayEvent.PatientMoved e -> with(places(plus(bed.places(), placed(e))));
      case StayEvent.MoveCancelled e -> with(places(movedBack(e)));
      case StayEvent.PersonDetailsCorrected e -> with(personId, e.person());
      case StayEvent.PatientReidentified e -> with(e.personId(), person);
      case StayEvent.AdmissionCancelled e ->
          with(new Bed(Phase.CANCELLED, bed.admittedAt(), bed.places(), null, e.at()));
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
      case StayEvent.WaitStarted e -> withWaits(Waits.after(waits, e));
      case StayEvent.WaitPassedOn e -> withWaits(Waits.after(waits, e));
      case StayEvent.WaitEnded e -> withWaits(Waits.after(waits, e));
      case StayEvent.CriticalWaitNamed _ -> this;
      case StayEvent.PatientDischarged e ->
          with(
              new Bed(
                  Phase.DISCHARGED,
                  bed.admittedAt(),
                  bed.places(),
                  new Left(e.at(), e.destination(), e.method()),
                  bed.undoneAt()));
      case StayEvent.DischargeCancelled e -> backInBed(e);
      case StayEvent.CareBegan e ->
          with(plus(care, new Care(e.at(), e.by(), e.reference())), closed);
      case StayEvent.JourneyClosed _ -> with(care, true);
    };
  }

  /** Takes in that someone was asked; the latest asked comes last. */
  Stay after(Asked one) {
    var others = asked.stream().filter(other -> !other.reference().equals(one.reference()));
    return new Stay(
        id,
        personId,
        person,
        bed,
        plan,
        waits,
        Stream.concat(others, Stream.of(one)).toList(),
        care,
        closed);
  }

  /** Takes in who decided what comes next. */
  Stay after(Plan.Signed signed) {
    return with(plan.signed(signed));
  }

  /** As before the discharge; care that had begun after it did not begin. */
  private Stay backInBed(StayEvent.DischargeCancelled e) {
    var left = bed.left();
    var kept = care.stream().filter(one -> left != null && one.at().isBefore(left.at())).toList();
    return with(new Bed(Phase.IN_BED, bed.admittedAt(), bed.places(), null, e.at()))
        .with(kept, false);
  }

  /** Whether a team or a home was asked for this wait and has it now. */
  boolean isWithProvider(Waiting wait) {
    return wait.details().ownerReference() != null && !asks(wait.waitId()).isEmpty();
  }

  private String asks(String waitId) {
    var reference = "";
    for (var one : asked) {
      if (one.waitId().equals(waitId)) {
        reference = one.reference();
      }
    }
    return reference;
  }

  private static Placed placed(StayEvent.PatientMoved e) {
    return new Placed(e.location(), e.at());
  }

  private List<Placed> movedBack(StayEvent.MoveCancelled e) {
    var before = withoutLast(bed.places());
    var since = before.isEmpty() ? e.at() : before.getLast().since();
    return plus(before.isEmpty() ? before : withoutLast(before), new Placed(e.location(), since));
  }

  private Bed places(List<Placed> places) {
    return new Bed(bed.phase(), bed.admittedAt(), places, bed.left(), bed.undoneAt());
  }

  private Stay with(Bed bed) {
    return new Stay(id, personId, person, bed, plan, waits, asked, care, closed);
  }

  private Stay with(Plan plan) {
    return new Stay(id, personId, person, bed, plan, waits, asked, care, closed);
  }

  private Stay with(String personId, @Nullable PersonSummary person) {
    return new Stay(id, personId, person, bed, plan, waits, asked, care, closed);
  }

  private Stay with(List<Care> care, boolean closed) {
    return new Stay(id, personId, person, bed, plan, waits, asked, care, closed);
  }

  private Stay withWaits(List<Waiting> waits) {
    return new Stay(id, personId, person, bed, plan, waits, asked, care, closed);
  }
}
