package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.DutyToReferAnswered;
import care.homeward.contracts.StayEvent.DutyToReferMade;
import care.homeward.contracts.StayEvent.HousingNeedNoted;
import care.homeward.contracts.StayEvent.HousingNeedNoted.HousingNeed;
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
