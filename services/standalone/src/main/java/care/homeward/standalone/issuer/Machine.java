package care.homeward.standalone.issuer;

import java.util.List;

/**
 * A program that asks for tokens of its own (client credentials).
 *
 * @param clientId also the subject of its tokens
 * @param roles what it may act as
 */
record Machine(String clientId, List<String> roles) {

  static final List<Machine> ALL =
      List.of(
          new Machine("discharge-flow", List.of("service")),
          new Machine("simulator", List.of("coordinator", "team", "care-home", "hub")),
          new Machine(
              "homeward-cli",
              List.of("coordinator", "hub", "team", "care-home", "operator", "leader")));

  String secret() {
    return clientId + "-demo";
  }

  static Machine of(String clientId) {
    return ALL.stream()
        .filter(machine -> machine.clientId.equals(clientId))
        .findFirst()
        .orElseThrow();
  }
}
