package care.homeward.homes.holds;

import care.homeward.homes.Shortage;
import care.homeward.homes.Shortages;
import care.homeward.homes.holds.Answers.Response;
import care.homeward.homes.holds.Answers.Unmet;
import care.homeward.platform.core.London;
import care.homeward.platform.core.SmallNumberRules;
import care.homeward.platform.core.SmallNumbers;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Need that could not be met, and how homes answer. Who does not arrange care sees small counts
 * rounded, and no median of few.
 */
@RestController
@RequestMapping("/api/need")
class NeedApi {

  private static final int MOST = 20_000;
  private static final int LONGEST = 366;

  private final Askings askings;
  private final Shortages shortages;
  private final SmallNumberRules smallNumbers;
  private final InstantSource clock;

  NeedApi(
      Askings askings, Shortages shortages, SmallNumberRules smallNumbers, InstantSource clock) {
    this.askings = askings;
    this.shortages = shortages;
    this.smallNumbers = smallNumbers;
    this.clock = clock;
  }

  /**
   * Need not met since a day.
   *
   * @param since the first day counted
   */
  record UnmetNeed(LocalDate since, List<Unmet> unmet) {}

  /**
   * How homes answered what they were asked since a day.
   *
   * @param since the first day counted
   */
  record Responses(LocalDate since, List<Response> homes) {}

  /** Beds asked for and not found or refused, by type and place; leaders read rounded counts. */
  @GetMapping("/unmet")
  UnmetNeed unmet(@RequestParam(defaultValue = "28") int days, HttpServletRequest request) {
    var asked = askedSince(since(days));
    var lacked = lackedSince(asked.since());
    var since = lacked.since();
    return new UnmetNeed(
        since, Answers.unmet(asked.since(since).all(), lacked.all(), small(request)));
  }

  /** How long homes take to answer. */
  @GetMapping("/responses")
  Responses responses(@RequestParam(defaultValue = "28") int days, HttpServletRequest request) {
    var asked = askedSince(since(days));
    return new Responses(asked.since(), Answers.responses(asked.all(), small(request)));
  }

  private Newest<Asking> askedSince(LocalDate day) {
    var read =
        askings.findByAskedAtGreaterThanEqualOrderByAskedAtDesc(
            London.startOf(day), Limit.of(MOST));
    return Newest.of(read, MOST, day, asking -> London.day(asking.askedAt()));
  }

  private Newest<Shortage> lackedSince(LocalDate day) {
    var read = shortages.findByDayGreaterThanEqualOrderByDayDesc(day, Limit.of(MOST));
    return Newest.of(read, MOST, day, Shortage::day);
  }

  /** Today and the days before it, as many as asked for. */
  private LocalDate since(int days) {
    return London.day(clock.instant()).minusDays(Math.clamp(days, 1, LONGEST) - 1);
  }

  private SmallNumbers small(HttpServletRequest request) {
    return request.isUserInRole("HUB")
        ? SmallNumbers.EXACT
        : smallNumbers.on(London.day(clock.instant()));
  }
}
