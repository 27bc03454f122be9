package care.homeward.referrals;

import care.homeward.platform.web.Moments;
import org.springframework.stereotype.Component;

/** By when whoever is asked now has to answer. */
@Component
class TimesToAnswer {

  private final ReferralSettings settings;
  private final Moments moments;

  TimesToAnswer(ReferralSettings settings, Moments moments) {
    this.settings = settings;
    this.moments = moments;
  }

  AnswerTimes asOfNow() {
    var answer = settings.answer();
    return new AnswerTimes(moments.now(), answer.twoHour(), answer.twoDay(), answer.routine());
  }
}
