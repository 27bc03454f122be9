package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent;
import care.homeward.platform.core.Decision;
import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.journal.Journal;
import care.homeward.platform.journal.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries out what is asked or told of stays: the only writer of the journal. */
@Component
class StayDesk {

  private final Journal<Stay, StayEvent> journal;
  private final StaysOfPeople staysOfPeople;
  private final DelayReasons reasons;

  StayDesk(Journal<Stay, StayEvent> journal, StaysOfPeople staysOfPeople, DelayReasons reasons) {
    this.journal = journal;
    this.staysOfPeople = staysOfPeople;
    this.reasons = reasons;
  }

  /** The stay as it is now; blank if nothing was ever said of it. */
  Stay state(String stayId) {
    return journal.state(stayId);
  }

  /**
   * The stay as it is now.
   *
   * @throws Refused if nothing was ever said of it
   */
  Stay find(String stayId) {
    var stay = journal.state(stayId);
    if (!stay.known()) {
      throw Refused.unknown("stay");
    }
    return stay;
  }

  Outcome<Stay, StayEvent> handle(String stayId, StayCommand command, Cause cause) {
    return journal.handle(
        stayId,
        cause,
        stay -> {
          var events = stay.decide(command, reasons);
          return new Decision<>(events, events.isEmpty() ? null : kept(stay, command, cause));
        });
  }

  /** Carries out all that one message of a hospital says, as one journal entry. */
  void handle(String stayId, List<? extends StayCommand.FromHospital> commands, Cause cause) {
    var _ =
        journal.handle(
            stayId,
            cause,
            stay -> {
              var events = stay.decideAll(commands, reasons);
              var signed = events.isEmpty() ? null : new Plan.Signed(cause.by(), null);
              return new Decision<>(events, signed);
            });
  }

  /** Who is asked then, if others did it; who decided it, if not. */
  private @Nullable Object kept(Stay stay, StayCommand command, Cause cause) {
    return switch (command) {
      case StayCommand.FromOthers heard -> HandoverRules.decide(stay, heard, reasons).asked();
      case StayCommand.FromBedCheck _ -> null;
      case StayCommand.FromHospital _, StayCommand.FromWard _, StayCommand.FromPeople _ ->
          new Plan.Signed(cause.by(), HousingRules.keptAuthority(stay, command));
    };
  }

  /** To be called before an admission, so that no merge overlooks it. */
  void noteWhose(String stayId, String personId) {
    var _ = staysOfPeople.save(new StayOfPerson(stayId, personId));
  }
}
