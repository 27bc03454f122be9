package care.homeward.platform.inbox;

import care.homeward.contracts.Envelope;
import care.homeward.platform.core.Refused;
import care.homeward.platform.inbox.Parking.Head;
import care.homeward.platform.inbox.Parking.Parked;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.journal.Facts;
import care.homeward.platform.journal.Facts.Unreadable;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import tools.jackson.databind.JsonNode;

/**
 * Applies each subject's facts in sequence, once, without gaps.
 *
 * <p>An older fact is ignored. A fact that comes too early, or that cannot be applied, is parked;
 * everything after it of the same subject is then too early and is parked behind it, while all
 * other subjects flow on. Store or broker away is no reason to park: the batch is tried again.
 */
public final class Inbox {

  private static final Logger log = LoggerFactory.getLogger(Inbox.class);

  private final String service;
  private final Facts facts;
  private final Positions positions;
  private final Parking parking;
  private final InstantSource clock;
  private final MeterRegistry meters;
  private final Tracing tracing;
  private volatile @Nullable FactHandler handler;

  public Inbox(
      String service,
      Facts facts,
      Positions positions,
      Parking parking,
      InstantSource clock,
      MeterRegistry meters,
      Tracing tracing) {
    this.service = service;
    this.facts = facts;
    this.positions = positions;
    this.parking = parking;
    this.clock = clock;
    this.meters = meters;
    this.tracing = tracing;
  }

  /** The consumer of a service's one feed binding. */
  public Consumer<Message<List<byte[]>>> reading(FactHandler handler) {
    this.handler = handler;
    return this::receive;
  }

  private record Arrived(String id, String stream, Binary value) {}

  private synchronized void receive(Message<List<byte[]>> batch) {
    try {
      var envelopes = new ArrayList<@Nullable Envelope<?>>();
      for (int i = 0; i < batch.getPayload().size(); i++) {
        envelopes.add(readable(value(batch, i)));
      }
      positions.prefetch(
          envelopes.stream().filter(Objects::nonNull).map(Inbox::stream).distinct().toList());
      for (int i = 0; i < envelopes.size(); i++) {
        var envelope = envelopes.get(i);
        if (envelope == null) {
          park(arrived(batch, i, null), 0, "UNREADABLE");
        } else {
          receive(envelope, arrived(batch, i, envelope));
        }
      }
    } finally {
      positions.save();
    }
  }

  private void receive(Envelope<?> fact, Arrived arrived) {
    var stream = stream(fact);
    var last = positions.last(stream);
    if (fact.sequence() > last + 1) {
      last = positions.lastStored(stream);
    }
    if (fact.sequence() <= last) {
      count("duplicate");
    } else if (fact.sequence() > last + 1) {
      park(arrived, fact.sequence(), Parking.GAP);
    } else if (parking.streams().contains(stream)) {
      // The one missing: those parked behind it follow at once.
      if (apply(fact, arrived)) {
        release(stream, false);
      }
    } else {
      apply(fact, arrived);
    }
  }

  /** Whether it was applied; if not, it is parked. */
  private boolean apply(Envelope<?> fact, Arrived arrived) {
    var reason = tracing.within(fact, () -> attempt(fact));
    if (reason == null) {
      positions.applied(stream(fact), fact.sequence());
      return true;
    }
    park(arrived, fact.sequence(), reason);
    return false;
  }

  private @Nullable String attempt(Envelope<?> fact) {
    if (fact.data() instanceof JsonNode) {
      count("unknown");
      return null;
    }
    try {
      Objects.requireNonNull(handler).on(fact, Cause.of(fact, service));
      count("applied");
      return null;
    } catch (Refused refused) {
      return refused.rule();
    } catch (RuntimeException e) {
      if (ConsumerErrors.isAway(e)) {
        throw e;
      }
      log.error("{} cannot be applied", fact.type(), e);
      return e.getClass().getSimpleName();
    }
  }

