package care.homeward.platform.settings;

import care.homeward.platform.sample.SampleApplication;
import care.homeward.platform.testkit.Machinery;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The sample service, started as a service is, with a database and a group of its own. */
final class Sample {

  private Sample() {}

  static String newGroup() {
    return "sample-" + UUID.randomUUID();
  }

  /** Starts it; {@code more} are settings like {@code name=value}. */
  static ConfigurableApplicationContext start(String group, String topic, String... more) {
    return start(SampleApplication.class, group, topic, more);
  }

  static ConfigurableApplicationContext start(
      Class<?> application, String group, String topic, String... more) {
    var settings = new ArrayList<String>();
    settings.add("spring.config.name=platform");
    settings.add("spring.application.name=neighbourhood-teams");
    settings.add("server.port=0");
    settings.add("spring.mongodb.database=" + group);
    settings.add("spring.cloud.function.definition=feed");
    settings.add("spring.cloud.stream.bindings.feed-in-0.destination=" + topic);
    settings.add("spring.cloud.stream.bindings.feed-in-0.group=" + group);
    Machinery.properties().forEach((name, value) -> settings.add(name + "=" + value));
    settings.addAll(List.of(more));
    return new SpringApplicationBuilder(application)
        .run(settings.stream().map(setting -> "--" + setting).toArray(String[]::new));
  }

  /** The sum of the offsets a group has committed on all partitions. */
  static long committed(String group) throws Exception {
    try (var admin = Admin.create(java.util.Map.of("bootstrap.servers", Machinery.broker()))) {
      return admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .values()
          .stream()
          .mapToLong(OffsetAndMetadata::offset)
          .sum();
    }
  }
}
