package care.homeward.platform.simulation;

import care.homeward.platform.simulation.Time.Lane;
import com.mongodb.MongoTimeoutException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.TimeoutException;

/** One life of one process: what it is doing, whether it can reach store and broker. */
final class Node {

  final String name;
  private final List<Waiting> waiting = new ArrayList<>();
  private final Time time;
  private final Weather weather;
  private final Runnable whenDead;
  private final long skew;
  private final EnumSet<Lane> busy = EnumSet.noneOf(Lane.class);
  private boolean alive = true;
  private long brokerCutUntil;
  private long storeCutUntil;

  private record Waiting(Lane lane, Runnable resume) {}

  Node(String name, Time time, Weather weather, Runnable whenDead) {
    this.name = name;
    this.time = time;
    this.weather = weather;
    this.whenDead = whenDead;
    this.skew = time.between(-2_000, 2_000);
  }

  boolean alive() {
    return alive;
  }

  InstantSource clock() {
    return () -> Instant.ofEpochMilli(time.now() + skew);
  }

  boolean mustWait(Lane lane) {
    for (var other : busy) {
      if (lane.waitsFor(other)) {
        return true;
      }
    }
    return false;
  }

  boolean isBusy(Lane lane) {
    return busy.contains(lane);
  }

  void does(Lane lane, Runnable action) {
    busy.add(lane);
    try {
      action.run();
    } catch (Crash e) {
      die();
    } finally {
      busy.remove(lane);
      goOn(lane);
    }
  }

  /** Waits until the lane is free. */
  void waits(Lane lane, Runnable resume) {
    waiting.add(new Waiting(lane, resume));
  }

  private void goOn(Lane free) {
    for (int i = 0; i < waiting.size(); i++) {
      if (waiting.get(i).lane().waitsFor(free)) {
        waiting.remove(i).resume().run();
        return;
      }
    }
  }

  void die() {
    if (alive) {
      alive = false;
      time.tell(name + " dies");
      whenDead.run();
    }
  }

  void check() {
    if (!alive) {
      throw new Crash();
    }
  }

  void cutFromBroker(long millis) {
    time.tell(name + " is cut from the broker");
    brokerCutUntil = time.now() + millis;
  }

  void cutFromStore(long millis) {
    time.tell(name + " is cut from the store");
    storeCutUntil = time.now() + millis;
  }

  boolean reachesBroker() {
    return weather.calm() || time.now() >= brokerCutUntil;
  }

  Port broker() {
    return new Through(() -> brokerCutUntil, () -> new TimeoutException("no answer"));
  }

  Port store(LongSupplier awayUntil) {
    return new Through(
        () -> Math.max(storeCutUntil, awayUntil.getAsLong()),
        () -> new MongoTimeoutException("no answer"));
  }

  /** A connection to something that may be out of reach. */
  private final class Through implements Port {

    private final LongSupplier awayUntil;
    private final Supplier<RuntimeException> noAnswer;

    Through(LongSupplier awayUntil, Supplier<RuntimeException> noAnswer) {
      this.awayUntil = awayUntil;
      this.noAnswer = noAnswer;
    }

    @Override
    public <T> T read(Supplier<T> call) {
      reach();
      if (weather.strikes(weather.lost)) {
        throw noAnswer.get();
      }
      var answer = call.get();
      answered();
      return answer;
    }

    @Override
    public <T> T write(Supplier<T> call) {
      reach();
      if (weather.strikes(weather.lost)) {
        throw noAnswer.get();
      }
      if (weather.strikes(weather.unsure)) {
        time.tell(name + " is not told that it is written");
        var _ = call.get();
        answered();
        throw noAnswer.get();
      }
      if (weather.strikes(weather.late)) {
        time.tell(name + " writes late");
        time.after(
            time.between(10, 20_000),
            () -> {
              var _ = call.get();
            });
        throw noAnswer.get();
      }
      var answer = call.get();
      if (weather.strikes(weather.crash)) {
        throw new Crash();
      }
      answered();
      return answer;
    }

    private void reach() {
      check();
      time.passes(weather.slow());
      check();
      if (weather.strikes(weather.crash)) {
        throw new Crash();
      }
      if (!weather.calm() && time.now() < awayUntil.getAsLong()) {
        throw noAnswer.get();
      }
    }

    private void answered() {
      time.passes(weather.slow());
      check();
    }
  }
}
