package care.homeward.live.pages;

import care.homeward.live.board.Delay;
import care.homeward.live.history.Density;
import care.homeward.live.history.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The way into the past of a page: a slider over the last weeks, with how much was said when. */
@Component
public class TimeSlider {

  private static final int HOURS_A_BAR = 6;
  private static final int HEIGHT = 16;
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.UK).withZone(Delay.LONDON);

  private final Density density;

  /** How much was said in six hours, as a bar under the slider. */
  public record Bar(int x, int y, int height) {}

  /**
   * The slider.
   *
   * @param oldest hours before now at its left end, below 0
   * @param hours hours before now at which it stands
   * @param said the same in words
   * @param at the moment for an input of a date and time; the last is now
   * @param kept what else the address asks for
   */
  public record Slider(
      int oldest,
      long hours,
      String said,
      String at,
      String last,
      List<Bar> bars,
      int width,
      Map<String, List<String>> kept) {}

  TimeSlider(Density density) {
    this.density = density;
  }

  /** As it stands on a page of this moment. */
  public Slider of(Moment moment, Map<String, List<String>> kept, Instant now) {
    var at = moment.at();
    var back = at == null ? 0 : Math.round(Duration.between(at, now).toMinutes() / 60.0);
    var bars = bars(density.hours(moment.as()));
    return new Slider(
        -Density.HOURS,
        Math.max(-Density.HOURS, -back),
        at == null ? "Now" : Density.HOURS < back ? "before this" : ago(back),
        at == null ? "" : LOCAL.format(at),
        LOCAL.format(now.truncatedTo(ChronoUnit.MINUTES)),
        bars,
        bars.size(),
        kept);
  }

  /** The moment it was slid to, looked at in the same way; the same where it says none. */
  public static Moment slid(String hours, Moment moment, Instant now) {
    int back;
    try {
      back = Integer.parseInt(hours.strip());
    } catch (NumberFormatException e) {
      return moment;
    }
    return back >= 0
        ? Moment.NOW
        : new Moment(now.plus(back, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES), moment.as());
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
