package care.homeward.simulator;

/**
 * How often things happen in a day of the partnership. What fills beds slows down as they fill, and
 * what empties them speeds up, so the run stays about where it began.
 *
 * @param admissions people admitted
 * @param home people who go home without having waited
 * @param ready people who begin to wait
 * @param arrange steps towards someone's leaving
 * @param leave people who waited and leave, of those for whom all is arranged
 */
record Rates(double admissions, double home, double ready, double arrange, double leave) {

  static final double ADMISSIONS = 250;

  /** Who waits: 300 people at five days each. */
  static final double WAITERS = 60;

  /** More than one for each who begins to wait: some fail, and some only say what comes next. */
  private static final double STEPS = 150;

  /** Of those who wait, as many may be all but gone. */
  private static final double ARRANGED = 0.2;

  /** Within this share of the wanted number the pace goes from nothing to twice the usual. */
  private static final double SLACK = 0.2;

  private static final double BED_SLACK = 0.02;

  static Rates of(int waiting, int wantedWaiting, int arranged, int inBeds, int wantedInBeds) {
    double tooMany = over(waiting, wantedWaiting, SLACK);
    double tooEasy = over(arranged, wantedWaiting * ARRANGED, 1);
    double tooFull = over(inBeds, wantedInBeds, BED_SLACK);
    return new Rates(
        ADMISSIONS * pace(-tooFull),
        (ADMISSIONS - WAITERS) * pace(tooFull),
        WAITERS * pace(-tooMany),
        STEPS * pace(-tooEasy),
        WAITERS * pace(tooMany));
  }

  private static double over(int now, double wanted, double slack) {
    return (now - wanted) / Math.max(1, wanted * slack);
  }

  private static double pace(double over) {
    return Math.clamp(1 + over, 0, 2);
  }
}
