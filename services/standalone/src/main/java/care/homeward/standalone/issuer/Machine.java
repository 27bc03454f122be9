package care.homeward.standalone.issuer;

import care.homeward.simulator.Played;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program that asks for tokens of its own (client credentials).
 *
 * @param clientId also the subject of its tokens
 * @param roles what it may act as
 * @param teams teams and organisations it acts for
 * @param homes homes it acts for
 */
record Machine(String clientId, List<String> roles, List<String> teams, List<String> homes) {

  private static final Played SIMULATED = Played.all();

  /** Those of the journey by hand, which nobody else acts for. */
  private static final Played BY_HAND =
      new Played(List.of("minster-team"), List.of("rowan-house", "hazel-court"));

  static final List<Machine> ALL =
      List.of(
          new Machine("discharge-flow", List.of("service"), List.of(), List.of()),
          new Machine(
              "simulator",
              List.of("coordinator", "team", "care-home", "hub"),
              SIMULATED.teams(),
              SIMULATED.homes()),
          new Machine(
              "homeward-cli",
              List.of(
                  "coordinator", "hub", "team", "care-home", "operator", "leader", "commissioner"),
              both(SIMULATED.teams(), BY_HAND.teams()),
              both(SIMULATED.homes(), BY_HAND.homes())));

  String secret() {
    return clientId + "-demo";
  }

  static Machine of(String clientId) {
    return ALL.stream()
        .filter(machine -> machine.clientId.equals(clientId))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> both(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }
}
