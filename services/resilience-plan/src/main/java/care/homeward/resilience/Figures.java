package care.homeward.resilience;

/**
 * What was counted of a place.
 *
 * @param occupied adult residents in a hospital bed
 * @param remaining those of them who no longer meet the criteria to reside
 * @param noNextStep those remaining of whose waits none has a next step, or who have no wait
 * @param communityBedsFree community beds its homes told and nobody is promised
 */
record Figures(long occupied, long remaining, long noNextStep, long communityBedsFree) {

  /** Remaining of occupied, per cent, rounded to one decimal; zero where nobody is in a bed. */
  double remainingShare() {
    return occupied == 0 ? 0 : Math.round(1000.0 * remaining / occupied) / 10.0;
  }
}
