package care.homeward.dischargeflow;

import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.CareBegan;
import care.homeward.contracts.StayEvent.JourneyClosed;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.Wait;
import care.homeward.contracts.StayEvent.WaitEnded;
import care.homeward.contracts.StayEvent.WaitPassedOn;
import care.homeward.contracts.StayEvent.WaitStarted;
import care.homeward.dischargeflow.Bed.Phase;
import care.homeward.dischargeflow.DelayReasons.AnsweredBy;
import care.homeward.dischargeflow.DelayReasons.Family;
import care.homeward.dischargeflow.Stay.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a wait changes hands by itself when a team or a home is asked, answers, or lets go.
 *
 * <p>"Arrangements still underway" becomes "not yet available" only when the provider says that it
 * has no capacity, and is underway again only when one takes it or accepts: to be asked is not to
 * have room. A wait of the hospital's own, such as for transport, is nobody else's and stays.
 */
final class HandoverRules {

  private static final String REFERRALS_OF_HUB = "hub-referrals";
  private static final String FURTHER_ACTION = "further-action-by-provider";

  private HandoverRules() {}

  static List<StayEvent> decide(Stay stay, StayCommand.FromOthers command, DelayReasons reasons) {
    if (command instanceof StayCommand.CareBegins begins) {
      return careBegins(stay, begins);
    }
    if (!stay.inBed()) {
      return List.of();
    }
    return switch (command) {
      case StayCommand.TeamHasIt c -> teamHasIt(stay, c, reasons);
      case StayCommand.TeamHasNoCapacity c ->
          stay.answeredBy(c.referralId())
              .map(
                  wait ->
                      pass(
                          stay,
                          c.at(),
                          wait,
                          hub(stay, reasons.notAvailable(wait.details().reason()), NextStep.REFER)))
              .orElse(List.of());
      case StayCommand.NoTeamHasIt c -> noTeamHasIt(stay, c, reasons);
      case StayCommand.ReferralIsOff c ->
          stay.answeredBy(c.referralId())
              .map(wait -> pass(stay, c.at(), wait, toRefer(stay, wait, reasons)))
              .orElse(List.of());
      case StayCommand.HomeHoldsBed c -> homeHoldsBed(stay, c, reasons);
      case StayCommand.HomeAccepts c ->
          stay.answeredBy(c.holdId())
              .map(
                  wait ->
                      pass(
                          stay,
                          c.at(),
                          wait,
                          Wait.of(
                              reasons.underway(wait.details().reason()),
                              Owner.CARE_HOME,
                              c.homeId(),
                              NextStep.MOVE_IN,
                              null)))
              .orElse(List.of());
      case StayCommand.BedIsGone c ->
          stay.answeredBy(c.holdId())
              .map(
                  wait -> {
                    var reason = wait.details().reason();
                    var now = c.forWantOfRoom() ? reasons.notAvailable(reason) : reason;
                    return pass(stay, c.at(), wait, hub(stay, now, NextStep.FIND_PLACE));
                  })
              .orElse(List.of());
      case StayCommand.CareBegins _ -> List.of();
    };
  }

  /** That someone was asked, if a wait was started or passed on because of it. */
  static Optional<Stay.Asked> asked(StayCommand command, List<StayEvent> events) {
    if (!(command instanceof StayCommand.Asking asking)) {
      return Optional.empty();
    }
    return events.stream()
        .<Stay.Asked>mapMulti(
            (event, asked) -> {
              if (event instanceof WaitStarted e) {
                asked.accept(new Stay.Asked(asking.reference(), e.waitId()));
              } else if (event instanceof WaitPassedOn e) {
                asked.accept(new Stay.Asked(asking.reference(), e.waitId()));
              }
            })
        .findFirst();
  }

  private static List<StayEvent> teamHasIt(
      Stay stay, StayCommand.TeamHasIt c, DelayReasons reasons) {
    if (stay.careBegan(c.referralId())) {
      // First contacts and referrals are told by different services: the contact was heard first.
      return List.of();
    }
    var wanted =
        switch (c.skill()) {
          case THERAPY, REABLEMENT -> "home-based-rehab-arranging";
          case NURSING -> "home-health-arranging";
          case HOME_CARE, SOCIAL_WORK -> "home-social-care-arranging";
          case VOLUNTARY_SUPPORT -> FURTHER_ACTION;
        };
    var wait =
        stay.answeredBy(c.referralId())
            .or(() -> toBeAnswered(stay, AnsweredBy.TEAM, wanted, reasons));
    var taken = c.nextStep() == NextStep.START_CARE;
    var reason =
        taken ? reason(stay, wanted, wait, reasons) : reasonAsked(stay, wanted, wait, reasons);
    var details = Wait.of(reason, Owner.COMMUNITY, c.teamId(), c.nextStep(), null);
    return put(stay, c.at(), wait, c.newWaitId(), details);
  }

