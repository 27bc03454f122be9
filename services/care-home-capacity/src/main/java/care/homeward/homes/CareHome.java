package care.homeward.homes;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.CapacityEvent.AdmissionsClosed;
import care.homeward.contracts.CapacityEvent.AdmissionsOpened;
import care.homeward.contracts.CapacityEvent.AssessmentSought;
import care.homeward.contracts.CapacityEvent.BedAccepted;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedRefused;
import care.homeward.contracts.CapacityEvent.BedReleased;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.ClosureReason;
import care.homeward.contracts.CapacityEvent.ContractHandedBack;
import care.homeward.contracts.CapacityEvent.HoldLapsed;
import care.homeward.contracts.CapacityEvent.HomeJoined;
import care.homeward.contracts.CapacityEvent.HomeRegistrationRevised;
import care.homeward.contracts.CapacityEvent.PersonMovedIn;
import care.homeward.contracts.CapacityEvent.PlacementsResumed;
import care.homeward.contracts.CapacityEvent.PlacementsSuspended;
import care.homeward.contracts.CapacityEvent.RatingPublished;
import care.homeward.contracts.CapacityEvent.RefusalReason;
import care.homeward.contracts.CapacityEvent.Registration;
import care.homeward.contracts.CapacityEvent.Telling;
import care.homeward.contracts.CapacityEvent.VacanciesDeclared;
import care.homeward.homes.CareHomeCommand.AcceptBed;
import care.homeward.homes.CareHomeCommand.CloseAdmissions;
import care.homeward.homes.CareHomeCommand.DeclareVacancies;
import care.homeward.homes.CareHomeCommand.HoldBed;
import care.homeward.homes.CareHomeCommand.JoinHome;
import care.homeward.homes.CareHomeCommand.LapseAcceptance;
import care.homeward.homes.CareHomeCommand.LapseHold;
import care.homeward.homes.CareHomeCommand.LetGo;
import care.homeward.homes.CareHomeCommand.MoveIn;
import care.homeward.homes.CareHomeCommand.OfHold;
import care.homeward.homes.CareHomeCommand.OfOversight;
import care.homeward.homes.CareHomeCommand.OpenAdmissions;
import care.homeward.homes.CareHomeCommand.RefuseBed;
import care.homeward.homes.CareHomeCommand.RegisterHome;
import care.homeward.homes.CareHomeCommand.ReleaseBed;
import care.homeward.homes.CareHomeCommand.ReleaseStay;
import care.homeward.homes.CareHomeCommand.SayNothingNew;
import care.homeward.homes.CareHomeCommand.SeekAssessment;
import care.homeward.homes.Hold.Standing;
import care.homeward.platform.core.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A care home or community unit: what it has free, whether it takes anybody, the beds it keeps.
 *
 * @param toldBy who told the vacancies; known to this service alone
 * @param closure absent while it takes people
 */
