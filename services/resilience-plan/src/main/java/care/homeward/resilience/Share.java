package care.homeward.resilience;

/**
 * Work that takes its share of the time and no more: what took a second rests for the seconds that
 * make it one part of so many. One thread at a time.
 */
final class Share {

  private final int parts;
  private boolean rests;
  private long until;

  /**
   * A share of which nothing is used.
   *
   * @param parts the work may take one part of this many, 1 for all of the time
   */
  Share(int parts) {
    this.parts = parts;
  }

  /**
   * Whether the work may be done again.
   *
   * @param now in nanoseconds of any clock that only goes forward
   */
  boolean mayBegin(long now) {
    return !rests || now - until >= 0;
  }

  /** The work was done, between these two moments of the clock. */
  void done(long began, long ended) {
    rests = true;
    until = ended + (ended - began) * (parts - 1);
  }
}
