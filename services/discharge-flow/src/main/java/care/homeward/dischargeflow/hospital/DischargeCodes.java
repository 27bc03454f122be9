package care.homeward.dischargeflow.hospital;

import care.homeward.contracts.StayEvent.PatientDischarged;
import java.util.Map;

/**
 * The national codes of discharge destination and method, and what hospitals send instead: the
 * other way round, words of their own, or a death only as such.
 */
final class DischargeCodes {

  private static final String DESTINATION_UNKNOWN = "99";
  private static final String METHOD_UNKNOWN = "9";
  private static final String DIED = "79";
  private static final String METHOD_DIED = "4";

  /** Where and how someone left. */
  record Discharge(String destination, String method) {}

  private DischargeCodes() {}

  /**
   * What the fields say.
   *
   * @param disposition PV1-36
   * @param dischargedTo PV1-37
   * @param died PID-30
   * @param local the hospital's own words for a destination
   */
  static Discharge read(
      String disposition, String dischargedTo, boolean died, Map<String, String> local) {
    var destination = destination(dischargedTo, local);
    if (destination.isEmpty()) {
      destination = destination(disposition, local);
    }
    var method = disposition.matches(Adt.METHOD) ? disposition : METHOD_UNKNOWN;
    if (died || PatientDischarged.died(destination, method)) {
      return new Discharge(DIED, METHOD_DIED);
    }
    return new Discharge(destination.isEmpty() ? DESTINATION_UNKNOWN : destination, method);
  }

  private static String destination(String code, Map<String, String> local) {
    return code.matches(Adt.DESTINATION) ? code : local.getOrDefault(code, "");
  }
}
