package care.homeward.dischargeflow.hospital;

/**
 * Why a message is not acknowledged with {@code AA}; the text goes back to the hospital and quotes
 * nothing of the message.
 */
public final class NotAccepted extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Conditions of HL7 table 0357. */
  public enum Condition {
    SEGMENT_MISSING(100),
    FIELD_MISSING(101),
    WRONG_FORMAT(102),
    UNSUPPORTED_TYPE(200),
    UNSUPPORTED_EVENT(201),
    UNSUPPORTED_PROCESSING(202),
    UNSUPPORTED_VERSION(203),
    INTERNAL(207);

    private final int code;

    Condition(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  private final boolean rejected;
  private final Condition condition;
  private final String field;

  private NotAccepted(boolean rejected, Condition condition, String field, String reason) {
    super(reason);
    this.rejected = rejected;
    this.condition = condition;
    this.field = field;
  }

  /** {@code AE}: understood, but wrong or not possible for now. */
  public static NotAccepted error(Condition condition, String field, String reason) {
    return new NotAccepted(false, condition, field, reason);
  }

  /** {@code AE}: what is needed to take it in is away; the same message may be sent again. */
  public static NotAccepted away(String what) {
    return error(Condition.INTERNAL, "", what + " is away: send it again");
  }

  /** {@code AR}: not a message for here, however often it is sent. */
  static NotAccepted rejected(Condition condition, String field, String reason) {
    return new NotAccepted(true, condition, field, reason);
  }

  boolean rejected() {
    return rejected;
  }

  Condition condition() {
    return condition;
  }

  /** Segment and field, such as {@code PV1-19}; empty if it is about no field. */
  public String field() {
    return field;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
