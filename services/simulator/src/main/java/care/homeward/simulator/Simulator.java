package care.homeward.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run of the simulated partnership. What goes wrong on the other side is tried again or counted,
 * and never ends the run; started anew with the same seed, it goes on where the last run was.
 */
public final class Simulator implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Simulator.class);
  private static final int HANDS = 12;

  /** About three minutes, which outlasts a restart of whatever is away. */
  private static final Patience PATIENCE =
      new Patience(Duration.ofMillis(100), Duration.ofSeconds(5), 40);

  private final Tally tally = new Tally();
  private final Crew crew = new Crew(HANDS);
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("simulator").factory());
  private final SimulatorSettings settings;
  private final World world = World.read();
  private final Patient.Maker patients;
  private final Feed feed;
  private final Services services;
  private final Acts acts;
  private final Census census;
  private final Homes homes = new Homes();
  private volatile boolean filled;
  private volatile int waiting;

  private Simulator(SimulatorSettings settings) {
    this.settings = settings;
    this.patients = new Patient.Maker(world, settings.seed());
    this.census = new Census(world);
    this.feed = new Feed(settings.mllpHost(), settings.mllpPort(), HANDS, PATIENCE, tally);
    this.services = new Services(settings, PATIENCE, tally);
    this.acts = Acts.of(settings, feed, services, Clock.systemUTC());
  }

  /** Begins a run; it goes on by itself until closed. */
  public static Simulator start(SimulatorSettings settings) {
    var simulator = new Simulator(settings);
    simulator.inBackground(simulator::run);
    return simulator;
  }

  /** How far it is. */
  public Progress progress() {
    return new Progress(
        filled,
        census.sent(),
        waiting,
        tally.taken.sum(),
        tally.again.sum(),
        tally.refused.sum(),
        tally.lost.sum());
  }

  private void run() throws InterruptedException {
    var began = acts.now();
    while (!acts.areThere()) {
      Thread.sleep(Duration.ofSeconds(1));
    }
    var plan = Plan.of(world, settings.seed(), began, settings.waiting(), settings.occupied());
    var memory = Memory.of(acts, patients, settings.occupied());
    var help = new Help(world, acts.referrals());
    var opening = new Opening(world, plan, acts, census, homes, help, crew, settings.seed());
    opening.takeUp(memory, patients);
    opening.tellTeamsAndHomes();
    opening.tellWhoWaits(memory);
    filled = true;
    log.info(
        "the simulated partnership is open after {} s: {} people wait for their transfer, {} in"
            + " beds to follow, {} known from before",
        Duration.between(began, acts.now()).toSeconds(),
        plan.journeys().size(),
        plan.others().stream().filter(one -> !memory.knows(one.patient().number())).count(),
        memory.stays().size());
    inBackground(() -> opening.tellTheRest(memory));
    var wards = new Wards(acts, census, patients, memory.next());
    var hub = new Hub(world, acts, homes, wards, census, help);
    var partners = new Partners(world, acts, census, homes, crew);
    partners.takeUp();
    var live = new Live(settings, acts, census, homes, wards, hub, partners, opening, crew);
    live.run(count -> waiting = count);
  }

  private void inBackground(Crew.Job job) {
    threads.execute(
        () -> {
          try {
            job.run();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (RuntimeException e) {
            log.error("the simulation stopped", e);
          }
        });
  }

  /** Ends the run; what is under way is left as it is, and taken up by the next one. */
  @Override
  public void close() {
    log.info("the simulated partnership closes: {}", progress());
    threads.shutdownNow();
    crew.close();
    feed.close();
    services.close();
  }
}
