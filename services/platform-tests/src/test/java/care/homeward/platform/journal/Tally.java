package care.homeward.platform.journal;

import care.homeward.contracts.PressureEvent;
import care.homeward.contracts.PressureEvent.PressureEased;
import care.homeward.contracts.PressureEvent.PressureRaised;
import care.homeward.platform.core.Decision;
import care.homeward.platform.core.Refused;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A small state for tests: a level that rises one at a time, and a remark it keeps to itself. */
@Document("tallies")
record Tally(@Id String id, int level, @Nullable String remark) {

  record Remark(String text) {}

  static final Instant MOMENT = Instant.parse("2026-11-23T08:00:00Z");

  static final Fold<Tally, PressureEvent> FOLD =
      new Fold<>() {
        @Override
        public Tally blank(String subject) {
          return new Tally(subject, 0, null);
        }

        @Override
        public Tally after(Tally tally, PressureEvent event) {
          return switch (event) {
            case PressureRaised raised -> new Tally(tally.id, raised.level(), tally.remark);
            case PressureEased eased -> new Tally(tally.id, eased.level(), tally.remark);
          };
        }

        @Override
        public Tally keep(Tally tally, Object kept) {
          return new Tally(tally.id, tally.level, ((Remark) kept).text());
        }
      };

  Decision<PressureEvent> raised() {
    return Decision.of(
        List.of(new PressureRaised(id, MOMENT, level + 1, level, "test", List.of())));
  }

  Decision<PressureEvent> raisedTo(int wanted) {
    if (wanted < level) {
      throw Refused.conflict("already-higher", "It is higher already.");
    }
    return wanted == level
        ? Decision.of(List.of())
        : Decision.of(List.of(new PressureRaised(id, MOMENT, wanted, level, "test", List.of())));
  }

  Decision<PressureEvent> remarked(String text) {
    return new Decision<>(raised().events(), new Remark(text));
  }
}
