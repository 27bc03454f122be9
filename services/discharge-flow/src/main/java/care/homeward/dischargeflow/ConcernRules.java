package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.MentalCapacityStated;
import care.homeward.contracts.StayEvent.MentalCapacityStated.Capacity;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.SafeguardingStated;
import care.homeward.contracts.StayEvent.SafeguardingStated.Concern;
import care.homeward.contracts.StayEvent.Wait;
import care.homeward.contracts.StayEvent.WaitEnded;
import care.homeward.contracts.StayEvent.WaitStarted;
import care.homeward.dischargeflow.Stay.Waiting;
import care.homeward.platform.core.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Nobody is ready to go whose mental capacity is to be determined or about whose safety a concern
 * is open. Either is a wait like any other, with an owner and a next step, for as long as it lasts;
 * the criteria to reside have nothing to do with it.
 */
final class ConcernRules {

  private ConcernRules() {}

  /** A question that must be answered before anything about leaving is agreed. */
  enum Question {
    MENTAL_CAPACITY("mental-capacity", NextStep.ASSESS),
    SAFEGUARDING("safeguarding", NextStep.DECIDE);

    /** Code of the published reason for delay. */
    final String reason;

    final NextStep nextStep;

    Question(String reason, NextStep nextStep) {
      this.reason = reason;
      this.nextStep = nextStep;
    }
  }

  static List<StayEvent> capacity(
      Stay stay, StayCommand.StateMentalCapacity c, DelayReasons reasons) {
    var said = stay.plan().concerns().mentalCapacity();
    if (!said.isEmpty()) {
      if (said.getLast().capacity() == c.capacity()) {
        return List.of();
      }
      requireNotBefore(c.at(), said.getLast().at());
    }
    var stated = new MentalCapacityStated(stay.id(), stay.personId(), c.at(), c.capacity());
    return c.capacity() == Capacity.TO_BE_DETERMINED
        ? opened(stay, stated, Question.MENTAL_CAPACITY, c.newWaitId(), reasons)
        : answered(stay, stated, Question.MENTAL_CAPACITY);
  }

  static List<StayEvent> safeguarding(
      Stay stay, StayCommand.StateSafeguarding c, DelayReasons reasons) {
    var said = stay.plan().concerns().safeguarding();
    if (stay.plan().concerns().safeguardingOpen() == (c.concern() == Concern.RAISED)) {
      return List.of();
    }
    if (!said.isEmpty()) {
      requireNotBefore(c.at(), said.getLast().at());
    }
    var stated = new SafeguardingStated(stay.id(), stay.personId(), c.at(), c.concern());
    return c.concern() == Concern.RAISED
        ? opened(stay, stated, Question.SAFEGUARDING, c.newWaitId(), reasons)
        : answered(stay, stated, Question.SAFEGUARDING);
  }

  /** Refuses what would have the person leave while a question is open. */
  static void requireNothingInTheWay(Stay stay) {
    for (var question : Question.values()) {
      if (isOpen(stay, question)) {
        throw switch (question) {
          case MENTAL_CAPACITY ->
              Refused.conflict(
                  "mental-capacity-not-determined",
                  "The person's mental capacity is to be determined.");
          case SAFEGUARDING ->
              Refused.conflict("safeguarding-concern-open", "A safeguarding concern is open.");
        };
      }
    }
  }

  /** What is to happen before anything else; none where somebody waits for it without a step. */
  static Optional<Turn> turn(Stay stay, DelayReasons reasons) {
    for (var question : Question.values()) {
      var wait = waitFor(stay, question);
      if (wait.isPresent() && wait.get().details().nextStep() != null) {
        return wait.map(Turn::of);
      }
      if (wait.isEmpty() && isStated(stay, question)) {
        var owner = reasons.of(question.reason).owner();
        return Optional.of(new Turn(null, owner, null, null, question.nextStep, null));
      }
    }
    return Optional.empty();
  }

  private static List<StayEvent> opened(
      Stay stay, StayEvent stated, Question question, String waitId, DelayReasons reasons) {
    var events = new ArrayList<>(List.of(stated));
    if (waitFor(stay, question).isEmpty()) {
      var owner = reasons.of(question.reason).owner();
      var details = Wait.of(question.reason, owner, null, question.nextStep, null);
      events.add(new WaitStarted(stay.id(), stay.personId(), stated.at(), waitId, details));
    }
    return events;
  }

  private static List<StayEvent> answered(Stay stay, StayEvent stated, Question question) {
    var events = new ArrayList<>(List.of(stated));
    waitFor(stay, question)
        .map(wait -> new WaitEnded(stay.id(), stay.personId(), stated.at(), wait.waitId()))
        .ifPresent(events::add);
    return events;
  }

  private static boolean isOpen(Stay stay, Question question) {
    return isStated(stay, question) || waitFor(stay, question).isPresent();
  }

  private static boolean isStated(Stay stay, Question question) {
    var concerns = stay.plan().concerns();
    return switch (question) {
      case MENTAL_CAPACITY -> concerns.capacityToBeDetermined();
      case SAFEGUARDING -> concerns.safeguardingOpen();
    };
  }

  private static Optional<Waiting> waitFor(Stay stay, Question question) {
    return stay.openWaits()
        .filter(wait -> wait.details().reason().equals(question.reason))
        .findFirst();
  }

  private static void requireNotBefore(Instant at, Instant last) {
    if (at.isBefore(last)) {
      throw Refused.conflict("before-last-decision", "Something later was stated already.");
    }
  }
}
