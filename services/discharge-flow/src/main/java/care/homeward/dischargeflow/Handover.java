package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.Wait;
import care.homeward.contracts.StayEvent.WaitPassedOn;
import care.homeward.contracts.StayEvent.WaitStarted;
import care.homeward.dischargeflow.Asked.One;
import care.homeward.dischargeflow.Stay.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * With whom a wait is once somebody was asked or is asked no longer: of several the one {@link
 * Asked} names, and the hub only when nobody is left.
 *
 * <p>What people passed on by hand stays where they put it until someone is asked anew or nobody is
 * asked any more.
 *
 * @param asked who is asked then: others than before only beside facts, because every wait says how
 *     many are
 */
record Handover(List<StayEvent> events, Asked asked) {

  /** Where the wait is once this one is asked, or has it. */
  static Handover ask(
      Stay stay, Instant at, One one, Asked asked, String reason, DelayReasons reasons) {
    var first = asked.first(one.waitId()).orElse(one);
    var present = stay.openWait(one.waitId()).map(Waiting::details).orElse(null);
    Wait details;
    if (present == null) {
      details = with(stay, first, reason, reasons);
    } else if (stay.asked().first(one.waitId()).filter(first::equals).isPresent()
        && isWith(present, first)) {
      details = present;
    } else {
      var why = first.standing() == one.standing() ? reason : present.reason();
      details = with(stay, first, why, reasons);
    }
    return put(stay, at, one.waitId(), details, asked);
  }

  /** Where the wait is once these are asked no longer; what is not asked leaves nothing. */
  static Handover leave(
      Stay stay,
      Instant at,
      Predicate<One> those,
      boolean forWantOfCapacity,
      NextStep ofHub,
      DelayReasons reasons) {
    var asked = stay.asked().without(those, at);
    return left(stay, those)
        .map(one -> handOn(stay, at, one, asked, forWantOfCapacity, ofHub, reasons))
        .orElseGet(() -> nothing(stay));
  }

  /**
   * That there is no capacity is a provider's word even while another is asked, because to be asked
   * is not to have room; not while another has taken it.
   */
  static Handover handOn(
      Stay stay,
      Instant at,
      One left,
      Asked asked,
      boolean forWantOfCapacity,
      NextStep ofHub,
      DelayReasons reasons) {
    var waitId = left.waitId();
    var before = stay.asked().first(waitId).orElse(left);
    var next = asked.first(waitId);
    var present = stay.openWait(waitId).map(Waiting::details).orElseThrow();
    var none = forWantOfCapacity && next.filter(One::hasIt).isEmpty();
    var reason = present(stay, left, next.orElse(left), reasons);
    var now = none ? reasons.notAvailable(reason) : reason;
    Wait details;
    if (next.isEmpty()) {
      var why = WaitReasons.of(stay, reasons);
      var toRefer = ofHub == NextStep.REFER && !none;
      details = hub(stay, toRefer ? why.asked(WaitReasons.REFERRALS_OF_HUB, now) : now, ofHub);
    } else if (before.equals(next.get()) || !isWith(present, before)) {
      details = none ? because(present, now) : present;
    } else {
      details = with(stay, next.get(), now, reasons);
    }
    return put(stay, at, waitId, details, asked);
  }

  /**
   * One who is asked answers later than was expected. It is said while the wait is with another
   * too: when that one lets go, it is this one's until then.
   */
  static Handover later(Stay stay, Instant at, One one) {
    var asked = stay.asked().with(one);
    var present = stay.openWait(one.waitId()).map(Waiting::details).orElseThrow();
    var its = isWith(present, one) && asked.first(one.waitId()).filter(one::equals).isPresent();
    var details = its ? due(present, one.due()) : present;
    return new Handover(
        List.of(new WaitPassedOn(stay.id(), stay.personId(), at, one.waitId(), details)), asked);
  }

  /** The reason of the wait, or what it would be but for a question. */
  static String present(Stay stay, One one, One wanting, DelayReasons reasons) {
    var reason =
        stay.openWait(one.waitId()).map(wait -> wait.details().reason()).orElse(one.wanted());
    return stay.asked().first(one.waitId()).filter(One::question).isPresent()
        ? WaitReasons.of(stay, reasons).asked(wanting.wanted(), reason)
        : reason;
  }

  /** The first of these who is asked for a wait that is still open. */
  static Optional<One> left(Stay stay, Predicate<One> those) {
    return stay.asked()
        .open()
        .filter(those)
        .filter(one -> stay.openWait(one.waitId()).isPresent())
        .findFirst();
  }

  private static boolean isWith(Wait details, One one) {
    return details.owner() == one.owner() && Objects.equals(details.ownerReference(), one.holder());
  }

  private static Wait with(Stay stay, One one, String reason, DelayReasons reasons) {
    var ofHome = one.owner() == Owner.CARE_HOME;
    var step =
        switch (one.standing()) {
          case HAS_IT -> ofHome ? NextStep.MOVE_IN : NextStep.START_CARE;
          case ASKED, OFF -> ofHome ? NextStep.ASSESS : NextStep.ANSWER;
          case QUESTION -> NextStep.ANSWER;
        };
    var why =
        one.question()
            ? WaitReasons.of(stay, reasons).asked(WaitReasons.FURTHER_ACTION, reason)
            : reason;
    return Wait.of(why, one.owner(), one.holder(), step, one.due());
  }

  /** With the hub, or with the ward on pathway 0, which the hub has no part in. */
  static Wait hub(Stay stay, String reason, NextStep nextStep) {
    return Wait.of(reason, stay.plan().arrangedBy(), null, nextStep, null);
  }

  private static Wait because(Wait it, String reason) {
    return new Wait(
        reason,
        it.owner(),
        it.ownerReference(),
        it.organisation(),
        it.nextStep(),
        it.due(),
        it.asked());
  }

  private static Wait due(Wait it, @Nullable Instant due) {
    return new Wait(
        it.reason(),
        it.owner(),
        it.ownerReference(),
        it.organisation(),
        it.nextStep(),
        due,
        it.asked());
  }

  static Handover put(Stay stay, Instant at, String waitId, Wait it, Asked asked) {
    var howMany = asked.howMany(waitId);
    var details =
        new Wait(
            it.reason(),
            it.owner(),
            it.ownerReference(),
            it.organisation(),
            it.nextStep(),
            it.due(),
            howMany == 0 ? null : Integer.valueOf(howMany));
    var wait = stay.openWait(waitId);
    if (wait.isEmpty()) {
      var started = new WaitStarted(stay.id(), stay.personId(), at, waitId, details);
      return new Handover(List.of(started), asked);
    }
    return wait.get().details().equals(details)
        ? nothing(stay)
        : new Handover(
            List.of(new WaitPassedOn(stay.id(), stay.personId(), at, waitId, details)), asked);
  }

  static Handover nothing(Stay stay) {
    return new Handover(List.of(), stay.asked());
  }
}
