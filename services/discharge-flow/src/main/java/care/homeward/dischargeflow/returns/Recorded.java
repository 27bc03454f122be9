package care.homeward.dischargeflow.returns;

import java.time.Instant;
import java.util.List;

/** What the service around the returns has recorded of stays, now. */
public interface Recorded {

  /** The stays that were under way at some time between these moments. */
  List<Episode> episodes(Instant from, Instant until);

  /**
   * One stay.
   *
   * @throws care.homeward.platform.core.Refused if there is none of this id
   */
  Episode episode(String stayId);

  /** The published reasons for delay in force. */
  ReasonLabels labels();

  /** What the returns are made by. */
  ReturnRules rules();
}
