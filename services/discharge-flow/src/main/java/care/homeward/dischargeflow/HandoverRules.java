package care.homeward.dischargeflow;

import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.CareBegan;
import care.homeward.contracts.StayEvent.JourneyClosed;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.WaitEnded;
import care.homeward.dischargeflow.Asked.One;
import care.homeward.dischargeflow.Asked.Standing;
import care.homeward.dischargeflow.Bed.Phase;
import care.homeward.dischargeflow.DelayReasons.AnsweredBy;
import care.homeward.dischargeflow.Stay.Waiting;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a wait changes hands by itself when a team or a home is asked, answers, or lets go.
 *
 * <p>A wait of the hospital's own, such as for transport, is nobody else's and stays.
 */
final class HandoverRules {

  private HandoverRules() {}

  static Handover decide(Stay stay, StayCommand.FromOthers command, DelayReasons reasons) {
    if (command instanceof StayCommand.CareBegins begins) {
      return careBegins(stay, begins, reasons);
    }
    if (!stay.inBed()) {
      return Handover.nothing(stay);
    }
    return switch (command) {
      case StayCommand.TeamHasIt c -> teamHasIt(stay, c, reasons);
      case StayCommand.TeamIsOff c ->
          Handover.leave(
              stay,
              c.at(),
              team(c.referralId(), c.teamId()),
              c.forWantOfCapacity(),
              NextStep.REFER,
              reasons);
      case StayCommand.TeamPassesOn c -> teamPassesOn(stay, c, reasons);
      case StayCommand.TeamHasNoCapacity c ->
          Handover.leave(stay, c.at(), allOf(c.referralId()), true, NextStep.REFER, reasons);
      case StayCommand.NoTeamHasIt c -> noTeamHasIt(stay, c, reasons);
      case StayCommand.MoreIsAsked c -> moreIsAsked(stay, c, reasons);
      case StayCommand.QuestionIsOver c ->
          Handover.leave(
              stay,
              c.at(),
              allOf(c.referralId()).and(One::question),
              false,
              NextStep.REFER,
              reasons);
      case StayCommand.ReferralIsOff c ->
          Handover.leave(stay, c.at(), allOf(c.referralId()), false, NextStep.REFER, reasons);
      case StayCommand.HomeHoldsBed c -> homeHoldsBed(stay, c, reasons);
      case StayCommand.HomeAssessesFirst c -> homeAssessesFirst(stay, c);
      case StayCommand.HomeAccepts c -> homeAccepts(stay, c, reasons);
      case StayCommand.BedIsGone c ->
          Handover.leave(
              stay, c.at(), allOf(c.holdId()), c.forWantOfRoom(), NextStep.FIND_PLACE, reasons);
      case StayCommand.CareBegins _ -> Handover.nothing(stay);
    };
  }

  private static Handover teamHasIt(Stay stay, StayCommand.TeamHasIt c, DelayReasons reasons) {
    if (stay.careBegan(c.referralId())) {
      // First contacts and referrals are told by different services: the contact was heard first.
      return Handover.nothing(stay);
    }
    var wanted =
        switch (c.skill()) {
          case THERAPY, REABLEMENT -> "home-based-rehab-arranging";
          case NURSING -> "home-health-arranging";
          case HOME_CARE, SOCIAL_WORK -> "home-social-care-arranging";
          case VOLUNTARY_SUPPORT -> WaitReasons.FURTHER_ACTION;
        };
    var wait =
        stay.askedFor(c.referralId())
            .or(() -> toBeAnswered(stay, AnsweredBy.TEAM, wanted, reasons));
    var taken = c.nextStep() == NextStep.START_CARE;
    var one =
        new One(
            c.referralId(),
            c.teamId(),
            Owner.COMMUNITY,
            wait.map(Waiting::waitId).orElse(c.newWaitId()),
            wanted,
            c.at(),
            taken ? Standing.HAS_IT : Standing.ASKED,
            null);
    var present = wait.map(open -> open.details().reason()).orElse(null);
    var why = WaitReasons.of(stay, reasons);
    if (!taken) {
      return Handover.ask(
          stay, c.at(), one, stay.asked().with(one), why.asked(wanted, present), reasons);
    }
    var answered = stay.asked().without(allOf(c.referralId()).and(One::question), c.at());
    return Handover.ask(
        stay, c.at(), one, answered.with(one), why.arranging(wanted, present), reasons);
  }

