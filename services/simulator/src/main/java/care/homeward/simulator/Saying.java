package care.homeward.simulator;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How something is said to a service: who is asked, under which key, and with what left out. An act
 * of the opening is named by the seed and itself, so that a second run does not do it again; a
 * later one by its moment too.
 */
final class Saying {

  private final long seed;
  private final Services services;
  private final InstantSource clock;

  Saying(long seed, Services services, InstantSource clock) {
    this.seed = seed;
    this.services = services;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  Services.Answer get(URI service, String path) throws InterruptedException {
    return services.get(service, path);
  }

  Services.Answer ask(URI service, String path, Object body) throws InterruptedException {
    return services.ask(service, path, body);
  }

  Services.Answer post(URI service, String path, Object body, String key)
      throws InterruptedException {
    return services.post(service, path, body, key);
  }

  /** Keys of the opening say no moment, because a second run has another. */
  String key(String act, @Nullable Instant past) {
    return past == null ? key(act) : key("opening", act);
  }

  String key(String act) {
    return key(act, Long.toString(now().toEpochMilli(), 36));
  }

  String key(String... parts) {
    return "sim-" + seed + "/" + String.join("/", parts);
  }

  /** Moments and strings that are absent are left out. */
  static Map<String, Object> body(
      String one, @Nullable Object first, String other, @Nullable Object second) {
    var body = new LinkedHashMap<String, Object>();
    if (first != null) {
      body.put(one, first instanceof Instant ? first.toString() : first);
    }
    if (second != null) {
      body.put(other, second instanceof Instant ? second.toString() : second);
    }
    return body;
  }
}
