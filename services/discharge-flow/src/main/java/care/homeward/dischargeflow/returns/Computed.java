package care.homeward.dischargeflow.returns;

import java.util.List;

/**
 * A return as computed.
 *
 * @param csv the file
 * @param leftOut what is not in it though it might be expected to be
 */
record Computed(String csv, List<LeftOut> leftOut) {

  /**
   * People or midnights that are not in the figures.
   *
   * @param why in kebab-case
   */
  record LeftOut(String why, long count) {}
}