  /** With whom it was passed on to, who is told to be asked next, if it is with nobody else. */
  private static Handover teamPassesOn(
      Stay stay, StayCommand.TeamPassesOn c, DelayReasons reasons) {
    var those = team(c.referralId(), c.teamId());
    var asked = stay.asked().without(those, c.at());
    return Handover.left(stay, those)
        .filter(one -> asked.first(one.waitId()).isEmpty())
        .map(
            one -> {
              var next =
                  new One(
                      one.reference(),
                      c.toTeamId(),
                      Owner.COMMUNITY,
                      one.waitId(),
                      one.wanted(),
                      c.at(),
                      Standing.ASKED,
                      null);
              return Handover.handOn(
                  stay, c.at(), one, asked.with(next), false, NextStep.REFER, reasons);
            })
        .orElseGet(() -> Handover.leave(stay, c.at(), those, false, NextStep.REFER, reasons));
  }

  private static Handover noTeamHasIt(Stay stay, StayCommand.NoTeamHasIt c, DelayReasons reasons) {
    if (stay.asked().knows(c.referralId()) || stay.careBegan(c.referralId())) {
      return Handover.leave(stay, c.at(), allOf(c.referralId()), false, NextStep.REFER, reasons);
    }
    var wanted = WaitReasons.REFERRALS_OF_HUB;
    var wait = toBeAnswered(stay, AnsweredBy.TEAM, wanted, reasons);
    var waitId = wait.map(Waiting::waitId).orElse(c.newWaitId());
    if (stay.asked().first(waitId).isPresent()) {
      return Handover.nothing(stay);
    }
    var present = wait.map(open -> open.details().reason()).orElse(null);
    var details =
        Handover.hub(stay, WaitReasons.of(stay, reasons).asked(wanted, present), NextStep.REFER);
    var one =
        new One(c.referralId(), null, details.owner(), waitId, wanted, c.at(), Standing.OFF, null);
    return Handover.put(stay, c.at(), waitId, details, stay.asked().with(one));
  }

  /** A question is the hospital's to answer, which knows the person. */
  private static Handover moreIsAsked(Stay stay, StayCommand.MoreIsAsked c, DelayReasons reasons) {
    var wait = stay.askedFor(c.referralId()).orElse(null);
    if (wait == null) {
      return Handover.nothing(stay);
    }
    var isAsked = stay.asked().open().anyMatch(allOf(c.referralId()));
    if (!isAsked && stay.asked().first(wait.waitId()).isPresent()) {
      return Handover.nothing(stay);
    }
    var wanted =
        stay.asked()
            .of(c.referralId())
            .reduce((one, later) -> later)
            .map(One::wanted)
            .orElse(WaitReasons.FURTHER_ACTION);
    var one =
        new One(
            c.referralId(),
            c.teamId(),
            Owner.HOSPITAL,
            wait.waitId(),
            wanted,
            c.at(),
            Standing.QUESTION,
            null);
    return Handover.ask(
        stay, c.at(), one, stay.asked().with(one), wait.details().reason(), reasons);
  }

  private static Handover homeHoldsBed(
      Stay stay, StayCommand.HomeHoldsBed c, DelayReasons reasons) {
    var wanted = wantedOfHome(stay.plan().pathway(), c.bedType());
    var wait =
        stay.askedFor(c.holdId()).or(() -> toBeAnswered(stay, AnsweredBy.HOME, wanted, reasons));
    var one =
        new One(
            c.holdId(),
            c.homeId(),
            Owner.CARE_HOME,
            wait.map(Waiting::waitId).orElse(c.newWaitId()),
            wanted,
            c.at(),
            Standing.ASKED,
            c.expiresAt());
    var present = wait.map(open -> open.details().reason()).orElse(null);
    var reason = WaitReasons.of(stay, reasons).asked(wanted, present);
    return Handover.ask(stay, c.at(), one, stay.asked().with(one), reason, reasons);
  }

  private static Handover homeAssessesFirst(Stay stay, StayCommand.HomeAssessesFirst c) {
    return Handover.left(stay, allOf(c.holdId()).and(one -> one.standing() == Standing.ASKED))
        .filter(one -> one.due() == null || one.due().isBefore(c.expiresAt()))
        .map(one -> Handover.later(stay, c.at(), one.due(c.expiresAt())))
        .orElseGet(() -> Handover.nothing(stay));
  }

