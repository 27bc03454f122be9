package care.homeward.dischargeflow.returns;

import care.homeward.dischargeflow.returns.Computed.LeftOut;
import java.time.Instant;
import java.util.List;
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
 * @param csv the file
 * @param leftOut what is not in the file
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
    String csv,
    List<LeftOut> leftOut) {

  static String id(ReturnKind kind, String period, int number) {
    return kind.path() + "/" + period + "/" + number;
  }

  boolean says(Computed computed) {
    return csv.equals(computed.csv()) && leftOut.equals(computed.leftOut());
  }
}
