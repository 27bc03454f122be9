package care.homeward.campaign.parts;

import care.homeward.broker.EmbeddedBroker;
import java.nio.file.Path;

/** The broker as a process of its own. */
final class BrokerMain {

  private BrokerMain() {}

  /** Directory, port, the controller's port, and the port clients are told. */
  public static void main(String... args) {
    var broker =
        EmbeddedBroker.start(
            Path.of(args[0]),
            Integer.parseInt(args[1]),
            Integer.parseInt(args[2]),
            Integer.parseInt(args[3]));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
  }
}
