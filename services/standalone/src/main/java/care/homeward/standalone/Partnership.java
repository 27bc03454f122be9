package care.homeward.standalone;

import care.homeward.broker.EmbeddedBroker;
import care.homeward.contracts.Publisher;
import care.homeward.dischargeflow.DischargeFlowApplication;
import care.homeward.homes.CareHomeCapacityApplication;
import care.homeward.live.LiveViewApplication;
import care.homeward.people.PeopleApplication;
import care.homeward.platform.Launcher;
import care.homeward.referrals.ReferralsApplication;
import care.homeward.resilience.ResiliencePlanApplication;
import care.homeward.standalone.issuer.DemoIssuer;
import care.homeward.store.EmbeddedStore;
import care.homeward.teams.NeighbourhoodTeamsApplication;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** A running partnership; closing it stops everything, the last started first. */
final class Partnership implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Partnership.class);

  /** Pseudonyms of simulated people only; real ones need a secret of one's own. */
  private static final String DEMONSTRATION_KEY = "for the demonstration, and nothing else";

  private final Map<Part, Integer> ports;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  private Partnership(Map<Part, Integer> ports) {
    this.ports = ports;
  }

  /** The ports named by an environment, each checked to be free. */
  static Map<Part, Integer> freePorts(Map<String, String> environment) {
    var ports = new EnumMap<Part, Integer>(Part.class);
    for (var part : Part.values()) {
      var port = part.port(environment);
      part.mustBeFree(port);
      ports.put(part, port);
    }
    return ports;
  }

  /**
   * Starts broker, store, issuer and services, in this order; all are healthy when it returns.
   *
   * @param data where broker and store keep what they know
   * @param ports a port for every part
   * @throws RuntimeException if any part cannot start; those that did are stopped
   */
  static Partnership start(Path data, Map<Part, Integer> ports) {
    var partnership = new Partnership(ports);
    try {
      partnership.start(data);
      return partnership;
    } catch (RuntimeException e) {
      partnership.close();
      throw e;
    }
  }

  private void start(Path data) {
    var broker =
        keep(
            EmbeddedBroker.start(
                data.resolve("broker"), port(Part.BROKER), port(Part.BROKER_CONTROLLER)));
    broker.createTopics(Arrays.stream(Publisher.values()).map(Publisher::topic).toList());
    keep(EmbeddedStore.start(data.resolve("store"), port(Part.STORE)));
    keep(DemoIssuer.start(port(Part.ISSUER), port(Part.PAGES)));
    service(
        PeopleApplication.class,
        "people",
        Part.PEOPLE,
        "--homeward.people.key=" + DEMONSTRATION_KEY);
    service(
        DischargeFlowApplication.class,
        "discharge-flow",
        Part.DISCHARGE_FLOW,
        "--homeward.discharge-flow.key=" + DEMONSTRATION_KEY,
        "--homeward.people=" + address(Part.PEOPLE),
        "--homeward.hospital.port=" + port(Part.MLLP));
    service(ReferralsApplication.class, "referrals", Part.REFERRALS);
    service(NeighbourhoodTeamsApplication.class, "neighbourhood-teams", Part.NEIGHBOURHOOD_TEAMS);
    service(CareHomeCapacityApplication.class, "care-home-capacity", Part.CARE_HOME_CAPACITY);
    service(ResiliencePlanApplication.class, "resilience-plan", Part.RESILIENCE_PLAN);
    service(
        LiveViewApplication.class,
        "live-view",
        Part.PAGES,
        "--homeward.services.people=" + address(Part.PEOPLE),
        "--homeward.services.discharge-flow=" + address(Part.DISCHARGE_FLOW),
        "--homeward.services.referrals=" + address(Part.REFERRALS),
        "--homeward.services.neighbourhood-teams=" + address(Part.NEIGHBOURHOOD_TEAMS),
        "--homeward.services.care-home-capacity=" + address(Part.CARE_HOME_CAPACITY),
        "--homeward.services.resilience-plan=" + address(Part.RESILIENCE_PLAN),
        "--homeward.names.ZHW01=Aldersyke Infirmary",
        "--homeward.names.ZHW02=Minster Hospital",
        "--homeward.simulated=true");
  }

  private void service(Class<?> application, String name, Part part, String... more) {
    var settings =
        new ArrayList<>(
            List.of(
                "--server.port=" + port(part),
                "--server.address=127.0.0.1",
                "--spring.main.register-shutdown-hook=false",
                "--homeward.broker=127.0.0.1:" + port(Part.BROKER),
                "--homeward.store=mongodb://127.0.0.1:" + port(Part.STORE),
                "--homeward.issuer=" + address(Part.ISSUER)));
    settings.addAll(List.of(more));
    keep(Launcher.start(application, name, settings.toArray(String[]::new)));
  }

  int port(Part part) {
    return ports.getOrDefault(part, 0);
  }

  /** The part's address for a browser or a client on this machine. */
  String address(Part part) {
    return "http://127.0.0.1:" + port(part);
  }

  /** The running services, in the order they were started. */
  Stream<ConfigurableApplicationContext> services() {
    return started.reversed().stream()
        .filter(ConfigurableApplicationContext.class::isInstance)
        .map(ConfigurableApplicationContext.class::cast)
        .filter(ConfigurableApplicationContext::isActive);
  }

  /** Closes this with the partnership, before what was started earlier. */
  <T extends AutoCloseable> T keep(T part) {
    started.push(part);
    return part;
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        log.warn("a part did not stop cleanly", e);
      }
    }
  }
}
