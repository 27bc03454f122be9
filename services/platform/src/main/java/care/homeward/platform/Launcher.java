package care.homeward.platform;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Starts a service: alone from its own {@code main}, or one of many in a process. */
public final class Launcher {

  /** Exit code of a service that is not configured: {@code EX_CONFIG} of sysexits.h. */
  public static final int NOT_CONFIGURED = 78;

  private Launcher() {}

  /** A service cannot start, for a reason its operator can mend; the message says how. */
  public static final class NotConfigured extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotConfigured(String what) {
      super(what);
    }
  }

  /** As a program: what is missing is one line and exit code 78. */
  public static void main(Class<?> application, String service, String... args) {
    var _ =
        run(
            application,
            service,
            missing -> {
              System.err.println(missing);
              System.exit(NOT_CONFIGURED);
            },
            args);
  }

  /**
   * Starts a service with its settings {@code platform.yml} and {@code <service>.yml}.
   *
   * @throws NotConfigured if no issuer of tokens is named, or another setting it cannot do without
   */
  public static ConfigurableApplicationContext start(
      Class<?> application, String service, String... args) {
    return run(
        application,
        service,
        missing -> {
          throw new NotConfigured(missing);
        },
        args);
  }

  private static ConfigurableApplicationContext run(
      Class<?> application, String service, Consumer<String> refuse, String... args) {
    var spring = new SpringApplication(application);
    spring.setBannerMode(Banner.Mode.OFF);
    spring.addListeners(new Settings(service, refuse));
    var named =
        Stream.of(
            "--spring.config.name=platform," + service, "--spring.application.name=" + service);
    return spring.run(Stream.concat(named, Stream.of(args)).toArray(String[]::new));
  }

  /** Looks at the settings, and for the store, before anything is made of them. */
  private record Settings(String service, Consumer<String> refuse)
      implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
      missing(service, event.getEnvironment()).ifPresent(refuse);
      StoreFirst.await(event.getEnvironment().getRequiredProperty("spring.mongodb.uri"));
    }
  }

  /** What is missing: an issuer, or what the service's settings list under homeward.required. */
  private static Optional<String> missing(String service, Environment environment) {
    if (environment.getProperty("homeward.issuer", "").isBlank()) {
      return Optional.of(
          service
              + " does not start without an issuer of tokens:"
              + " set HOMEWARD_ISSUER to your OpenID Connect provider's address.");
    }
    return Stream.of(environment.getProperty("homeward.required", String[].class, new String[0]))
        .filter(name -> environment.getProperty(name, "").isBlank())
        .map(name -> service + " does not start without " + name + ": set " + variable(name))
        .findFirst();
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", "");
  }
}
