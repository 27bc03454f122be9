package care.homeward.platform.settings;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerConfig;

/** How whoever writes must be set: to the broker, and to the store. */
final class ClientRules {

  private static final long AT_MOST_MILLIS = 5_000;

  private final Wrong wrong;

  ClientRules(Wrong wrong) {
    this.wrong = wrong;
  }

  /**
   * The producer of the relay, or of a binding that sends.
   *
   * @param which what it is called
   * @param is what the client is given
   */
  void producer(String which, Map<String, ?> is) {
    var acks = String.valueOf(is.get(ProducerConfig.ACKS_CONFIG));
    wrong.unless(
        acks.equals("all") || acks.equals("-1"),
        which,
        ProducerConfig.ACKS_CONFIG,
        acks,
        "all",
        "a broker that dies takes with it what only it had");
    wrong.unlessIs(
        true,
        which,
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
        is.get(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG),
        "a send tried again could overtake or double");
    wrong.unlessIs(
        1,
        which,
        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
        is.get(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION),
        "of a new producer the broker takes any record for the first (KAFKA-15591)");
    wrong.unlessNumber(
        n -> n <= AT_MOST_MILLIS,
        which,
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        is.get(ProducerConfig.MAX_BLOCK_MS_CONFIG),
        "at most " + AT_MOST_MILLIS,
        "a service could not stop while the broker is away");
  }

  /** The relay's: what it gave up on would be overtaken by what comes after. */
  void relay(String which, Map<String, ?> is) {
    producer(which, is);
    wrong.unlessIs(
        Integer.MAX_VALUE,
        which,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        is.get(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG),
        "a record given up on is overtaken by the next");
  }

  /** Every operation of the one client of the store. */
  void store(WriteConcern write, ReadConcern read, ReadPreference from, long selectionMillis) {
    wrong.unless(
        "majority".equals(write.getWObject()) && Boolean.TRUE.equals(write.getJournal()),
        "store",
        "write concern",
        write,
        "majority, journaled",
        "an acknowledged write could be rolled back");
    var patience = write.getWTimeout(TimeUnit.MILLISECONDS);
    wrong.unless(
        patience != null && patience > 0 && patience <= AT_MOST_MILLIS,
        "store",
        "write time-out in milliseconds",
        patience,
        "1 to " + AT_MOST_MILLIS,
        "a writer would wait for a majority that is gone");
    wrong.unlessIs(
        ReadConcern.MAJORITY,
        "store",
        "read concern",
        read,
        "a decision could rest on what is rolled back");
    wrong.unlessIs(
        ReadPreference.primary(),
        "store",
        "read preference",
        from,
        "a decision could rest on what is out of date");
    wrong.unless(
        selectionMillis <= AT_MOST_MILLIS,
        "store",
        "server selection time-out in milliseconds",
        selectionMillis,
        "at most " + AT_MOST_MILLIS,
        "with the store away nobody is told so in time");
  }
}
