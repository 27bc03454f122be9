package care.homeward.dischargeflow.returns;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A return of a period as it was computed once; it never changes.
 *
 * @param number 1 for the first, 2 for what replaced it
 * @param madeAt when it was computed
 * @param madeBy who asked for it
 * @param rulesFrom from when the rules are in force it was computed by
 * @param roundedFrom from when the rounding is in force small numbers are hidden by
 * @param exact the file to submit
 * @param rounded the same for everybody else who may see it
 */
@Document("returns")
@CompoundIndex(def = "{'kind': 1, 'period': 1, 'number': -1}")
record Edition(
    @Id String id,
    ReturnKind kind,
    String period,
    int number,
    Instant madeAt,
    String madeBy,
    String rulesFrom,
    String roundedFrom,
    Computed exact,
    Computed rounded) {

  static String id(ReturnKind kind, String period, int number) {
    return kind.path() + "/" + period + "/" + number;
  }

  boolean says(Computed exact, Computed rounded) {
    return this.exact.equals(exact) && this.rounded.equals(rounded);
  }
}
