package care.homeward.campaign;

import care.homeward.campaign.parts.Part;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong.
 *
 * @param kind what
 * @param part to which service; null where it is no service's
 * @param rest how long nothing new goes wrong before it
 * @param length how long it lasts
 */
record Fault(Kind kind, @Nullable Part part, Duration rest, Duration length) {

  /** What can go wrong. */
  enum Kind {
    /** A service's process ends without warning. */
    KILL_SERVICE,
    /** The broker's process ends without warning. */
    KILL_BROKER,
    /** The store's process ends without warning. */
    KILL_STORE,
    /** A service is frozen for longer than its consumer's session lasts, and goes on. */
    STOP_SERVICE,
    /** The broker is frozen and goes on. */
    STOP_BROKER,
    /** A service's connections to the store are reset, new ones refused. */
    CUT_STORE,
    /** A service's connections to the store stay, and nothing passes. */
    SILENT_STORE,
    /** What a service asks of the store is done, and the answers do not arrive. */
    MUTE_STORE,
    /** Everything between a service and the store takes longer. */
    SLOW_STORE,
    /** All connections to the broker are reset, new ones refused. */
    CUT_BROKER,
    /** All connections to the broker stay, and nothing passes. */
    SILENT_BROKER,
    /** What is sent to the broker arrives, and its answers do not. */
    MUTE_BROKER,
    /** The store is away for everyone. */
    STORE_AWAY,
    /** Records on the topics that no service said, and that nobody can read or apply. */
    POISON,
    /** Records of the topics come again, some of them long after. */
    DUPLICATES,
    /** The broker is ended in order and started. */
    RESTART_BROKER,
    /** Every service in turn is ended in order and started, under load. */
    ROLLING_RESTART
  }

  @Override
  public String toString() {
    return kind + (part == null ? "" : " " + part.label()) + " for " + length.toMillis() + " ms";
  }
}
