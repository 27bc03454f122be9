package care.homeward.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A durable single-node broker on the loopback address: a directory already formatted is used
 * again, after {@code kill -9} too. For laptops, demonstrations and tests; not for production.
 */
public final class EmbeddedBroker implements AutoCloseable {

  /** Partitions of every topic: the most consumers of one group that can share the work. */
  public static final int PARTITIONS = 12;

  private static final String CLUSTER_ID = "homeward-embedded-0000";

  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts the broker and returns when it accepts connections.
   *
   * @param directory where the logs are kept; made and formatted when missing
   * @param port the port clients connect to
   * @param controllerPort the port the node's own controller listens on
   */
  public static EmbeddedBroker start(Path directory, int port, int controllerPort) {
    return start(directory, port, controllerPort, port);
  }

  /**
   * As {@link #start(Path, int, int)}, for clients that come by another port.
   *
   * @param advertisedPort the port clients are told to connect to; what listens there passes on
   */
  public static EmbeddedBroker start(
      Path directory, int port, int controllerPort, int advertisedPort) {
    if (!Files.exists(directory.resolve("meta.properties"))) {
      format(directory);
    }
    var settings =
        new KafkaConfig(settings(directory, port, controllerPort, advertisedPort), false);
    var server = new KafkaRaftServer(settings, Time.SYSTEM);
    server.startup();
    return new EmbeddedBroker(server, "127.0.0.1:" + port);
  }

  /** Host and port for {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Makes the topics that are missing; those that are there stay as they are. */
  public void createTopics(List<String> names) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      var results =
          admin.createTopics(
              names.stream().map(name -> new NewTopic(name, PARTITIONS, (short) 1)).toList());
      for (var result : results.values().values()) {
        try {
          result.get();
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof TopicExistsException)) {
            throw new IllegalStateException("a topic cannot be made", e.getCause());
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path directory) {
    try {
      Files.createDirectories(directory);
      new Formatter()
          .setClusterId(CLUSTER_ID)
          .setNodeId(1)
          .addDirectory(directory.toString())
          .setMetadataLogDirectory(directory.toString())
          .setControllerListenerName("CONTROLLER")
          .setIgnoreFormatted(true)
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      // What Kafka's own formatter declares.
      throw new IllegalStateException("the broker's directory cannot be formatted", e);
    }
  }

  private static Properties settings(
      Path directory, int port, int controllerPort, int advertisedPort) {
    var settings = new Properties();
    settings.putAll(
        Map.of(
            "process.roles", "broker,controller",
            "node.id", "1",
            "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                    .formatted(port, controllerPort),
            "advertised.listeners", "PLAINTEXT://127.0.0.1:" + advertisedPort,
            "controller.listener.names", "CONTROLLER",
            "inter.broker.listener.name", "PLAINTEXT",
            "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
            "log.dirs", directory.toString(),
            "auto.create.topics.enable", "false"));
    // One node: no copies to wait for. Topics are the way to rebuild a view, so they are kept.
    settings.putAll(
        Map.of(
            "offsets.topic.replication.factor", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "default.replication.factor", "1",
            "min.insync.replicas", "1",
            "log.retention.ms", "-1"));
    // A laptop: few threads, small buffers. A dead predecessor is forgotten after three seconds.
    settings.putAll(
        Map.of(
            "num.network.threads", "2",
            "num.io.threads", "2",
            "background.threads", "2",
            "group.coordinator.threads", "1",
            "log.cleaner.threads", "1",
            "log.cleaner.dedupe.buffer.size", "16777216",
            "offsets.topic.num.partitions", "4",
            "group.initial.rebalance.delay.ms", "0",
            "broker.session.timeout.ms", "3000",
            "broker.heartbeat.interval.ms", "500"));
    return settings;
  }
}
