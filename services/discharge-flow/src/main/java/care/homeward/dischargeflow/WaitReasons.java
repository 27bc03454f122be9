package care.homeward.dischargeflow;

import care.homeward.dischargeflow.DelayReasons.Family;
import org.jspecify.annotations.Nullable;

/**
 * The reason for delay a wait has when it changes hands, as the chosen pathway allows.
 *
 * <p>"Arrangements still underway" becomes "not yet available" only when the provider says that it
 * has no capacity, and is underway again only when one takes it or accepts: to be asked is not to
 * have room.
 */
record WaitReasons(@Nullable Integer pathway, DelayReasons published) {

  static final String REFERRALS_OF_HUB = "hub-referrals";
  static final String FURTHER_ACTION = "further-action-by-provider";

  static WaitReasons of(Stay stay, DelayReasons published) {
    return new WaitReasons(stay.plan().pathway(), published);
  }

  /** The reason wanted, if the pathway allows it; else as it was. */
  String arranging(String wanted, @Nullable String present) {
    if (published.of(wanted).fits(pathway)) {
      return wanted;
    }
    return present == null ? FURTHER_ACTION : present;
  }

  /** As above, but what is not yet available stays so as long as nobody has taken it. */
  String asked(String wanted, @Nullable String present) {
    return present != null && published.of(present).family() == Family.CAPACITY
        ? present
        : arranging(wanted, present);
  }
}
