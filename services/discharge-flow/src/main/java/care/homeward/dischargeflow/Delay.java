package care.homeward.dischargeflow;

import care.homeward.dischargeflow.returns.Band;
import care.homeward.platform.core.London;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * How long someone has been in a bed without meeting the criteria to reside, as the discharge ready
 * date publication counts it.
 *
 * @param readyAt start of the current period of not meeting the criteria; of a person who has left,
 *     of the last one
 * @param readyDate its date in London: the discharge ready date
 * @param hours whole hours that have really gone by, whatever the clocks did
 * @param midnights London midnights gone by; a night on which the clocks change is one like any
 * @param band the published band the midnights are in
 */
record Delay(Instant readyAt, LocalDate readyDate, long hours, long midnights, Band band) {

  /** The delay of someone ready since the one moment, as of the other; none before it began. */
  static Delay between(Instant readyAt, Instant asOf) {
    var until = asOf.isBefore(readyAt) ? readyAt : asOf;
    var midnights = London.midnights(readyAt, until);
    return new Delay(
        readyAt,
        London.day(readyAt),
        Duration.between(readyAt, until).toHours(),
        midnights,
        Band.of(midnights));
  }
}
