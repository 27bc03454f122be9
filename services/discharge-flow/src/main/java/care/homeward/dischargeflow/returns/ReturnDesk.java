package care.homeward.dischargeflow.returns;

import care.homeward.platform.core.London;
import care.homeward.platform.core.Refused;
import care.homeward.platform.core.SmallNumberRules;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Makes returns, and keeps an edition of each different result. */
@Component
class ReturnDesk {

  private static final int MOST_EDITIONS = 1_000;

  private final Recorded recorded;
  private final Editions editions;
  private final SmallNumberRules smallNumbers;
  private final InstantSource clock;

  ReturnDesk(
      Recorded recorded, Editions editions, SmallNumberRules smallNumbers, InstantSource clock) {
    this.recorded = recorded;
    this.editions = editions;
    this.smallNumbers = smallNumbers;
    this.clock = clock;
  }

  /**
   * What came of making a return.
   *
   * @param isNew whether the result is another than that of the edition before
   */
  record Made(Edition edition, boolean isNew) {}

  /**
   * The latest edition, made now if the facts of today give another result than the one before.
   *
   * @throws Refused if the period is none, is not over, or can be amended no longer
   */
  Made make(ReturnKind kind, String period, String by) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var span = kind.span(period);
    kind.requireOpen(span, now);
    var rounding = new Rounding(smallNumbers.on(London.day(now)));
    var episodes = recorded.episodes(span.from(), span.until());
    var exact = computed(kind, period, episodes, Rounding.NONE);
    var rounded = computed(kind, period, episodes, rounding);
    while (true) {
      var latest = editions.findByKindAndPeriodOrderByNumberDesc(kind, period, Limit.of(1));
      if (!latest.isEmpty() && latest.getFirst().says(exact, rounded)) {
        return new Made(latest.getFirst(), false);
      }
      var number = latest.isEmpty() ? 1 : latest.getFirst().number() + 1;
      try {
        return new Made(
            editions.insert(
                new Edition(
                    Edition.id(kind, period, number),
                    kind,
                    period,
                    number,
                    now,
                    by,
                    recorded.rules().effectiveFrom().toString(),
                    rounding.numbers().effectiveFrom().toString(),
                    exact,
                    rounded)),
            true);
      } catch (DuplicateKeyException e) {
        // somebody else was faster: look at what they made
      }
    }
  }

  private Computed computed(
      ReturnKind kind, String period, List<Episode> episodes, Rounding rounding) {
    var rules = recorded.rules();
    var labels = recorded.labels();
    var critical = MidnightReason.expectedLast(labels.order());
    return switch (kind) {
      case SITREP ->
          SitrepReturn.of(YearMonth.parse(period), episodes, rules, labels, critical, rounding);
      case DISCHARGE_READY_DATE ->
          ReadyDateReturn.of(YearMonth.parse(period), episodes, rules, rounding);
      case DELAYED_TRANSFERS ->
          DelayedTransfersReturn.of(YearMonth.parse(period), episodes, rules, critical, rounding);
      case WINTER -> WinterReturn.file(LocalDate.parse(period), episodes, rules, rounding);
    };
  }

  /** All editions of a period, latest first. */
  List<Edition> editions(ReturnKind kind, String period) {
    var _ = kind.span(period);
    return editions.findByKindAndPeriodOrderByNumberDesc(kind, period, Limit.of(MOST_EDITIONS));
  }

  /**
   * One edition.
   *
   * @throws Refused if it was never made
   */
  Edition edition(ReturnKind kind, String period, int number) {
    return editions
        .findById(Edition.id(kind, period, number))
        .orElseThrow(() -> Refused.unknown("edition"));
  }
}
