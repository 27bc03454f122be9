package care.homeward.live.pages.flow;

import care.homeward.live.board.Delay;
import care.homeward.live.board.Standing;
import care.homeward.live.history.Density;
import care.homeward.live.history.Moment;
import care.homeward.live.history.TimeMachine;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way into the past: a slider over the last weeks, and what a page of the past says of it. */
@Component
class PastForm {

  private static final int HOURS_A_BAR = 6;
  private static final int HEIGHT = 16;
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.UK).withZone(Delay.LONDON);

  private final TimeMachine machine;
  private final Density density;

  /** How much was said in six hours, as a bar under the slider. */
  record Bar(int x, int y, int height) {}

  /**
   * The slider.
   *
   * @param oldest hours before now at its left end, below 0
   * @param hours hours before now at which it stands
   * @param said the same in words
   * @param at the moment for an input of a date and time; the last is now
   * @param kept what else the address asks for
   */
  record Slider(
      int oldest,
      long hours,
      String said,
      String at,
      String last,
      List<Bar> bars,
      int width,
      Map<String, List<String>> kept) {}

  /**
   * What a page of the past says of itself.
   *
   * @param nothing true if nothing had been recorded yet
   * @param marked how many cards say something else than was known
   * @param left how many were shown then and are not shown here
   * @param other the same moment looked at the other way
   * @param now the same page as of now
   */
  record Past(
      String words,
      boolean corrected,
      boolean nothing,
      long marked,
      long left,
      String other,
      String now) {}

  PastForm(TimeMachine machine, Density density) {
    this.machine = machine;
    this.density = density;
  }

  Slider slider(Asked asked, Instant now) {
    var at = asked.moment().at();
    var back = at == null ? 0 : Math.round(Duration.between(at, now).toMinutes() / 60.0);
    var bars = bars(density.hours(asked.moment().as()));
    return new Slider(
        -Density.HOURS,
        Math.max(-Density.HOURS, -back),
        at == null ? "Now" : Density.HOURS < back ? "before this" : ago(back),
        at == null ? "" : LOCAL.format(at),
        LOCAL.format(now.truncatedTo(ChronoUnit.MINUTES)),
        bars,
        bars.size(),
        asked.kept(List.of(Moment.AT)));
  }

  @Nullable Past past(Asked asked, Collection<Standing> shown) {
    var moment = asked.moment();
    if (!moment.past()) {
      return null;
    }
    var other =
        asked.with(moment.as(moment.corrected() ? Moment.As.KNOWN : Moment.As.CORRECTED)).href();
    var now = asked.with(Moment.NOW).href();
    if (!moment.corrected()) {
      return new Past(moment.words(), false, machine.before(moment), 0, 0, other, now);
    }
    var known = machine.board(moment.as(Moment.As.KNOWN));
    var here = shown.stream().map(one -> one.card().stayId()).collect(Collectors.toSet());
    return new Past(
        moment.words(),
        true,
        machine.before(moment),
        shown.stream()
            .filter(
                one -> {
                  var then = known.standing(one.card().stayId());
                  return then == null || !then.card().saysTheSame(one.card());
                })
            .count(),
        known
            .standings()
            .filter(asked.filter()::matches)
            .filter(one -> !here.contains(one.card().stayId()))
            .count(),
        other,
        now);
  }

  /** The fullest six hours fill the height; anything said at all can be seen. */
  private static List<Bar> bars(int[] hours) {
    var sums = new int[hours.length / HOURS_A_BAR];
    for (int i = 0; i < sums.length * HOURS_A_BAR; i++) {
      sums[i / HOURS_A_BAR] += hours[i];
    }
    var most = 1;
    for (var sum : sums) {
      most = Math.max(most, sum);
    }
    var bars = new ArrayList<Bar>();
    for (int i = 0; i < sums.length; i++) {
      var height = (int) Math.ceil((double) HEIGHT * sums[i] / most);
      bars.add(new Bar(i, HEIGHT - height, height));
    }
    return bars;
  }

  private static String ago(long hours) {
    if (hours == 0) {
      return "under 1h ago";
    }
    return (hours < 24 ? "" : hours / 24 + "d ") + hours % 24 + "h ago";
  }
}
