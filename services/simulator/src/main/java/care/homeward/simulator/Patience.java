package care.homeward.simulator;

import java.time.Duration;

/**
 * How long to try something again: the rests double up to a longest one, and after so many attempts
 * it is given up.
 */
record Patience(Duration firstRest, Duration longestRest, int attempts) {

  Attempt first() {
    return new Attempt(this, 1, firstRest);
  }

  /** One attempt. */
  record Attempt(Patience patience, int number, Duration rest) {

    boolean isLast() {
      return number >= patience.attempts;
    }

    Attempt next() {
      var doubled = rest.multipliedBy(2);
      var longest = patience.longestRest;
      return new Attempt(patience, number + 1, doubled.compareTo(longest) < 0 ? doubled : longest);
    }

    /** Waits until the next attempt. */
    void pause() throws InterruptedException {
      Thread.sleep(rest);
    }
  }
}