  private static Handover homeAccepts(Stay stay, StayCommand.HomeAccepts c, DelayReasons reasons) {
    return Handover.left(stay, allOf(c.holdId()))
        .map(
            one -> {
              var accepted =
                  new One(
                      one.reference(),
                      c.homeId(),
                      one.owner(),
                      one.waitId(),
                      one.wanted(),
                      c.at(),
                      Standing.HAS_IT,
                      null);
              var reason = reasons.underway(Handover.present(stay, one, one, reasons));
              return Handover.ask(
                  stay, c.at(), accepted, stay.asked().with(accepted), reason, reasons);
            })
        .orElseGet(() -> Handover.nothing(stay));
  }

  /** The pathway says what the bed is for; until one is chosen, its type does. */
  private static String wantedOfHome(@Nullable Integer pathway, BedType bedType) {
    var timeLimited =
        switch (bedType) {
          case COMMUNITY_REHABILITATION, COMMUNITY_ASSESSMENT -> true;
          case RESIDENTIAL,
              RESIDENTIAL_DEMENTIA,
              NURSING,
              NURSING_DEMENTIA,
              RESIDENTIAL_LEARNING_DISABILITY,
              NURSING_LEARNING_DISABILITY,
              RESIDENTIAL_MENTAL_HEALTH,
              NURSING_MENTAL_HEALTH ->
              false;
        };
    var bedBased = pathway == null ? timeLimited : pathway == 2;
    return bedBased ? "bed-based-rehab-arranging" : "care-home-arranging";
  }

  private static Handover careBegins(Stay stay, StayCommand.CareBegins c, DelayReasons reasons) {
    var phase = stay.bed().phase();
    if (phase == Phase.UNKNOWN || phase == Phase.CANCELLED || stay.careBegan(c.reference())) {
      return Handover.nothing(stay);
    }
    var events = new ArrayList<StayEvent>();
    events.add(new CareBegan(stay.id(), stay.personId(), c.at(), c.by(), c.reference()));
    if (phase == Phase.DISCHARGED && !stay.closed()) {
      var left = stay.bed().left();
      var last = left != null && left.at().isAfter(c.at()) ? left.at() : c.at();
      events.add(new JourneyClosed(stay.id(), stay.personId(), last));
    }
    var one = Handover.left(stay, allOf(c.reference()));
    if (phase != Phase.IN_BED || one.isEmpty()) {
      return new Handover(events, stay.asked());
    }
    var waitId = one.get().waitId();
    var others = Handover.leave(stay, c.at(), allOf(c.reference()), false, NextStep.REFER, reasons);
    if (others.asked().first(waitId).isPresent()) {
      events.addAll(others.events());
    } else {
      events.add(new WaitEnded(stay.id(), stay.personId(), c.at(), waitId));
    }
    return new Handover(events, others.asked());
  }

  /**
   * The wait that whoever is asked takes over: one for the same thing, else the latest that being
   * asked answers, that is with no other team or home, and for which none is asked.
   */
  private static Optional<Waiting> toBeAnswered(
      Stay stay, AnsweredBy by, String wanted, DelayReasons reasons) {
    var asked = stay.asked();
    var sameThing =
        stay.openWaits()
            .filter(
                wait -> {
                  var reason = wait.details().reason();
                  var sameReason =
                      reason.equals(wanted) || reason.equals(reasons.notAvailable(wanted));
                  return asked.isWanted(wait.waitId(), wanted)
                      || (sameReason && asked.first(wait.waitId()).filter(One::question).isEmpty());
                })
            .findFirst();
    return sameThing.or(
        () ->
            stay.openWaits()
                .filter(wait -> wait.details().ownerReference() == null)
                .filter(wait -> asked.first(wait.waitId()).isEmpty())
                .filter(wait -> reasons.of(wait.details().reason()).answeredBy().contains(by))
                .reduce((one, later) -> later));
  }

  private static Predicate<One> allOf(String reference) {
    return one -> one.reference().equals(reference);
  }

  private static Predicate<One> team(String referralId, String teamId) {
    return allOf(referralId).and(one -> teamId.equals(one.who()));
  }
}