  private static List<StayEvent> noTeamHasIt(
      Stay stay, StayCommand.NoTeamHasIt c, DelayReasons reasons) {
    var wait = stay.answeredBy(c.referralId());
    if (wait.isEmpty() && (stay.wasAsked(c.referralId()) || stay.careBegan(c.referralId()))) {
      // Someone else was asked for it since, or it was ended: this referral no longer matters.
      return List.of();
    }
    wait = wait.or(() -> toBeAnswered(stay, AnsweredBy.TEAM, REFERRALS_OF_HUB, reasons));
    var details =
        wait.map(open -> toRefer(stay, open, reasons))
            .orElseGet(
                () ->
                    hub(
                        stay,
                        reason(stay, REFERRALS_OF_HUB, Optional.empty(), reasons),
                        NextStep.REFER));
    return put(stay, c.at(), wait, c.newWaitId(), details);
  }

  private static List<StayEvent> homeHoldsBed(
      Stay stay, StayCommand.HomeHoldsBed c, DelayReasons reasons) {
    var wanted = wantedOfHome(stay.plan().pathway(), c.bedType());
    var wait =
        stay.answeredBy(c.holdId()).or(() -> toBeAnswered(stay, AnsweredBy.HOME, wanted, reasons));
    var details =
        Wait.of(
            reasonAsked(stay, wanted, wait, reasons),
            Owner.CARE_HOME,
            c.homeId(),
            NextStep.ASSESS,
            c.expiresAt());
    return put(stay, c.at(), wait, c.newWaitId(), details);
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
              LEARNING_DISABILITY,
              MENTAL_HEALTH ->
              false;
        };
    var bedBased = pathway == null ? timeLimited : pathway == 2;
    return bedBased ? "bed-based-rehab-arranging" : "care-home-arranging";
  }

  private static List<StayEvent> careBegins(Stay stay, StayCommand.CareBegins c) {
    var phase = stay.bed().phase();
    if (phase == Phase.UNKNOWN || phase == Phase.CANCELLED || stay.careBegan(c.reference())) {
      return List.of();
    }
    var events = new ArrayList<StayEvent>();
    events.add(new CareBegan(stay.id(), stay.personId(), c.at(), c.by(), c.reference()));
    if (phase == Phase.DISCHARGED && !stay.closed()) {
      var left = stay.bed().left();
      var last = left != null && left.at().isAfter(c.at()) ? left.at() : c.at();
      events.add(new JourneyClosed(stay.id(), stay.personId(), last));
    }
    if (phase == Phase.IN_BED) {
      stay.answeredBy(c.reference())
          .ifPresent(
              wait -> events.add(new WaitEnded(stay.id(), stay.personId(), c.at(), wait.waitId())));
    }
    return events;
  }

  /**
   * The wait that whoever is asked takes over: one for the same thing, else the latest that being
   * asked answers and that is with no other team or home.
   */
  private static Optional<Waiting> toBeAnswered(
      Stay stay, AnsweredBy by, String wanted, DelayReasons reasons) {
    var sameThing =
        stay.openWaits()
            .filter(
                wait ->
                    wait.details().reason().equals(wanted)
                        || wait.details().reason().equals(reasons.notAvailable(wanted)))
            .findFirst();
    return sameThing.or(
        () ->
            stay.openWaits()
                .filter(wait -> wait.details().ownerReference() == null)
                .filter(wait -> reasons.of(wait.details().reason()).answeredBy().contains(by))
                .reduce((one, later) -> later));
  }

  /** The reason wanted, if the pathway allows it; else as it was. */
  private static String reason(
      Stay stay, String wanted, Optional<Waiting> wait, DelayReasons reasons) {
    return reasons.of(wanted).fits(stay.plan().pathway())
        ? wanted
        : wait.map(open -> open.details().reason()).orElse(FURTHER_ACTION);
  }

  /** As above, but what is not yet available stays so as long as someone is only asked. */
  private static String reasonAsked(
      Stay stay, String wanted, Optional<Waiting> wait, DelayReasons reasons) {
    return wait.map(open -> open.details().reason())
        .filter(present -> reasons.of(present).family() == Family.CAPACITY)
        .orElseGet(() -> reason(stay, wanted, wait, reasons));
  }

  /** Back with the hub to refer again; that there was no capacity is remembered. */
  private static Wait toRefer(Stay stay, Waiting wait, DelayReasons reasons) {
    var present = wait.details().reason();
    var reason =
        reasons.of(present).family() == Family.CAPACITY
            ? present
            : reason(stay, REFERRALS_OF_HUB, Optional.of(wait), reasons);
    return hub(stay, reason, NextStep.REFER);
  }

  /** With the hub, or with the ward on pathway 0, which the hub has no part in. */
  private static Wait hub(Stay stay, String reason, NextStep nextStep) {
    return Wait.of(reason, stay.plan().arrangedBy(), null, nextStep, null);
  }

  private static List<StayEvent> put(
      Stay stay, Instant at, Optional<Waiting> wait, String newWaitId, Wait details) {
    return wait.map(open -> pass(stay, at, open, details))
        .orElseGet(
            () -> List.of(new WaitStarted(stay.id(), stay.personId(), at, newWaitId, details)));
  }

  private static List<StayEvent> pass(Stay stay, Instant at, Waiting wait, Wait details) {
    return wait.details().equals(details)
        ? List.of()
        : List.of(new WaitPassedOn(stay.id(), stay.personId(), at, wait.waitId(), details));
  }
}
