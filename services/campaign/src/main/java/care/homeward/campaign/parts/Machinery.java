package care.homeward.campaign.parts;

import care.homeward.broker.EmbeddedBroker;
import care.homeward.contracts.Publisher;
import care.homeward.standalone.FreePort;
import care.homeward.standalone.issuer.DemoIssuer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * What services need: the store and the broker, each a process of its own, a link from everyone to
 * the broker, and an issuer of tokens that runs here and never fails.
 */
public final class Machinery implements AutoCloseable {

  private static final String KEY = "for a campaign, and nothing else";
  private static final Duration START = Duration.ofMinutes(2);
  private static final int BROKER_HEAP = 512;

  private final Path directory;
  private final int storePort = FreePort.next();
  private final int brokerPort = FreePort.next();
  private final Link toBroker = Link.to(brokerPort);
  private final Concerns concerns = new Concerns();
  private final DemoIssuer issuer;
  private final Node store;
  private final Node broker;

  /**
   * Lays it out; only the link and the issuer run.
   *
   * @param pagesPort where people who sign in come back to
   * @param storeHeap in MiB
   */
  public Machinery(Path directory, int pagesPort, int storeHeap) {
    this.directory = directory;
    issuer = DemoIssuer.start(FreePort.next(), pagesPort);
    store =
        Jvm.node(
            directory,
            "store",
            storeHeap,
            List.of(),
            List.of(
                StoreMain.class.getName(),
                directory.resolve("store").toString(),
                String.valueOf(storePort)),
            true,
            () -> Jvm.listens(storePort));
    broker =
        Jvm.node(
            directory,
            "broker",
            BROKER_HEAP,
            List.of(),
            List.of(
                BrokerMain.class.getName(),
                directory.resolve("broker").toString(),
                String.valueOf(brokerPort),
                String.valueOf(FreePort.next()),
                String.valueOf(toBroker.port())),
            true,
            () -> Jvm.listens(brokerPort));
  }

  /** Starts store and broker and makes the topics. */
  public void start() throws InterruptedException {
    store.start();
    broker.start();
    require(store);
    require(broker);
    try (var admin = Admin.create(Map.of("bootstrap.servers", brokerAddress()))) {
      for (var publisher : Publisher.values()) {
        create(admin, new NewTopic(publisher.topic(), EmbeddedBroker.PARTITIONS, (short) 1));
      }
    }
  }

  private static void create(Admin admin, NewTopic topic) throws InterruptedException {
    try {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  static void require(Node node) throws InterruptedException {
    if (!node.awaitReady(START)) {
      throw new IllegalStateException(node + " does not start: see its log");
    }
  }

  /** A link of its own to the store. */
  public Link linkToStore() {
    return Link.to(storePort, concerns::watch);
  }

  /** As {@link #linkToStore()}, with concerns of its own. */
  public Link linkToStore(Concerns watching) {
    return Link.to(storePort, watching::watch);
  }

  /** The main class of a service and the settings it finds everything with. */
  List<String> service(Part part, int port, Link toStore) {
    return new ArrayList<>(
        List.of(
            part.application().getName(),
            "--server.port=" + port,
            "--server.address=127.0.0.1",
            "--homeward.broker=" + brokerAddress(),
            "--homeward.store=mongodb://127.0.0.1:" + toStore.port(),
            "--homeward.issuer=" + issuer.address(),
            "--homeward.people.key=" + KEY,
            "--homeward.discharge-flow.key=" + KEY,
            // So that a campaign need not stop a process for a minute to make it a zombie.
            "--spring.cloud.stream.kafka.binder.consumer-properties.session.timeout.ms=10000"));
  }

  /** Where processes write their logs, and the witness what it was given. */
  Path directory() {
    return directory;
  }

  /** The store's process. */
  public Node store() {
    return store;
  }

  /** The broker's process. */
  public Node broker() {
    return broker;
  }

  /** The link from everyone to the broker. */
  public Link toBroker() {
    return toBroker;
  }

  /** What was asked of the store on its way. */
  public Concerns concerns() {
    return concerns;
  }

  /** Host and port of the broker for clients: the link. */
  public String brokerAddress() {
    return "127.0.0.1:" + toBroker.port();
  }

  /** Address of the store without a link between, for who only looks. */
  public String storeAddress() {
    return "mongodb://127.0.0.1:" + storePort;
  }

  /** Address of the issuer of tokens. */
  public String issuer() {
    return issuer.address();
  }

  @Override
  public void close() {
    broker.goOn();
    broker.kill();
    store.goOn();
    store.kill();
    issuer.close();
    toBroker.close();
  }
}
