package care.homeward.platform;

import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts a service: alone from its own {@code main}, or one of many in a process. */
public final class Launcher {

  /** Exit code of a service that is not configured: {@code EX_CONFIG} of sysexits.h. */
  public static final int NOT_CONFIGURED = 78;

  private Launcher() {}

  /** A service cannot start, for a reason its operator can mend; the message says how. */
  public static final class NotConfigured extends RuntimeException implements ExitCodeGenerator {

    private static final long serialVersionUID = 1L;

    NotConfigured(String what) {
      super(what);
    }

    @Override
    public int getExitCode() {
      return NOT_CONFIGURED;
    }
  }

  /** As a program: what is missing is one line and exit code 78. */
  public static void main(Class<?> application, String service, String... args) {
    try {
      var _ = start(application, service, args);
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof NotConfigured notConfigured) {
          System.err.println(notConfigured.getMessage());
          System.exit(NOT_CONFIGURED);
        }
      }
      throw e;
    }
  }

  /**
   * Starts a service with its settings {@code platform.yml} and {@code <service>.yml}.
   *
   * @throws NotConfigured if no issuer of tokens is named
   */
  public static ConfigurableApplicationContext start(
      Class<?> application, String service, String... args) {
    var spring = new SpringApplication(application);
    spring.setBannerMode(Banner.Mode.OFF);
    spring.addListeners(
        (ApplicationListener<ApplicationEnvironmentPreparedEvent>)
            event -> {
              requireIssuer(service, event);
              requireOwn(service, event);
            });
    var named =
        Stream.of(
            "--spring.config.name=platform," + service, "--spring.application.name=" + service);
    return spring.run(Stream.concat(named, Stream.of(args)).toArray(String[]::new));
  }

  private static void requireIssuer(String service, ApplicationEnvironmentPreparedEvent event) {
    var issuer = event.getEnvironment().getProperty("homeward.issuer", "");
    if (issuer.isBlank()) {
      throw new NotConfigured(
          service
              + " does not start without an issuer of tokens:"
              + " set HOMEWARD_ISSUER to your OpenID Connect provider's address.");
    }
  }

  /** A service's own settings name, under {@code homeward.required}, what it cannot do without. */
  private static void requireOwn(String service, ApplicationEnvironmentPreparedEvent event) {
    var environment = event.getEnvironment();
    for (var name : environment.getProperty("homeward.required", String[].class, new String[0])) {
      if (environment.getProperty(name, "").isBlank()) {
        var variable = name.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", "");
        throw new NotConfigured(service + " does not start without " + name + ": set " + variable);
      }
    }
  }
}
