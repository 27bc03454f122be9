package care.homeward.platform.outage;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.broker.EmbeddedBroker;
import care.homeward.contracts.Publisher;
import care.homeward.platform.sample.SampleApplication;
import care.homeward.platform.testkit.Machinery;
import care.homeward.store.EmbeddedStore;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A broker and a store that a test can take away and bring back, with the sample service on them.
 */
final class Parts implements AutoCloseable {

  private final Path directory;
  private final int brokerPort = Machinery.freePort();
  private final int controllerPort = Machinery.freePort();
  private final int storePort = Machinery.freePort();
  private EmbeddedBroker broker;
  private EmbeddedStore store;

  Parts(Path directory) {
    this.directory = directory;
    broker = EmbeddedBroker.start(directory.resolve("broker"), brokerPort, controllerPort);
    broker.createTopics(Arrays.stream(Publisher.values()).map(Publisher::topic).toList());
    store = EmbeddedStore.start(directory.resolve("store"), storePort);
  }

  String broker() {
    return broker.bootstrapServers();
  }

  int storePort() {
    return storePort;
  }

  ConfigurableApplicationContext service(String... more) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("spring.config.name", "platform");
    settings.put("spring.application.name", "neighbourhood-teams");
    settings.put("server.port", "0");
    settings.put("spring.cloud.function.definition", "feed");
    settings.put("spring.cloud.stream.bindings.feed-in-0.destination", "resilience-plan.v1");
    settings.put("homeward.issuer", Machinery.issuer().address());
    settings.put("homeward.broker", broker());
    settings.put("homeward.store", store.uri());
    for (var setting : more) {
      var at = setting.indexOf('=');
      settings.put(setting.substring(0, at), setting.substring(at + 1));
    }
    return new SpringApplicationBuilder(SampleApplication.class)
        .run(
            settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
  }

  void takeBrokerAway() {
    broker.close();
  }

  void bringBrokerBack() {
    broker = EmbeddedBroker.start(directory.resolve("broker"), brokerPort, controllerPort);
  }

  void takeStoreAway() {
    store.close();
  }

  void bringStoreBack() {
    store = EmbeddedStore.start(directory.resolve("store"), storePort);
  }

  @Override
  public void close() {
    // A broker whose directory goes takes the run along, so it is closed whatever the store says.
    try (var _ = broker;
        var _ = store) {
      assertThat(directory).exists();
    }
  }
}
