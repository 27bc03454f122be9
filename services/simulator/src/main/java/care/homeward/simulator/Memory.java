package care.homeward.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier run left: found by asking, because the simulator keeps nothing itself.
 *
 * @param stays the stays of our people, by number, as far back as someone could still be in a bed
 * @param next the first number nobody has had
 */
record Memory(Map<Integer, StayActs.Stay> stays, int next) {

  /** How many numbers back to look; of those admitted longer ago nearly all have left. */
  private static final int LOOK_BACK = 8_000;

  private static final int SAMPLES = 400;
  private static final int LARGEST_NUMBER = NhsNumbers.COUNT * 4;

  /** Beyond the last one found: numbers in flight when the earlier run ended. */
  private static final int GAP = 64;

  static Memory of(Acts acts, Patient.Maker patients, int ofPlan) throws InterruptedException {
    var known = new HashMap<Integer, StayActs.Stay>();
    ask(acts, patients, IntStream.range(0, ofPlan), known);
    int last = last(acts, patients, ofPlan);
    ask(acts, patients, IntStream.range(Math.max(ofPlan, last - LOOK_BACK), last + GAP), known);
    return new Memory(known, last == ofPlan ? ofPlan : last + GAP);
  }

  /** The end of the numbers in use, by asking for fewer and fewer of them spread evenly. */
  private static int last(Acts acts, Patient.Maker patients, int from) throws InterruptedException {
    int low = from;
    int high = LARGEST_NUMBER;
    while (low < high) {
      int step = Math.max(1, (high - low) / SAMPLES);
      int base = low;
      int most = (high - base + step - 1) / step;
      var samples = IntStream.range(0, most).mapToObj(i -> base + i * step).toList();
      var found = acts.stays().of(samples.stream().map(patients::make).toList());
      int highest = -1;
      for (int i = 0; i < samples.size(); i++) {
        if (found.get(i) != null) {
          highest = i;
        }
      }
      if (step == 1) {
        return base + highest + 1;
      }
      low = highest < 0 ? base : samples.get(highest);
      high = Math.min(high, samples.get(highest < 0 ? 0 : highest) + step + 1);
    }
    return low;
  }

  private static void ask(
      Acts acts, Patient.Maker patients, IntStream numbers, Map<Integer, StayActs.Stay> known)
      throws InterruptedException {
    var asked = new ArrayList<Patient>(numbers.mapToObj(patients::make).toList());
    List<StayActs.@Nullable Stay> found = acts.stays().of(asked);
    for (int i = 0; i < asked.size(); i++) {
      var stay = found.get(i);
      if (stay != null) {
        known.put(asked.get(i).number(), stay);
      }
    }
  }

  boolean knows(int number) {
    return stays.containsKey(number);
  }

  /** Whether the stay of this number was begun and nothing was decided in it yet. */
  boolean isUntold(int number) {
    var stay = stays.get(number);
    return stay != null && stay.inBed() && stay.pathway() == Card.NO_PATHWAY;
  }
}
