package care.homeward.live.pages.person;

import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.DischargePlanWithdrawn;
import care.homeward.contracts.StayEvent.DischargePlanned;
import care.homeward.contracts.StayEvent.MentalCapacityStated;
import care.homeward.contracts.StayEvent.MentalCapacityStated.Capacity;
import care.homeward.contracts.StayEvent.ReadinessStated;
import care.homeward.contracts.StayEvent.ReadinessStated.Statement;
import care.homeward.contracts.StayEvent.SafeguardingStated;
import care.homeward.contracts.StayEvent.SafeguardingStated.Concern;
import care.homeward.live.board.Card;
import care.homeward.live.board.Delay;
import care.homeward.live.board.Words;
import care.homeward.live.history.FactLog.Told;
import care.homeward.live.pages.When;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is planned for a stay, and what was said of being ready for it. Facts name no author, so
 * neither does this.
 */
final class Plan {

  private static final String PASSED = "Passed";

  private final Map<Statement, ReadinessStated> statements = new EnumMap<>(Statement.class);
  private @Nullable Instant plannedFor;
  private @Nullable MentalCapacityStated capacity;
  private @Nullable SafeguardingStated safeguarding;

  /**
   * A line.
   *
   * @param mark what stands out about it; empty for nothing
   */
  record Line(String label, String text, String mark) {}

  private Plan() {}

  /**
   * What the facts of one stay come to.
   *
   * @param told as it happened; those of others are let pass
   */
  static Plan of(String stayId, List<Told> told) {
    var plan = new Plan();
    for (var one : told) {
      if (one.fact().subject().equals(stayId) && one.fact().data() instanceof StayEvent event) {
        plan.take(event);
      }
    }
    return plan;
  }

  private void take(StayEvent event) {
    switch (event) {
      case ReadinessStated stated -> statements.put(stated.statement(), stated);
      case DischargePlanned planned -> plannedFor = planned.plannedFor();
      case DischargePlanWithdrawn _ -> plannedFor = null;
      case MentalCapacityStated stated -> capacity = stated;
      case SafeguardingStated stated -> safeguarding = stated;
      default -> {} // says nothing of the plan that is not on the card
    }
  }

  /** The plan, line by line: four dates that are never one another, then what was said. */
  List<Line> lines(Card card, Instant now) {
    var lines = new ArrayList<Line>();
    lines.add(new Line("Pathway", pathway(card), card.fastTrack() ? "Fast track" : ""));
    lines.add(new Line("Admitted", When.moment(card.admittedAt()), ""));
    var ready = card.readyAt();
    lines.add(
        new Line(
            "No longer meets the criteria to reside",
            ready == null ? "Still meets them" : "Since " + When.moment(ready),
            ""));
    var expected = card.expectedDate();
    lines.add(
        new Line(
            "Expected to leave",
            expected == null ? "No date said" : Telling.day(expected),
            card.inBed() && expected != null && expected.isBefore(Delay.day(now)) ? PASSED : ""));
    lines.add(
        new Line(
            "Planned to leave",
            plannedFor == null ? "No time agreed" : When.moment(plannedFor),
            card.inBed() && plannedFor != null && plannedFor.isBefore(now) ? PASSED : ""));
    for (var statement : Statement.values()) {
      lines.add(new Line(label(statement), said(statement), holds(statement) ? "" : "Missing"));
    }
    lines.add(
        new Line(
            "Mental capacity",
            capacity == null
                ? "Nobody has said"
                : Words.of(capacity.capacity().name()) + ", said " + When.moment(capacity.at()),
            undetermined() ? "To be determined first" : ""));
    lines.add(
        new Line(
            "Safeguarding",
            safeguarding == null
                ? "No concern raised"
                : "Concern " + (concern() ? "raised " : "closed ") + When.moment(safeguarding.at()),
            concern() ? "Open" : ""));
    var partnership = card.person().partnership();
    lines.add(
        new Line("Partnership", partnership == null ? "Not known" : Words.name(partnership), ""));
    return lines;
  }

  /** What has to be so before someone leaves and was not said, in words. */
  List<String> missing() {
    var missing = new ArrayList<String>();
    for (var statement : Statement.values()) {
      if (!holds(statement)) {
        missing.add(
            switch (statement) {
              case CLINICIAN -> "No clinician has said that the person is ready.";
              case TEAM -> "The team has not said that the person is ready.";
              case SAFE -> "Nobody has said that it is safe for the person to leave.";
            });
      }
    }
    if (undetermined()) {
      missing.add("It is still to be determined whether the person can decide about leaving.");
    }
    if (concern()) {
      missing.add("A safeguarding concern is open.");
    }
    return missing;
  }

  private boolean holds(Statement statement) {
    var stated = statements.get(statement);
    return stated != null && stated.holds();
  }

  private boolean undetermined() {
    return capacity != null && capacity.capacity() == Capacity.TO_BE_DETERMINED;
  }

  private boolean concern() {
    return safeguarding != null && safeguarding.concern() == Concern.RAISED;
  }

  private String said(Statement statement) {
    var stated = statements.get(statement);
    return stated == null
        ? "Not said"
        : (stated.holds() ? "Said " : "Withdrawn ") + When.moment(stated.at());
  }

  private static String label(Statement statement) {
    return switch (statement) {
      case CLINICIAN -> "A clinician says ready";
      case TEAM -> "The team says ready";
      case SAFE -> "It is safe to leave";
    };
  }

  private static String pathway(Card card) {
    return switch (card.pathway()) {
      case null -> "Not chosen";
      case 0 -> "P0, home, no new support";
      case 1 -> "P1, home with support";
      case 2 -> "P2, community bed";
      case 3 -> "P3, care home";
      default -> "P" + card.pathway();
    };
  }
}
