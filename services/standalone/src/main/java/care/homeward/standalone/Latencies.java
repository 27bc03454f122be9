package care.homeward.standalone;

import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Durations in nanoseconds, collected by many threads and read once. */
final class Latencies {

  private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

  void add(long duration) {
    nanos.add(duration);
  }

  int count() {
    return nanos.size();
  }

  /** The duration that this share of all stay within, in milliseconds; NaN if there are none. */
  double millis(double share) {
    var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    var index = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.clamp(index, 0, sorted.length - 1)] / 1e6;
  }

  /** Median and 99th percentile, for a line of a table. */
  String summary() {
    return String.format(
        Locale.ROOT, "p50 %.1f ms   p99 %.1f ms   (%d)", millis(0.5), millis(0.99), count());
  }
}
