package care.homeward.live.pages.flow;

import care.homeward.contracts.PressureEvent.Indicator;
import care.homeward.live.board.BoardAt;
import care.homeward.live.board.Delay;
import care.homeward.live.board.Pressure;
import care.homeward.live.board.Words;
import care.homeward.live.pages.CodeNames;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The pressure on each place, said in one line. */
@Component
class Pressures {

  private static final DateTimeFormatter SINCE =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.UK);

  private final CodeNames codes;

  /** One place. */
  record Line(String place, int level, String since, String why) {}

  Pressures(CodeNames codes) {
    this.codes = codes;
  }

  List<Line> of(BoardAt board) {
    return board.pressure().stream().map(this::line).toList();
  }

  private Line line(Pressure pressure) {
    return new Line(
        codes.of(pressure.place()),
        pressure.level(),
        pressure.since().atZone(Delay.LONDON).format(SINCE),
        pressure.indicators().stream().map(Pressures::said).collect(Collectors.joining(" · ")));
  }

  private static String said(Indicator indicator) {
    var value = figure(indicator.value());
    return switch (indicator.name()) {
      case "remaining-share" -> value + "% of beds ready to leave";
      case "no-next-step" -> value + " no next step";
      case "community-beds-free" -> value + " beds free";
      default -> Words.of(indicator.name()) + " " + value;
    };
  }

  private static String figure(double value) {
    return value == Math.rint(value)
        ? String.valueOf((long) value)
        : String.format(Locale.UK, "%.1f", value);
  }
}
