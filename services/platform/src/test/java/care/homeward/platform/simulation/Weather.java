package care.homeward.platform.simulation;

/** How often what goes wrong; drawn anew for each seed, and calm at the end of each run. */
final class Weather {

  final double crash;
  final double lost;
  final double unsure;
  final double late;
  final double duplicate;
  private final double slow;
  private final Time time;
  private boolean calm;

  Weather(Time time) {
    this.time = time;
    crash = time.dice.nextDouble() * 0.004;
    lost = time.dice.nextDouble() * 0.03;
    unsure = 0.01 + time.dice.nextDouble() * 0.04;
    late = time.dice.nextDouble() * 0.02;
    duplicate = time.dice.nextDouble() * 0.05;
    slow = time.dice.nextDouble() * 0.08;
  }

  boolean strikes(double often) {
    return !calm && time.chance(often);
  }

  double slow() {
    return slow;
  }

  boolean calm() {
    return calm;
  }

  /** From now on nothing more goes wrong. */
  void calmDown() {
    calm = true;
    time.tell("calm");
  }
}
