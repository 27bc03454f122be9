package care.homeward.campaign.bugs;

import care.homeward.campaign.history.Findings.Anomaly;
import care.homeward.campaign.parts.Part;
import java.util.List;

/** A classic mistake, the process it is made in, and what gives it away. */
enum Bug {
  /** A command is answered before its entry is in the store. */
  ACK_BEFORE_COMMIT(Part.TEAMS, Anomaly.LOST),
  /** The store may acknowledge before a majority has the write in its journal. */
  ONE_IS_ENOUGH(Part.TEAMS, Anomaly.WEAK),
  /** The mark of what is to be published goes before the broker acknowledged. */
  SEND_WITHOUT_WAITING(Part.TEAMS, Anomaly.LOST),
  /** The mark goes before anything is sent. */
  MARK_BEFORE_SEND(Part.TEAMS, Anomaly.LOST),
  /** The binder copies what failed to a topic of dead letters, and goes on. */
  BINDER_DEAD_LETTERS(Part.WITNESS, Anomaly.LOST),
  /** The binder's own error handler: tried once more, then skipped. */
  DEFAULT_ERROR_HANDLER(Part.WITNESS, Anomaly.LOST),
  /** A fact is applied whatever its sequence. */
  NO_SEQUENCE_CONDITION(Part.WITNESS, Anomaly.TWICE),
  /** The position is counted up instead of set. */
  COUNTED_NOT_SET(Part.WITNESS, Anomaly.PHANTOM),
  /** The client commits offsets by itself. */
  AUTO_COMMIT(Part.WITNESS, Anomaly.LOST),
  /** Facts behind a parked one are applied. */
  PARKED_DOES_NOT_BLOCK(Part.WITNESS, Anomaly.OUT_OF_ORDER),
  /** A group without offsets begins with what comes next. */
  BEGINS_WITH_THE_LATEST(Part.WITNESS, Anomaly.LOST),
  /** Who looked is recorded after the answer. */
  AUDIT_AFTER_RESPONSE(Part.PEOPLE, Anomaly.UNAUDITED);

  private static final String CONSUMER = "--spring.cloud.stream.kafka.bindings.feed-in-0.consumer.";

  private final Part part;
  private final Anomaly anomaly;

  Bug(Part part, Anomaly anomaly) {
    this.part = part;
    this.anomaly = anomaly;
  }

  /** In which service it is made. */
  Part part() {
    return part;
  }

  /** What gives it away, unless the service refuses to start with it. */
  Anomaly anomaly() {
    return anomaly;
  }

  /** Whether it is a wrong setting: a service refuses to start with one. */
  boolean isWrongSetting() {
    return this == ONE_IS_ENOUGH || !settings().isEmpty();
  }

  /**
   * Whether the consumer it is made in stores something of each fact before its position. Where the
   * position itself is wrong nothing else may fail in its place.
   */
  boolean storesFacts() {
    return this != COUNTED_NOT_SET;
  }

  /** The settings that are it; none if it is in the code. */
  List<String> settings() {
    return switch (this) {
      case BINDER_DEAD_LETTERS ->
          List.of(CONSUMER + "enable-dlq=true", CONSUMER + "common-error-handler-bean-name=");
      case AUTO_COMMIT ->
          List.of(
              CONSUMER + "configuration.enable.auto.commit=true",
              CONSUMER + "configuration.auto.commit.interval.ms=50");
      case BEGINS_WITH_THE_LATEST ->
          List.of(
              CONSUMER + "start-offset=latest",
              CONSUMER + "configuration.auto.offset.reset=latest");
      default -> List.of();
    };
  }
}
