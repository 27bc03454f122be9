package care.homeward.platform.simulation;

/** A node is dead: nothing of it goes on, and nothing of it may catch this. */
final class Crash extends Error {

  private static final long serialVersionUID = 1L;

  Crash() {
    super("crash", null, false, false);
  }
}
