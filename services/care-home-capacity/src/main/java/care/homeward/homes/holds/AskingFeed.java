package care.homeward.homes.holds;

import care.homeward.contracts.CapacityEvent.AssessmentSought;
import care.homeward.contracts.CapacityEvent.BedAccepted;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedRefused;
import care.homeward.contracts.CapacityEvent.BedReleased;
import care.homeward.contracts.CapacityEvent.HoldLapsed;
import care.homeward.contracts.Envelope;
import care.homeward.homes.CareHomeCommand.LetGo;
import care.homeward.homes.CareHomeDesk;
import care.homeward.homes.CareHomes;
import care.homeward.homes.HomeArea;
import care.homeward.homes.KnownStays;
import care.homeward.homes.holds.Asking.Answer;
import care.homeward.platform.inbox.FactHandler;
import care.homeward.platform.inbox.HeardOnly;
import care.homeward.platform.journal.Cause;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * What the homes' own facts lead to: the log of what they were asked and said, and that the beds
 * other homes keep are let go once one accepted. It comes through the topic, so neither is lost
 * however the service stops.
 *
 * <p>Homes that were asked one by one are found by an index that lags a moment. A bed held within
 * that moment is missed; no other home can accept it, and it lapses by itself.
 */
@Component
class AskingFeed implements FactHandler {

  private static final Limit HOMES_KEEPING_ONE_PERSON_A_BED = Limit.of(100);

  private final Askings askings;
  private final Approaches approaches;
  private final AcceptanceDesk acceptances;
  private final CareHomes homes;
  private final CareHomeDesk desk;
  private final KnownStays stays;

  AskingFeed(
      Askings askings,
      Approaches approaches,
      AcceptanceDesk acceptances,
      CareHomes homes,
      CareHomeDesk desk,
      KnownStays stays) {
    this.askings = askings;
    this.approaches = approaches;
    this.acceptances = acceptances;
    this.homes = homes;
    this.desk = desk;
    this.stays = stays;
  }

  @Bean
  HeardOnly askingsHeard() {
    return HeardOnly.of((fact, _) -> note(fact), Asking.class);
  }

  @Override
  public void on(Envelope<?> fact, Cause cause) {
    note(fact);
    if (fact.data() instanceof BedAccepted accepted) {
      letOthersGo(accepted, cause);
    }
  }

  private void note(Envelope<?> fact) {
    switch (fact.data()) {
      case BedHeld e -> askings.save(Asking.of(e, livesIn(e)));
      case AssessmentSought e -> note(e.holdId(), asking -> asking.toBeAssessed(e));
      case BedAccepted e -> note(e.holdId(), asking -> asking.accepted(e.at()));
      case BedRefused e -> note(e.holdId(), asking -> asking.refused(e));
      case HoldLapsed e -> note(e.holdId(), Asking::lapsed);
      case BedReleased e -> note(e.holdId(), asking -> asking.ended(Answer.RELEASED));
      default -> {} // asks and answers nothing
    }
  }

  private HomeArea livesIn(BedHeld e) {
    return stays.livesIn(e.stayId(), desk.home(e.homeId()).registered());
  }

  private void note(String holdId, UnaryOperator<Asking> change) {
    askings.findById(holdId).map(change).ifPresent(askings::save);
  }

  /** Two homes can be through at once if a hold ran out meanwhile; then this one is let go. */
  private void letOthersGo(BedAccepted accepted, Cause cause) {
    if (!acceptances.isTheOne(accepted.stayId(), accepted.holdId(), accepted.at())) {
      desk.handle(accepted.homeId(), cause, new LetGo(accepted.holdId(), accepted.at()));
      return;
    }
    others(accepted)
        .forEach(
            (holdId, homeId) ->
                desk.handle(homeId, cause.and(holdId), new LetGo(holdId, accepted.at())));
  }

  /** Homes by the hold they keep, or kept, for the same person. */
  private Map<String, String> others(BedAccepted accepted) {
    var others = new LinkedHashMap<String, String>();
    for (var home : homes.findByHoldsStays(accepted.stayId(), HOMES_KEEPING_ONE_PERSON_A_BED)) {
      home.holds()
          .keeping(hold -> hold.stayId().equals(accepted.stayId()))
          .forEach(hold -> others.put(hold.holdId(), home.id()));
    }
    askings
        .findById(accepted.holdId())
        .map(Asking::approachId)
        .flatMap(approaches::findById)
        .ifPresent(
            approach ->
                approach.asked().forEach(asked -> others.put(asked.holdId(), asked.homeId())));
    others.remove(accepted.holdId());
    return others;
  }
}
