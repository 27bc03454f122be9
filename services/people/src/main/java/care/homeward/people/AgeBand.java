package care.homeward.people;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The age bands of the contracts. */
final class AgeBand {

  private AgeBand() {}

  /** The band of someone born then, on this day; {@code unknown} if born later or nobody said. */
  static String of(@Nullable LocalDate born, LocalDate day) {
    if (born == null || born.isAfter(day)) {
      return "unknown";
    }
    var years = ChronoUnit.YEARS.between(born, day);
    if (years < 16) {
      return "0-15";
    }
    if (years < 18) {
      return "16-17";
    }
    if (years < 65) {
      return "18-64";
    }
    if (years < 75) {
      return "65-74";
    }
    return years < 85 ? "75-84" : "85+";
  }
}
