package care.homeward.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

/** Seeded dice: the same seed throws the same numbers. */
final class Chance {

  private final SplittableRandom random;

  Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Dice of their own for another thread. */
  Chance another() {
    return new Chance(random.nextLong());
  }

  /** True in so many of a hundred. */
  boolean percent(int of100) {
    return random.nextInt(100) < of100;
  }

  /** From {@code least} to {@code most}, both possible. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  double between(double least, double below) {
    return random.nextDouble(least, below);
  }

  <T> T of(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** One of them, those with more weight more often. */
  <T> T of(List<T> all, ToIntFunction<T> weight) {
    int left = random.nextInt(all.stream().mapToInt(weight).sum());
    for (var one : all) {
      left -= weight.applyAsInt(one);
      if (left < 0) {
        return one;
      }
    }
    throw new IllegalStateException("weights changed meanwhile");
  }

  /** A length of which the mean is {@code mean} and short ones are common. */
  double lasting(double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  /** How often something happens that is expected {@code mean} times (Poisson); mean below 50. */
  int times(double mean) {
    double limit = Math.exp(-mean);
    int times = 0;
    for (double left = random.nextDouble(); left > limit; left *= random.nextDouble()) {
      times++;
    }
    return times;
  }

  <T> List<T> shuffled(List<T> all) {
    var shuffled = new ArrayList<>(all);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      shuffled.set(i, shuffled.set(random.nextInt(i + 1), shuffled.get(i)));
    }
    return shuffled;
  }
}
