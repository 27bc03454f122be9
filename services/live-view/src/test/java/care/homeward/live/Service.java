package care.homeward.live;

import care.homeward.platform.testkit.Machinery;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service on the machinery, started as it would be. */
final class Service implements AutoCloseable {

  final ConfigurableApplicationContext context;

  private Service(ConfigurableApplicationContext context) {
    this.context = context;
  }

  static Service start(String database, Map<String, String> settings) {
    var all = new LinkedHashMap<>(Machinery.properties());
    all.put("spring.config.name", "platform,live-view");
    all.put("spring.application.name", "live-view");
    all.put("server.port", "0");
    all.put("spring.mongodb.database", database);
    all.putAll(settings);
    var arguments = all.entrySet().stream().map(one -> "--" + one.getKey() + "=" + one.getValue());
    return new Service(
        new SpringApplication(LiveViewApplication.class).run(arguments.toArray(String[]::new)));
  }

  String address() {
    return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
  }

  @Override
  public void close() {
    context.close();
  }
}
