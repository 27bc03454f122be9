package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.DutyToReferAnswered;
import care.homeward.contracts.StayEvent.DutyToReferMade;
import care.homeward.contracts.StayEvent.HousingNeedNoted;
import care.homeward.contracts.StayEvent.HousingNeedNoted.HousingNeed;
import care.homeward.dischargeflow.Bed.Phase;
import care.homeward.platform.core.Refused;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows from what is found out about housing, and from the duty to refer: only with consent,
 * and to the authority the person chose.
 */
final class HousingRules {

  private static final Set<String> WITH_RECOURSE =
      Set.of("homelessness-arranging", "housing-not-available");

  private HousingRules() {}

  /**
   * What {@code people} knows of where the person lives: that they have no fixed abode is noted, so
   * that no discharge to the "usual place of residence" hides it. That they have an address takes
   * back only what was heard so, never what the ward found out.
   */
  static List<StayEvent> decide(Stay stay, StayCommand.FromPeople command) {
    return switch (command) {
      case StayCommand.HearAbode c -> hear(stay, c);
    };
  }

  private static List<StayEvent> hear(Stay stay, StayCommand.HearAbode c) {
    var phase = stay.bed().phase();
    var admittedAt = stay.bed().admittedAt();
    var left = stay.bed().left();
    if (phase == Phase.UNKNOWN
        || phase == Phase.CANCELLED
        || (left != null && c.at().isAfter(left.at()))) {
      return List.of();
    }
    var at = admittedAt != null && c.at().isBefore(admittedAt) ? admittedAt : c.at();
    var need = HousingNeed.NO_FIXED_ABODE;
    var last = stay.plan().housing().last(need);
    var present = last.map(Housing.Noted::present).orElse(false);
    var saidLater = last.map(Housing.Noted::at).filter(at::isBefore).isPresent();
    var heardBefore = last.map(Housing.Noted::by).filter(c.by()::equals).isPresent();
    var news =
        switch (c.abode()) {
          case NO_FIXED_ABODE -> !present;
          case USUAL_ADDRESS -> present && heardBefore;
          case UNKNOWN -> false;
        };
    return news && !saidLater
        ? List.of(new HousingNeedNoted(stay.id(), stay.personId(), at, need, !present))
        : List.of();
  }

  static List<StayEvent> note(Stay stay, StayCommand.NoteHousingNeed c) {
    return stay.plan().housing().needs(c.need()) == c.present()
        ? List.of()
        : List.of(new HousingNeedNoted(stay.id(), stay.personId(), c.at(), c.need(), c.present()));
  }

  static List<StayEvent> refer(Stay stay, StayCommand.MakeDutyToRefer c) {
    var housing = stay.plan().housing();
    if (!c.consent()) {
      throw Refused.impossible("consent-needed", "Nobody is referred without their consent.");
    }
    if (!housing.dutyToRefer()) {
      throw Refused.conflict(
          "no-housing-need", "Nobody has noted that the person is, or may become, homeless.");
    }
    var waiting =
        !housing.duties().isEmpty()
            && housing.duties().getLast().outcome() == null
            && c.authority().equals(housing.duties().getLast().authority());
    return waiting
        ? List.of()
        : List.of(
            new DutyToReferMade(
                stay.id(),
                stay.personId(),
                c.at(),
                whereaboutsAreProtected(stay) ? null : c.authority()));
  }

  static List<StayEvent> answer(Stay stay, StayCommand.AnswerDutyToRefer c) {
    var duties = stay.plan().housing().duties();
    if (duties.isEmpty()) {
      throw Refused.conflict("nobody-referred", "The person was referred to no authority.");
    }
    if (c.at().isBefore(duties.getLast().at())) {
      throw Refused.impossible("before-referral", "Nobody answers before they are asked.");
    }
    return duties.getLast().outcome() == c.outcome()
        ? List.of()
        : List.of(new DutyToReferAnswered(stay.id(), stay.personId(), c.at(), c.outcome()));
  }

  /** The authority to be kept beside the facts, because they may not disclose it. */
  static @Nullable String keptAuthority(Stay stay, StayCommand command) {
    return command instanceof StayCommand.MakeDutyToRefer c && whereaboutsAreProtected(stay)
        ? c.authority()
        : null;
  }

  /** To have no recourse to public funds is a reason of its own, not one of the housing reasons. */
  static void requireReasonOfItsOwn(Stay stay, String reason) {
    if (WITH_RECOURSE.contains(reason)
        && stay.plan().housing().needs(HousingNeed.NO_RECOURSE_TO_PUBLIC_FUNDS)) {
      throw Refused.impossible(
          "no-recourse-is-a-reason-of-its-own",
          "The person has no recourse to public funds, which is a reason of its own.");
    }
  }

  private static boolean whereaboutsAreProtected(Stay stay) {
    var person = stay.person();
    return person == null || person.restricted();
  }
}
