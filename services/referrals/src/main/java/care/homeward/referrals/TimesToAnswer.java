package care.homeward.referrals;

import care.homeward.platform.web.Moments;
import org.springframework.stereotype.Component;

/** By when whoever is asked now has to answer. */
@Component
class Answering {

  private final ReferralSettings settings;
  private final Moments moments;

  Answering(ReferralSettings settings, Moments moments) {
    this.settings = settings;
    this.moments = moments;
  }

  AnswerTimes times() {
    var answer = settings.answer();
    return new AnswerTimes(moments.now(), answer.twoHour(), answer.twoDay(), answer.routine());
  }
}
