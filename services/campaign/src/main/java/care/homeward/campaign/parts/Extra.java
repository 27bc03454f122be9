package care.homeward.campaign.parts;

import care.homeward.standalone.FreePort;
import java.nio.file.Path;
import java.util.List;

/**
 * One more process of a service, with a database, a consumer group and a link to the store of its
 * own. It is not started again when it ends by itself.
 *
 * @param name of the process, its database and its consumer group
 * @param node the process
 * @param address where it answers
 * @param toStore its link to the store
 * @param concerns what it asked of the store on its way
 * @param statement what it wrote down, if it is a witness
 */
public record Extra(
    String name, Node node, String address, Link toStore, Concerns concerns, Path statement)
    implements AutoCloseable {

  private static final int HEAP = 320;

  /** Lays it out; it does not run yet. */
  public static Extra of(
      Machinery machinery, Part part, String name, List<String> options, List<String> settings) {
    int port = FreePort.next();
    var concerns = new Concerns();
    var link = machinery.linkToStore(concerns);
    var statement = machinery.directory().resolve(name + ".statement");
    var arguments = machinery.service(part, port, link);
    arguments.add("--spring.mongodb.database=" + name);
    arguments.add("--spring.cloud.stream.bindings.feed-in-0.group=" + name);
    arguments.add("--homeward.witness.statement=" + statement);
    arguments.addAll(settings);
    var node =
        Jvm.node(
            machinery.directory(), name, HEAP, options, arguments, false, () -> Jvm.isReady(port));
    return new Extra(name, node, "http://127.0.0.1:" + port, link, concerns, statement);
  }

  @Override
  public void close() {
    node.goOn();
    node.kill();
    toStore.close();
  }
}