@Document("homes")
public record CareHome(
    @Id String id,
    Registered registered,
    Vacancies vacancies,
    @Nullable String toldBy,
    @Nullable Closure closure,
    Oversight oversight,
    Holds holds) {

  /** The home takes nobody. */
  public record Closure(ClosureReason reason, Instant since, @Nullable LocalDate reviewOn) {}

  /** Who told the vacancies that go with it; kept, never published. */
  record Teller(String by) {}

  static CareHome blank(String id) {
    return new CareHome(
        id, Registered.NOT_YET, Vacancies.UNTOLD, null, null, Oversight.NONE, Holds.NONE);
  }

  List<CapacityEvent> decide(CareHomeCommand command) {
    if (!joined() && !(command instanceof JoinHome) && !(command instanceof RegisterHome)) {
      throw Refused.unknown("home");
    }
    return switch (command) {
      case JoinHome c -> registered.join(id, c);
      case RegisterHome c -> registered.register(id, c);
      case DeclareVacancies c ->
          vacancies.declare(id, c, registered.beds(), holds.keptBy(c.toldAt()));
      case SayNothingNew c ->
          vacancies.nothingNew(id, c, registered.beds(), holds.keptBy(Instant.MAX));
      case CloseAdmissions c -> close(c);
      case OpenAdmissions c ->
          closure == null ? List.of() : List.of(new AdmissionsOpened(id, c.at()));
      case HoldBed c -> hold(c);
      case OfHold c -> decideOfHold(c);
      case ReleaseStay c ->
          holds.keeping(hold -> hold.stayId().equals(c.stayId())).stream()
              .flatMap(hold -> hold.release(c.at()).stream())
              .toList();
      case OfOversight c -> oversight.decide(id, c);
    };
  }

  private List<CapacityEvent> decideOfHold(OfHold command) {
    var found = holds.find(command.holdId());
    return switch (command) {
      case LapseHold c -> found.map(hold -> hold.lapse(c.at())).orElse(List.of());
      case LapseAcceptance c -> found.map(hold -> hold.lapse(c)).orElse(List.of());
      case LetGo c -> found.map(hold -> hold.letGo(c.at())).orElse(List.of());
      case SeekAssessment c -> known(c).seekAssessment(c.assessor(), c.at());
      case AcceptBed c -> {
        var accepted = known(c).accept(c.at());
        if (!accepted.isEmpty()) {
          refuseIfShut();
        }
        yield accepted;
      }
      case RefuseBed c -> known(c).refuse(c.reason(), c.at());
      case MoveIn c -> known(c).moveIn(c.at());
      case ReleaseBed c -> known(c).release(c.at());
    };
  }

  CareHome after(CapacityEvent event) {
    return switch (event) {
      case HomeJoined e -> with(Registered.of(e));
      case HomeRegistrationRevised e -> with(Registered.of(e));
      case VacanciesDeclared e -> with(told(e), holds.toldOf(e.at()));
      case AdmissionsClosed e -> with(closedSince(e));
      case AdmissionsOpened _ -> with((Closure) null);
      case PlacementsSuspended e -> with(oversight.after(e));
      case PlacementsResumed _ -> with(oversight.resumed());
      case RatingPublished e -> with(oversight.after(e));
      case ContractHandedBack e -> with(oversight.after(e));
      case BedHeld e -> with(vacancies.lessOne(e.bedType()), holds.plus(e));
      case AssessmentSought e -> with(vacancies, holds.after(e));
      case BedAccepted e -> with(vacancies, holds.after(e));
      case BedRefused e ->
          e.reason() == RefusalReason.BED_NO_LONGER_FREE
              ? livedIn(e.holdId(), Standing.BED_GONE, e.personId())
              : freed(e.holdId(), Standing.REFUSED, e.personId());
      case HoldLapsed e -> freed(e.holdId(), Standing.LAPSED, e.personId());
      case BedReleased e -> freed(e.holdId(), Standing.RELEASED, e.personId());
      case PersonMovedIn e -> livedIn(e.holdId(), Standing.MOVED_IN, e.personId());
    };
  }

  /** With what this service keeps to itself. */
  CareHome keep(Object kept) {
    return kept instanceof Teller(String by)
        ? new CareHome(id, registered, vacancies, by, closure, oversight, holds)
        : this;
  }

  /** Whether anybody ever told of it. */
  public boolean joined() {
    return registered.beds() > 0;
  }

  /** Beds of a type someone could be given now; shut wins over any vacancy. */
  public int free(BedType type) {
    return takesPeople() && !mustTellAnew() ? vacancies.free(type) : 0;
  }

  /** Whether what it told cannot be, since it is registered for fewer beds than it told of. */
  public boolean mustTellAnew() {
    return !vacancies.fit(registered.beds(), holds.keptBy(Instant.MAX));
  }

  /** Whether it takes anybody, and anybody may be placed there. */
  public boolean takesPeople() {
    return closure == null
        && oversight.suspension() == null
        && registered.registration() == Registration.ACTIVE;
  }

  /** With the persons some stays are known to be of by now. */
  CareHome knowing(Map<String, String> personByStay) {
    return with(vacancies, holds.knowing(personByStay));
  }

  private List<CapacityEvent> close(CloseAdmissions c) {
    Oversight.checkReview(c.reviewOn(), c.at());
    return closure != null
            && closure.reason() == c.reason()
            && c.reviewOn().equals(closure.reviewOn())
        ? List.of()
        : List.of(new AdmissionsClosed(id, c.at(), c.reason(), c.reviewOn()));
  }

  private Closure closedSince(AdmissionsClosed e) {
    var since = closure != null && closure.reason() == e.reason() ? closure.since() : e.at();
    return new Closure(e.reason(), since, e.reviewOn());
  }

  private List<CapacityEvent> hold(HoldBed c) {
    if (!c.length().isPositive() || c.length().compareTo(Hold.LONGEST) > 0) {
      throw Refused.impossible("hold-length", "A bed is held for one to 48 hours.");
    }
    refuseIfShut();
    if (!holds.keeping(known -> known.stayId().equals(c.stayId())).isEmpty()) {
      throw Refused.conflict("already-held", "This home keeps a bed for this stay already.");
    }
    if (free(c.bedType()) == 0) {
      throw Refused.conflict("no-free-bed", "No bed of this type is free at this home.");
    }
    return List.of(
        new BedHeld(
            id,
            c.at(),
            c.holdId(),
            c.personId(),
            c.stayId(),
            c.bedType(),
            c.at().plus(c.length()),
            c.approachId()));
  }

  /**
   * Who accepts or holds while shut must open first: a slip here would put someone at risk. Whether
   * the commissioner lets nobody be placed is the commissioner's to tell.
   */
  private void refuseIfShut() {
    if (registered.registration() == Registration.DORMANT || oversight.suspension() != null) {
      throw Refused.conflict("home-not-placing", "Nobody can be placed in this home for now.");
    }
    if (closure != null) {
      throw Refused.conflict("admissions-closed", "This home takes nobody for now.");
    }
  }

  private Vacancies told(VacanciesDeclared e) {
    return e.telling() == Telling.NOTHING_NEW
        ? vacancies.carriedOn(e)
        : Vacancies.of(e, holds.tookBedAfter(e.at()));
  }

  private Hold known(OfHold command) {
    return holds.find(command.holdId()).orElseThrow(() -> Refused.unknown("hold"));
  }

  private CareHome freed(String holdId, Standing next, String personId) {
    var left = holds.find(holdId).map(hold -> vacancies.plusOne(hold.bedType())).orElse(vacancies);
    return with(left, holds.become(holdId, next, personId));
  }

  private CareHome livedIn(String holdId, Standing next, String personId) {
    var left = holds.find(holdId).map(hold -> vacancies.livedIn(hold.bedType())).orElse(vacancies);
    return with(left, holds.become(holdId, next, personId));
  }

  private CareHome with(Registered changed) {
    return new CareHome(id, changed, vacancies, toldBy, closure, oversight, holds);
  }

  private CareHome with(Vacancies left, Holds changed) {
    return new CareHome(id, registered, left, toldBy, closure, oversight, changed);
  }

  private CareHome with(@Nullable Closure changed) {
    return new CareHome(id, registered, vacancies, toldBy, changed, oversight, holds);
  }

  private CareHome with(Oversight changed) {
    return new CareHome(id, registered, vacancies, toldBy, closure, changed, holds);
  }
}