  /**
   * Applies what is parked of a stream, in order, as far as it goes.
   *
   * @param everything whether what could not be applied before is tried again too
   * @return how many records left the parking
   */
  public synchronized int release(String stream, boolean everything) {
    int left = 0;
    try {
      for (var parked : parking.of(stream)) {
        var fact = readable(parked.record().getData());
        if (fact == null) {
          break;
        }
        // What could not be read when it came may be read now, and is of another stream then.
        var own = stream(fact);
        var last = positions.lastStored(own);
        if (fact.sequence() > last + 1) {
          break;
        }
        if (fact.sequence() == last + 1) {
          var arrived = new Arrived(parked.id(), own, parked.record());
          if ((!everything && !parked.reason().equals(Parking.GAP)) || !apply(fact, arrived)) {
            break;
          }
        }
        positions.save();
        parking.leave(parked);
        left++;
      }
      parking.of(stream);
    } finally {
      positions.save();
    }
    return left;
  }

  /** The sequence of the last fact of a stream that was applied or given up. */
  synchronized long last(String stream) {
    return positions.lastStored(stream);
  }

  /** Goes on past a record that is the next of its stream, or of none. */
  synchronized int discard(Parked parked) {
    if (parked.sequence() > 0) {
      passOver(parked.stream(), parked.sequence());
    }
    parking.leave(parked);
    count("discarded");
    return 1 + release(parked.stream(), false);
  }

  /** Goes on with a record as if everything before it had come. */
  synchronized int goOnWith(Parked parked) {
    passOver(parked.stream(), parked.sequence() - 1);
    return release(parked.stream(), true);
  }

  private void passOver(String stream, long sequence) {
    if (sequence > positions.lastStored(stream)) {
      positions.applied(stream, sequence);
      positions.save();
    }
  }

  /** Tries again what waits for others, and at start what could not be applied before. */
  void releaseAll(boolean everything) {
    parking.look().stream()
        .filter(head -> everything || mayLeave(head))
        .forEach(head -> release(head.stream(), everything));
  }

  /** Whether it waits for others only, or was applied although it is still there. */
  private synchronized boolean mayLeave(Head head) {
    return head.reason().equals(Parking.GAP)
        || (head.sequence() > 0 && head.sequence() <= positions.last(head.stream()));
  }

  private void park(Arrived arrived, long sequence, String reason) {
    parking.park(
        new Parked(
            arrived.id(), arrived.stream(), sequence, reason, clock.instant(), arrived.value()));
    count("parked");
  }

  private void count(String what) {
    meters.counter("homeward.inbox.facts", "outcome", what).increment();
  }

  private @Nullable Envelope<?> readable(byte[] value) {
    try {
      return facts.read(value);
    } catch (Unreadable e) {
      return null;
    }
  }

  static String stream(Envelope<?> fact) {
    return fact.source() + "/" + fact.subject();
  }

  private static Arrived arrived(Message<List<byte[]>> batch, int i, @Nullable Envelope<?> fact) {
    var headers = batch.getHeaders();
    var topic = item(headers.get(KafkaHeaders.RECEIVED_TOPIC), i);
    var id =
        topic
            + "/"
            + item(headers.get(KafkaHeaders.RECEIVED_PARTITION), i)
            + "/"
            + item(headers.get(KafkaHeaders.OFFSET), i);
    var key = item(headers.get(KafkaHeaders.RECEIVED_KEY), i);
    var stream = fact == null ? unreadable(topic, key) : stream(fact);
    return new Arrived(id, stream, new Binary(value(batch, i)));
  }

  /** What a record holds; a record may come without a value, which then is another object's. */
  private static byte[] value(Message<List<byte[]>> batch, int i) {
    List<?> values = batch.getPayload();
    return values.get(i) instanceof byte[] value ? value : new byte[0];
  }

  /** Where bytes belong that are no fact: to their key, which may be anything and is not kept. */
  public static String unreadable(String topic, String key) {
    var digest = Cause.digest(key.getBytes(StandardCharsets.UTF_8));
    return "unreadable/" + topic + "/" + digest.substring(0, 16);
  }

  private static String item(@Nullable Object header, int i) {
    var item = header instanceof List<?> list ? list.get(i) : header;
    return item instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(item);
  }
}
