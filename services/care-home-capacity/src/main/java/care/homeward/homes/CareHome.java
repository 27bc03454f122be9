package care.homeward.homes;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.CapacityEvent.AdmissionsClosed;
import care.homeward.contracts.CapacityEvent.AdmissionsOpened;
import care.homeward.contracts.CapacityEvent.BedAccepted;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedRefused;
import care.homeward.contracts.CapacityEvent.BedReleased;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.ClosureReason;
import care.homeward.contracts.CapacityEvent.HoldLapsed;
import care.homeward.contracts.CapacityEvent.HomeJoined;
import care.homeward.contracts.CapacityEvent.PersonMovedIn;
import care.homeward.contracts.CapacityEvent.RefusalReason;
import care.homeward.contracts.CapacityEvent.VacanciesDeclared;
import care.homeward.homes.CareHomeCommand.AcceptBed;
import care.homeward.homes.CareHomeCommand.CloseAdmissions;
import care.homeward.homes.CareHomeCommand.DeclareVacancies;
import care.homeward.homes.CareHomeCommand.HoldBed;
import care.homeward.homes.CareHomeCommand.JoinHome;
import care.homeward.homes.CareHomeCommand.LapseHold;
import care.homeward.homes.CareHomeCommand.MoveIn;
import care.homeward.homes.CareHomeCommand.OpenAdmissions;
import care.homeward.homes.CareHomeCommand.RefuseBed;
import care.homeward.homes.CareHomeCommand.ReleaseBed;
import care.homeward.homes.CareHomeCommand.ReleaseStay;
import care.homeward.homes.Hold.Standing;
import care.homeward.platform.core.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A care home or community unit: what it has free, whether it takes anybody, the beds it keeps.
 *
 * @param registeredBeds zero until it joined
 * @param closure absent while it takes people
 * @param holds all that keep a bed, and the last few that ended
 * @param nextExpiry the soonest an unanswered hold lapses, for the sweeper to find
 * @param stays those a bed is kept for, for the feed to find
 */
