package care.homeward.resilience;

import care.homeward.contracts.PressureEvent;
import care.homeward.contracts.PressureEvent.PressureEased;
import care.homeward.contracts.PressureEvent.PressureRaised;
import care.homeward.resilience.PressureCommand.Calculate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The calculated level of a place.
 *
 * <p>It rises as soon as the figures ask for it. It falls only when they would ask for less with
 * every line they had passed moved back by its margin: a figure that flickers round a line raises
 * the level once.
 *
 * @param since when it came to this level; absent if it never left level 1
 */
@Document("pressure")
record Pressure(@Id String place, int level, @Nullable Instant since) {

  static Pressure blank(String place) {
    return new Pressure(place, 1, null);
  }

  List<PressureEvent> decide(PressureCommand command) {
    return switch (command) {
      case Calculate calculate -> calculate(calculate);
    };
  }

  Pressure after(PressureEvent event) {
    return switch (event) {
      case PressureRaised e -> new Pressure(place, e.level(), e.at());
      case PressureEased e -> new Pressure(place, e.level(), e.at());
    };
  }

  private List<PressureEvent> calculate(Calculate from) {
    var thresholds = from.thresholds();
    var asked = thresholds.asked(from.figures(), level);
    var next = Thresholds.level(asked);
    var version = thresholds.version().toString();
    if (next > level) {
      return List.of(new PressureRaised(place, from.at(), next, level, version, asked));
    }
    if (next < level) {
      return List.of(new PressureEased(place, from.at(), next, level, version, asked));
    }
    return List.of();
  }
}
