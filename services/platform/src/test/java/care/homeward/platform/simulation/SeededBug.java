package care.homeward.platform.simulation;

/** A known way to be wrong, put in on purpose to see that it is noticed. */
public enum SeededBug {
  /** A send counts as done before the broker has acknowledged it. */
  MARK_BEFORE_SEND,
  /** An insert is acknowledged by one member of the store and may be lost with it. */
  ACKNOWLEDGED_BY_ONE,
  /** Offsets are committed before the batch is taken in. */
  COMMITTED_BEFORE_APPLIED,
  /** A batch that fails three times is passed over. */
  SKIPPED_AFTER_THREE,
  /** A consumer without a committed offset begins at the end. */
  BEGINS_AT_THE_END,
  /** State documents are replaced whatever is stored. */
  STATE_WITHOUT_CONDITION,
  /** What comes after a fact that was set aside is applied. */
  PARKED_NOT_BLOCKED,
  /** A fact heard again counts again. */
  COUNTED_NOT_KEPT_BY_CAUSE,
  /** A retry of a command is another command. */
  KEY_NOT_KEPT,
  /** The producer gives up on a record and sends the next. */
  PRODUCER_GIVES_UP,
  /** The view stores its positions without the documents they stand for. */
  POSITIONS_WITHOUT_DOCUMENTS,
  /** The view's documents are replaced whatever is stored. */
  BOARD_WITHOUT_CONDITION
}
