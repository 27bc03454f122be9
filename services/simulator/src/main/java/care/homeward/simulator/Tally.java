package care.homeward.simulator;

import java.util.concurrent.atomic.LongAdder;

/** What came of everything that was sent. */
final class Tally {

  final LongAdder taken = new LongAdder();
  final LongAdder again = new LongAdder();
  final LongAdder refused = new LongAdder();
  final LongAdder lost = new LongAdder();
}
