package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.contracts.StayEvent.PathwayChosen.Destination;
import care.homeward.contracts.StayEvent.PathwayChosen.Support;
import care.homeward.contracts.StayEvent.Wait;
import care.homeward.contracts.StayEvent.WaitEnded;
import care.homeward.contracts.StayEvent.WaitPassedOn;
import care.homeward.platform.core.Refused;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the choice of a pathway. Home comes first: pathway 2 or 3 is chosen only with
 * the reason why the person cannot go home, and pathway 3 in an acute hospital only with the reason
 * why they are not assessed after leaving it; end-of-life fast track waits for no assessment. What
 * contradicts the pathway is refused, not corrected.
 */
final class PathwayRules {

  private PathwayRules() {}

  static List<StayEvent> choose(Stay stay, StayCommand.ChoosePathway c, DelayReasons reasons) {
    var chosen = chosen(stay, c);
    var present = stay.plan().choice();
    if (present != null && chosen.equals(said(stay, c, present))) {
      return List.of();
    }
    requireNoContradiction(chosen);
    requireDischargeToAssess(chosen, c.acute());
    var events = new ArrayList<StayEvent>();
    events.add(chosen);
    events.addAll(waitsOnIt(stay, c, reasons));
    return events;
  }

  /** The pathway a published destination belongs to. */
  static int pathway(Destination destination) {
    return switch (destination) {
      case HOME_NO_NEW_SUPPORT, CARE_HOME_SAME_LEVEL -> 0;
      case HOME_WITH_REHABILITATION, HOME_WITH_OTHER_SUPPORT, CARE_HOME_MORE_SUPPORT -> 1;
      case SHORT_TERM_BED -> 2;
      case CARE_HOME_NEW, CARE_HOME_END_OF_LIFE -> 3;
    };
  }

  /** Where someone goes whose former care stands like this. */
  static Set<Destination> destinations(Support support) {
    return switch (support) {
      case PACKAGE_PAUSED -> EnumSet.of(Destination.HOME_NO_NEW_SUPPORT);
      case PACKAGE_LAPSED ->
          EnumSet.of(Destination.HOME_WITH_REHABILITATION, Destination.HOME_WITH_OTHER_SUPPORT);
      case HOME_SAME_LEVEL -> EnumSet.of(Destination.CARE_HOME_SAME_LEVEL);
      case HOME_MORE_SUPPORT -> EnumSet.of(Destination.CARE_HOME_MORE_SUPPORT);
      case HOME_NEW -> EnumSet.of(Destination.CARE_HOME_NEW, Destination.CARE_HOME_END_OF_LIFE);
      case HOME_NEW_SHORT_TERM -> EnumSet.of(Destination.SHORT_TERM_BED);
    };
  }

  /** The choice; what is not said again of the pathway that is already chosen stays. */
  private static PathwayChosen chosen(Stay stay, StayCommand.ChoosePathway c) {
    var present = stay.plan().choice();
    var same = present != null && present.pathway() == c.pathway() ? present : null;
    return new PathwayChosen(
        stay.id(),
        stay.personId(),
        c.at(),
        c.pathway(),
        or(c.destination(), same == null ? null : same.destination()),
        or(c.support(), same == null ? null : same.support()),
        or(c.homeNotPossible(), same == null ? null : same.homeNotPossible()),
        or(c.priority(), same == null ? null : same.priority()),
        or(
            c.dischargeToAssessNotPossible(),
            same == null ? null : same.dischargeToAssessNotPossible()));
  }

  /** The present choice, as if it were made now. */
  private static PathwayChosen said(Stay stay, StayCommand.ChoosePathway c, Plan.Choice choice) {
    return new PathwayChosen(
        stay.id(),
        stay.personId(),
        c.at(),
        choice.pathway(),
        choice.destination(),
        choice.support(),
        choice.homeNotPossible(),
        choice.priority(),
        choice.dischargeToAssessNotPossible());
  }

  private static void requireNoContradiction(PathwayChosen chosen) {
    var pathway = chosen.pathway();
    var destination = chosen.destination();
    var support = chosen.support();
    if (pathway >= 2 && chosen.homeNotPossible() == null) {
      throw Refused.impossible(
          "home-first", "Home comes first: say why the person cannot go home.");
    }
    if (pathway < 2 && chosen.homeNotPossible() != null) {
      throw Refused.impossible(
          "home-not-possible-contradicts-pathway", "On pathways 0 and 1 the person goes home.");
    }
    if (destination != null && pathway(destination) != pathway) {
      throw Refused.impossible(
          "destination-contradicts-pathway", "This destination is one of another pathway.");
    }
    if (support != null && !fits(support, pathway)) {
      throw Refused.impossible(
          "support-contradicts-pathway",
          "As the care there was before stands, another pathway is the one.");
    }
    if (support != null && destination != null && !destinations(support).contains(destination)) {
      throw Refused.impossible(
          "support-contradicts-destination",
          "As the care there was before stands, the person does not go there.");
    }
    if (chosen.priority() != null && pathway != 1 && pathway != 3) {
      throw Refused.impossible(
          "fast-track-contradicts-pathway", "End-of-life fast track is on pathway 1 or 3.");
    }
  }

  /** Long-term care is not decided on in an acute bed where it can be assessed elsewhere. */
  private static void requireDischargeToAssess(PathwayChosen chosen, boolean acute) {
    var why = chosen.dischargeToAssessNotPossible();
    if (chosen.pathway() != 3 && why != null) {
      throw Refused.impossible(
          "assessment-contradicts-pathway",
          "Only on pathway 3 the person leaves without being assessed outside hospital first.");
    }
    if (chosen.pathway() == 3 && acute && chosen.priority() == null && why == null) {
      throw Refused.impossible(
          "discharge-to-assess",
          "Discharge to assess comes first: say why the person cannot be assessed outside"
              + " hospital, on pathway 1 or 2.");
    }
  }

  private static boolean fits(Support support, int pathway) {
    return destinations(support).stream().anyMatch(to -> pathway(to) == pathway);
  }

  /** Ends the waits that cannot be true on the pathway, and leaves none with the hub on 0. */
  private static List<StayEvent> waitsOnIt(
      Stay stay, StayCommand.ChoosePathway c, DelayReasons reasons) {
    return stay.openWaits()
        .<StayEvent>mapMulti(
            (wait, events) -> {
              var details = wait.details();
              var reason = reasons.of(details.reason());
              if (!reason.fits(c.pathway())) {
                events.accept(new WaitEnded(stay.id(), stay.personId(), c.at(), wait.waitId()));
              } else if (c.pathway() == 0 && details.owner() == Owner.CARE_TRANSFER_HUB) {
                var onWard =
                    new Wait(
                        details.reason(),
                        reason.owner(),
                        null,
                        null,
                        details.nextStep(),
                        details.due(),
                        details.asked());
                events.accept(
                    new WaitPassedOn(stay.id(), stay.personId(), c.at(), wait.waitId(), onWard));
              }
            })
        .toList();
  }

  private static <T> @Nullable T or(@Nullable T said, @Nullable T before) {
    return said == null ? before : said;
  }
}
