package care.homeward.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;

/** Everything that listens on a port, with the port it has unless the environment names another. */
enum Part {
  PAGES("pages", 8080, "HOMEWARD_PAGES_PORT"),
  PEOPLE("people", 8081, "HOMEWARD_PEOPLE_PORT"),
  DISCHARGE_FLOW("discharge-flow", 8082, "HOMEWARD_DISCHARGE_FLOW_PORT"),
  MLLP("MLLP", 2575, "HOMEWARD_MLLP_PORT"),
  REFERRALS("referrals", 8083, "HOMEWARD_REFERRALS_PORT"),
  NEIGHBOURHOOD_TEAMS("neighbourhood-teams", 8084, "HOMEWARD_NEIGHBOURHOOD_TEAMS_PORT"),
  CARE_HOME_CAPACITY("care-home-capacity", 8085, "HOMEWARD_CARE_HOME_CAPACITY_PORT"),
  RESILIENCE_PLAN("resilience-plan", 8086, "HOMEWARD_RESILIENCE_PLAN_PORT"),
  ISSUER("demo sign-in", 8090, "HOMEWARD_DEMO_ISSUER_PORT"),
  BROKER("broker", 9092, "HOMEWARD_BROKER_PORT"),
  BROKER_CONTROLLER("broker's controller", 9093, "HOMEWARD_BROKER_CONTROLLER_PORT"),
  STORE("store", 27017, "HOMEWARD_STORE_PORT");

  private final String label;
  private final int usual;
  private final String variable;

  Part(String label, int usual, String variable) {
    this.label = label;
    this.usual = usual;
    this.variable = variable;
  }

  /** What it is called. */
  String label() {
    return label;
  }

  /** The environment variable that moves it. */
  String variable() {
    return variable;
  }

  /** The port this part has in this environment. */
  int port(Map<String, String> environment) {
    var named = environment.get(variable);
    if (named == null || named.isBlank()) {
      return usual;
    }
    try {
      var port = Integer.parseInt(named.strip());
      if (port > 0 && port < 65_536) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Said below, in the same words.
    }
    throw new CannotStart(variable + " must be a port from 1 to 65535, not \"" + named + "\".");
  }

  /** Makes sure nobody listens there, before anything is started. */
  void mustBeFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new CannotStart(
          "Port %d (%s) is taken: stop what uses it, or set %s to another."
              .formatted(port, label, variable));
    }
  }

  /** Something the person who started it can mend; the message says how. */
  static final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotStart(String how) {
      super(how);
    }
  }
}
