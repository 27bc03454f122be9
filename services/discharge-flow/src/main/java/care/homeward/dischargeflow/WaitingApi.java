package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent.PathwayChosen.DischargeToAssessNotPossible;
import care.homeward.contracts.StayEvent.PathwayChosen.HomeNotPossible;
import care.homeward.platform.core.London;
import care.homeward.platform.core.Refused;
import care.homeward.platform.web.Moments;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Limit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who waits in a bed, most pressing first, and how often home came first, over HTTP. */
@RestController
@RequestMapping("/api/stays")
class WaitingApi {

  /** More beds than the hospitals of a partnership have; a list is never without an end. */
  private static final Limit MOST = Limit.of(10_000);

  static final Comparator<StayViews.View> MOST_PRESSING_FIRST =
      Comparator.comparing((StayViews.View view) -> !view.withoutNextStep())
          .thenComparing(view -> !view.fastTrack())
          .thenComparing(
              StayViews.View::readyAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
          .thenComparing(StayViews.View::stayId);

  private final Stays stays;
  private final StayViews views;

  WaitingApi(Stays stays, StayViews views) {
    this.stays = stays;
    this.views = views;
  }

  /** Who waits: first those without a next step, then fast track, then those ready longest. */
  record Waiting(List<StayViews.View> stays) {}

  /** Choices of a pathway from the one day to the other, both included. */
  record Choices(
      LocalDate from,
      LocalDate to,
      Map<Integer, Long> byPathway,
      Map<HomeNotPossible, Long> whyNot,
      Map<DischargeToAssessNotPossible, Long> whyNotAssessedOutside) {}

  /** Everyone who waits in a bed, those without a next step first. */
  @GetMapping(params = "waiting=true")
  Waiting waiting() {
    return new Waiting(
        stays.waiting(MOST).stream().map(views::asOfNow).sorted(MOST_PRESSING_FIRST).toList());
  }

  /** Pathways chosen in a period, and why home was not possible. */
  @GetMapping("/home-first")
  Choices homeFirst(@RequestParam LocalDate from, @RequestParam LocalDate to) {
    if (Moments.day(to).isBefore(Moments.day(from))) {
      throw Refused.impossible("ends-before-it-begins", "The last day is before the first.");
    }
    var chosen = stays.withPathwayChosen(London.startOf(from), London.endOf(to), MOST);
    var counted = HomeFirst.of(chosen, from, to);
    return new Choices(
        from, to, counted.byPathway(), counted.whyNot(), counted.whyNotAssessedOutside());
  }
}
