package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent;
import care.homeward.referrals.ReferralCommand.AnswerInformation;
import care.homeward.referrals.ReferralCommand.AskInformation;
import care.homeward.referrals.ReferralCommand.CloseReferral;
import care.homeward.referrals.ReferralCommand.DeclineReferral;
import care.homeward.referrals.ReferralCommand.EndWithPerson;
import care.homeward.referrals.ReferralCommand.FollowPerson;
import care.homeward.referrals.ReferralCommand.FulfilReferral;
import care.homeward.referrals.ReferralCommand.LapseOffers;
import care.homeward.referrals.ReferralCommand.MakePart;
import care.homeward.referrals.ReferralCommand.MakeReferral;
import care.homeward.referrals.ReferralCommand.OfferReferral;
import care.homeward.referrals.ReferralCommand.RedirectReferral;
import care.homeward.referrals.ReferralCommand.ReopenReferral;
import care.homeward.referrals.ReferralCommand.SupersedeReferral;
import care.homeward.referrals.ReferralCommand.TakeReferral;
import care.homeward.referrals.ReferralCommand.TriageReferral;
import care.homeward.referrals.ReferralCommand.WithdrawReferral;
import care.homeward.referrals.ReferralCommand.WithholdArea;
import java.util.List;

/** Which rules answer what is asked of a referral: the list of them all. */
final class Decisions {

  private Decisions() {}

  static List<ReferralEvent> decide(Referral referral, ReferralCommand command) {
    return switch (command) {
      case MakeReferral c -> new Making(referral).make(c);
      case MakePart c -> new Making(referral).part(c);
      case TriageReferral c -> new Making(referral).triage(c);
      case OfferReferral c -> new Asking(referral).offer(c);
      case AskInformation c -> new Asking(referral).ask(c);
      case AnswerInformation c -> new Asking(referral).answer(c);
      case LapseOffers c -> new Asking(referral).lapse(c);
      case TakeReferral c -> new Answering(referral).take(c);
      case DeclineReferral c -> new Answering(referral).decline(c);
      case RedirectReferral c -> new Answering(referral).redirect(c);
      case WithdrawReferral c -> new Ending(referral).withdraw(c);
      case SupersedeReferral c -> new Ending(referral).supersede(c);
      case CloseReferral c -> new Ending(referral).close(c);
      case FulfilReferral c -> new Ending(referral).fulfil(c);
      case EndWithPerson c -> new Ending(referral).end(c);
      case ReopenReferral c -> new Ending(referral).reopen(c);
      case FollowPerson c -> new Following(referral).follow(c);
      case WithholdArea c -> new Following(referral).withhold(c);
    };
  }
}
