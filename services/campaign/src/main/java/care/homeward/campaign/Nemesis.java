package care.homeward.campaign;

import care.homeward.campaign.parts.Link.Weather;
import care.homeward.campaign.parts.Node;
import care.homeward.campaign.parts.Part;
import care.homeward.campaign.parts.Parts;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes faults happen, one after the other; what one hurt need not have recovered before the next.
 */
final class Nemesis {

  private static final Logger log = LoggerFactory.getLogger(Nemesis.class);

  /** A rolling restart waits for each service; one that does not come back is found later. */
  private static final Duration COMES_BACK_WITHIN = Duration.ofMinutes(1);

  private final Parts parts;
  private final Poison poison;
  private int faults;

  Nemesis(Parts parts, Poison poison) {
    this.parts = parts;
    this.poison = poison;
  }

  /** How many faults happened. */
  int faults() {
    return faults;
  }

  /** Lets one happen, and mends what was broken on purpose. */
  void happen(Fault fault) throws InterruptedException {
    last(fault.rest());
    log.info("{}: {}", ++faults, fault);
    switch (fault.kind()) {
      case KILL_SERVICE -> kill(service(fault), fault.length());
      case KILL_BROKER -> kill(parts.machinery().broker(), fault.length());
      case KILL_STORE -> kill(parts.machinery().store(), fault.length());
      case STOP_SERVICE -> stop(service(fault), fault.length());
      case STOP_BROKER -> stop(parts.machinery().broker(), fault.length());
      case CUT_STORE -> store(fault, Weather.CUT);
      case SILENT_STORE -> store(fault, Weather.SILENT);
      case MUTE_STORE -> store(fault, Weather.MUTE);
      case SLOW_STORE -> store(fault, Weather.SLOW);
      case CUT_BROKER -> broker(fault, Weather.CUT);
      case SILENT_BROKER -> broker(fault, Weather.SILENT);
      case MUTE_BROKER -> broker(fault, Weather.MUTE);
      case STORE_AWAY -> {
        for (var part : Part.values()) {
          parts.toStore(part).set(Weather.CUT);
        }
        last(fault.length());
        parts.clear();
      }
      case POISON -> poison.burst();
      case DUPLICATES -> poison.again();
      case RESTART_BROKER -> restart(parts.machinery().broker());
      case ROLLING_RESTART -> {
        for (var part : Part.values()) {
          restart(parts.node(part));
        }
      }
    }
  }

  private static void kill(Node node, Duration away) throws InterruptedException {
    node.kill();
    last(away);
    node.start();
  }

  private static void stop(Node node, Duration away) throws InterruptedException {
    node.stop();
    last(away);
    node.goOn();
  }

  private static void restart(Node node) throws InterruptedException {
    node.end();
    node.start();
    node.awaitReady(COMES_BACK_WITHIN);
  }

  private void store(Fault fault, Weather weather) throws InterruptedException {
    parts.toStore(Objects.requireNonNull(fault.part())).set(weather);
    last(fault.length());
    parts.clear();
  }

  private void broker(Fault fault, Weather weather) throws InterruptedException {
    parts.machinery().toBroker().set(weather);
    last(fault.length());
    parts.clear();
  }

  private Node service(Fault fault) {
    return parts.node(Objects.requireNonNull(fault.part()));
  }

  private static void last(Duration length) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(length.toMillis());
  }
}
