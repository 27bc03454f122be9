package care.homeward.referrals;

import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.platform.core.London;
import care.homeward.platform.core.Refused;
import care.homeward.platform.core.SmallNumberRules;
import care.homeward.platform.core.SmallNumbers;
import care.homeward.platform.web.Moments;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whether people are seen within two hours and within two days. */
@RestController
class StandardsApi {

  private static final int MOST = 50_000;

  private final Referrals referrals;
  private final SmallNumberRules smallNumbers;
  private final Moments moments;

  StandardsApi(Referrals referrals, SmallNumberRules smallNumbers, Moments moments) {
    this.referrals = referrals;
    this.smallNumbers = smallNumbers;
    this.moments = moments;
  }

  /** Of the referrals received from the one day to the other, both included, in Europe/London. */
  record Standards(LocalDate from, LocalDate to, Instant asOf, List<Standard> standards) {}

  /** Exact for those who see the people anyway, else rounded. */
  @GetMapping("/api/referrals/standards")
  Standards standards(
      @RequestParam LocalDate from, @RequestParam LocalDate to, JwtAuthenticationToken token) {
    if (to.isBefore(from)) {
      throw Refused.impossible("period-backwards", "The last day is before the first.");
    }
    var now = moments.now();
    var small =
        Caller.of(token).onlyFigures() ? smallNumbers.on(London.day(now)) : SmallNumbers.EXACT;
    var standards =
        Stream.of(Urgency.TWO_HOUR, Urgency.TWO_DAY)
            .map(urgency -> Standard.of(urgency, received(urgency, from, to), now).shown(small))
            .toList();
    return new Standards(from, to, now, standards);
  }

  private List<Referral> received(Urgency urgency, LocalDate from, LocalDate to) {
    var first = London.startOf(from);
    var end = London.endOf(to);
    var found = referrals.received(urgency, first, end, Limit.of(MOST + 1));
    if (found.size() > MOST) {
      throw Refused.impossible("period-too-long", "Too many referrals: name a shorter time.");
    }
    return found;
  }
}
