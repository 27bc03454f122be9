package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.ContradictionFound;
import care.homeward.contracts.StayEvent.ContradictionFound.Rule;
import care.homeward.contracts.StayEvent.ContradictionResolved;
import care.homeward.contracts.StayEvent.Entry;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.dischargeflow.Bed.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What cannot be true together in one stay, or of two in one bed. Nothing is corrected by itself:
 * it is said, with who is to look at it, until it is resolved.
 */
final class Contradictions {

  private static final Set<Integer> ALL_PATHWAYS = Set.of(0, 1, 2, 3);

  private Contradictions() {}

  /** What contradicts itself in the stay as it is now. */
  static Set<Rule> of(Stay stay, DelayReasons reasons) {
    var found = EnumSet.noneOf(Rule.class);
    var bed = stay.bed();
    var admittedAt = bed.admittedAt();
    var left = bed.left();
    if (admittedAt == null || bed.phase() == Phase.CANCELLED) {
      return found;
    }
    if (left != null && told(bed, Entry.What.MOVED).anyMatch(at -> at.isAfter(left.at()))) {
      found.add(Rule.MOVED_AFTER_DISCHARGE);
    }
    if (told(bed, Entry.What.DISCHARGED).anyMatch(at -> at.isBefore(firstAdmission(bed)))) {
      found.add(Rule.DISCHARGED_BEFORE_ADMISSION);
    }
    if (stay.plan().periods().stream().anyMatch(period -> period.from().isBefore(admittedAt))) {
      found.add(Rule.READY_BEFORE_ADMISSION);
    }
    if (stay.inBed()
        && stay.plan().pathway() == null
        && stay.openWaits()
            .map(wait -> reasons.of(wait.details().reason()))
            .anyMatch(reason -> !reason.pathways().equals(ALL_PATHWAYS))) {
      found.add(Rule.REASON_WITHOUT_PATHWAY);
    }
    if (stay.sharesBed()) {
      found.add(Rule.TWO_IN_ONE_BED);
    }
    return found;
  }

  /** Who is to look at it: the hospital's records are the hospital's, the plan is the hub's. */
  static Owner owner(Rule rule) {
    return rule == Rule.REASON_WITHOUT_PATHWAY ? Owner.CARE_TRANSFER_HUB : Owner.HOSPITAL;
  }

  /** What began or ceased to contradict itself. */
  static List<StayEvent> changes(Stay before, Stay after, Instant at, DelayReasons reasons) {
    var former = of(before, reasons);
    var present = of(after, reasons);
    var changes = new ArrayList<StayEvent>();
    for (var rule : Rule.values()) {
      if (present.contains(rule) && !former.contains(rule)) {
        changes.add(new ContradictionFound(after.id(), after.personId(), at, rule, owner(rule)));
      } else if (former.contains(rule) && !present.contains(rule)) {
        changes.add(new ContradictionResolved(after.id(), after.personId(), at, rule));
      }
    }
    return changes;
  }

  /** What follows from a look at all beds together; that someone moved on shows in the stay. */
  static List<StayEvent> decide(Stay stay, StayCommand.FromBedCheck found) {
    var rule = Rule.TWO_IN_ONE_BED;
    return switch (found) {
      case StayCommand.BedIsShared c ->
          stay.inBed() && stay.bed().last().location().equals(c.location()) && !stay.sharesBed()
              ? List.of(
                  new ContradictionFound(stay.id(), stay.personId(), c.at(), rule, owner(rule)))
              : List.of();
      case StayCommand.BedIsOwn c ->
          stay.sharesBed()
              ? List.of(new ContradictionResolved(stay.id(), stay.personId(), c.at(), rule))
              : List.of();
    };
  }

  private static Stream<Instant> told(Bed bed, Entry.What what) {
    return bed.record().stream().filter(entry -> entry.what() == what).map(Entry::at);
  }

  private static Instant firstAdmission(Bed bed) {
    return told(bed, Entry.What.ADMITTED).findFirst().orElse(Instant.MIN);
  }
}