@Document("homes")
record CareHome(
    @Id String id,
    String name,
    String place,
    String partnership,
    int registeredBeds,
    Vacancies vacancies,
    @Nullable Closure closure,
    List<Hold> holds,
    @Nullable Instant nextExpiry,
    List<String> stays) {

  /** The longest a bed is kept unanswered. */
  static final Duration LONGEST_HOLD = Duration.ofDays(2);

  /** Enough to tell someone late what became of a hold; the journal has them all. */
  private static final int ENDED_HOLDS_KEPT = 20;

  /** The home takes nobody. */
  record Closure(ClosureReason reason, Instant since) {}

  static CareHome blank(String id) {
    return new CareHome(id, "", "", "", 0, Vacancies.UNTOLD, null, List.of(), null, List.of());
  }

  List<CapacityEvent> decide(CareHomeCommand command) {
    if (!joined() && !(command instanceof JoinHome)) {
      throw Refused.unknown("home");
    }
    return switch (command) {
      case JoinHome join -> join(join);
      case DeclareVacancies declare -> declare(declare);
      case CloseAdmissions close ->
          closure != null && closure.reason() == close.reason()
              ? List.of()
              : List.of(new AdmissionsClosed(id, close.at(), close.reason()));
      case OpenAdmissions open ->
          closure == null ? List.of() : List.of(new AdmissionsOpened(id, open.at()));
      case HoldBed hold -> hold(hold);
      case AcceptBed accept -> accept(accept);
      case RefuseBed refuse -> hold(refuse.holdId()).refuse(refuse.reason(), refuse.at());
      case MoveIn moveIn -> hold(moveIn.holdId()).moveIn(moveIn.at());
      case ReleaseBed release -> hold(release.holdId()).release(release.at());
      case ReleaseStay release ->
          keeping(hold -> hold.stayId().equals(release.stayId())).stream()
              .flatMap(hold -> hold.release(release.at()).stream())
              .toList();
      case LapseHold lapse ->
          find(lapse.holdId()).map(hold -> hold.lapse(lapse.at())).orElse(List.of());
    };
  }

  CareHome after(CapacityEvent event) {
    return switch (event) {
      case HomeJoined e ->
          new CareHome(
              id,
              e.name(),
              e.place(),
              e.partnership(),
              e.registeredBeds(),
              vacancies,
              closure,
              holds,
              nextExpiry,
              stays);
      case VacanciesDeclared e -> with(Vacancies.of(e.vacancies(), e.at(), heldAfter(e.at())));
      case AdmissionsClosed e -> with(new Closure(e.reason(), e.at()));
      case AdmissionsOpened _ -> with((Closure) null);
      case BedHeld e ->
          with(
              vacancies.lessOne(e.bedType()),
              Stream.concat(
                      holds.stream(),
                      Stream.of(
                          new Hold(
                              id,
                              e.holdId(),
                              e.stayId(),
                              e.personId(),
                              e.bedType(),
                              e.at(),
                              e.expiresAt(),
                              Standing.OPEN)))
                  .toList());
      case BedAccepted e -> become(e.holdId(), Standing.ACCEPTED, e.personId(), false);
      case BedRefused e ->
          become(
              e.holdId(),
              Standing.REFUSED,
              e.personId(),
              e.reason() != RefusalReason.BED_NO_LONGER_FREE);
      case HoldLapsed e -> become(e.holdId(), Standing.LAPSED, e.personId(), true);
      case BedReleased e -> become(e.holdId(), Standing.RELEASED, e.personId(), true);
      case PersonMovedIn e -> become(e.holdId(), Standing.MOVED_IN, e.personId(), false);
    };
  }

  boolean joined() {
    return registeredBeds > 0;
  }

  /** Beds of a type someone could be given now; closed wins over any vacancy. */
  int free(BedType type) {
    return closure == null ? vacancies.free(type) : 0;
  }

  /** Unanswered holds whose time is up. */
  List<Hold> lapsedBy(Instant now) {
    return holds.stream()
        .filter(hold -> hold.standing() == Standing.OPEN && !now.isBefore(hold.expiresAt()))
        .toList();
  }

  /** With the persons some stays are known to be of by now. */
  CareHome knowing(Map<String, String> personByStay) {
    return with(
        vacancies,
        holds.stream()
            .map(
                hold ->
                    hold.become(
                        hold.standing(), personByStay.getOrDefault(hold.stayId(), hold.personId())))
            .toList());
  }

  private List<CapacityEvent> join(JoinHome join) {
    if (join.registeredBeds() < 1) {
      throw Refused.impossible("no-registered-beds", "A home has one registered bed or more.");
    }
    var joins =
        new HomeJoined(
            id, join.at(), join.name(), join.place(), join.partnership(), join.registeredBeds());
    if (!joined()) {
      return List.of(joins);
    }
    if (equals(after(joins))) {
      return List.of();
    }
    throw Refused.conflict("home-known-otherwise", "A home of this id is known, not as told here.");
  }

  private List<CapacityEvent> declare(DeclareVacancies declare) {
    Vacancies.check(
        declare.vacancies(),
        registeredBeds,
        keeping(hold -> !hold.heldAt().isAfter(declare.toldAt())).size());
    var toldAt = vacancies.toldAt();
    if (toldAt != null && declare.toldAt().isBefore(toldAt)) {
      throw Refused.conflict("newer-figures-known", "The home told newer figures since.");
    }
    if (declare.toldAt().equals(toldAt) && declare.vacancies().equals(vacancies.told())) {
      return List.of();
    }
    return List.of(new VacanciesDeclared(id, declare.toldAt(), declare.vacancies()));
  }

  private List<CapacityEvent> hold(HoldBed hold) {
    if (!hold.length().isPositive() || hold.length().compareTo(LONGEST_HOLD) > 0) {
      throw Refused.impossible("hold-length", "A bed is held for one to 48 hours.");
    }
    refuseIfClosed();
    if (!keeping(known -> known.stayId().equals(hold.stayId())).isEmpty()) {
      throw Refused.conflict("already-held", "This home keeps a bed for this stay already.");
    }
    if (vacancies.free(hold.bedType()) == 0) {
      throw Refused.conflict("no-free-bed", "No bed of this type is free at this home.");
    }
    return List.of(
        new BedHeld(
            id,
            hold.at(),
            hold.holdId(),
            hold.personId(),
            hold.stayId(),
            hold.bedType(),
            hold.at().plus(hold.length())));
  }

  private List<CapacityEvent> accept(AcceptBed accept) {
    var accepted = hold(accept.holdId()).accept(accept.at());
    if (!accepted.isEmpty()) {
      refuseIfClosed();
    }
    return accepted;
  }

  /** Who accepts or holds while closed must open first: a slip here would put someone at risk. */
  private void refuseIfClosed() {
    if (closure != null) {
      throw Refused.conflict("admissions-closed", "This home takes nobody for now.");
    }
  }

  private Optional<Hold> find(String holdId) {
    return holds.stream().filter(hold -> hold.holdId().equals(holdId)).findFirst();
  }

  private Hold hold(String holdId) {
    return find(holdId).orElseThrow(() -> Refused.unknown("hold"));
  }

  private List<Hold> keeping(Predicate<Hold> which) {
    return holds.stream().filter(Hold::keepsBed).filter(which).toList();
  }

  private List<BedType> heldAfter(Instant toldAt) {
    return keeping(hold -> hold.heldAt().isAfter(toldAt)).stream().map(Hold::bedType).toList();
  }

  private CareHome become(String holdId, Standing next, String personId, boolean bedIsFree) {
    var left = vacancies;
    var changed = new ArrayList<Hold>();
    for (var hold : holds) {
      if (hold.holdId().equals(holdId)) {
        changed.add(hold.become(next, personId));
        left = bedIsFree ? left.plusOne(hold.bedType()) : left;
      } else {
        changed.add(hold);
      }
    }
    return with(left, changed);
  }

  private CareHome with(Vacancies changed) {
    return with(changed, holds);
  }

  private CareHome with(@Nullable Closure changed) {
    return new CareHome(
        id, name, place, partnership, registeredBeds, vacancies, changed, holds, nextExpiry, stays);
  }

  private CareHome with(Vacancies left, List<Hold> changed) {
    var ended = changed.stream().filter(hold -> !hold.keepsBed()).count();
    var kept = new ArrayList<Hold>();
    for (var hold : changed) {
      if (hold.keepsBed() || ended-- <= ENDED_HOLDS_KEPT) {
        kept.add(hold);
      }
    }
    return new CareHome(
        id,
        name,
        place,
        partnership,
        registeredBeds,
        left,
        closure,
        List.copyOf(kept),
        kept.stream()
            .filter(hold -> hold.standing() == Standing.OPEN)
            .map(Hold::expiresAt)
            .min(Comparator.naturalOrder())
            .orElse(null),
        kept.stream().filter(Hold::keepsBed).map(Hold::stayId).distinct().toList());
  }
}
