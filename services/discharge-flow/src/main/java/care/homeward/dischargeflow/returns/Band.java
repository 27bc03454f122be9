package care.homeward.dischargeflow.returns;

/** The published bands of whole days from the discharge ready date to the discharge. */
public enum Band {
  NONE("0", 0),
  ONE("1", 1),
  TWO_TO_THREE("2-3", 2),
  FOUR_TO_SIX("4-6", 4),
  SEVEN_TO_THIRTEEN("7-13", 7),
  FOURTEEN_TO_TWENTY("14-20", 14),
  TWENTY_ONE_OR_MORE("21+", 21);

  private final String label;
  private final int from;

  Band(String label, int from) {
    this.label = label;
    this.from = from;
  }

  /** As published. */
  public String label() {
    return label;
  }

  /** The band these whole days are in. */
  public static Band of(long days) {
    var band = NONE;
    for (var next : values()) {
      if (days >= next.from) {
        band = next;
      }
    }
    return band;
  }
}
