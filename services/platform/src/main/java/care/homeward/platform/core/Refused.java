package care.homeward.platform.core;

/**
 * A command that cannot be carried out as things stand; nothing was journaled.
 *
 * <p>Over HTTP it is a problem of status 409 (it clashes with what is) or 422 (it can never be).
 */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Whether asking again later could succeed. */
  public enum Kind {
    /** It clashes with what is now; it may be accepted later. */
    CONFLICT,
    /** It contradicts a rule; it will never be accepted. */
    IMPOSSIBLE,
    /** It is about something that does not exist. */
    UNKNOWN
  }

  private final Kind kind;
  private final String rule;

  private Refused(Kind kind, String rule, String reason) {
    super(reason);
    this.kind = kind;
    this.rule = rule;
  }

  /** Refuses what clashes with the present state, naming the rule in kebab-case. */
  public static Refused conflict(String rule, String reason) {
    return new Refused(Kind.CONFLICT, rule, reason);
  }

  /** Refuses what contradicts a rule, naming the rule in kebab-case. */
  public static Refused impossible(String rule, String reason) {
    return new Refused(Kind.IMPOSSIBLE, rule, reason);
  }

  /** Refuses what is about something that does not exist. */
  public static Refused unknown(String what) {
    return new Refused(
        Kind.UNKNOWN, "unknown-" + what.replace(' ', '-'), "There is no such " + what + ".");
  }

  /** Whether asking again later could succeed. */
  public Kind kind() {
    return kind;
  }

  /** The rule's name, in kebab-case: stable, for clients and tests. */
  public String rule() {
    return rule;
  }
}
