package care.homeward.live.board;

import java.util.Arrays;

/**
 * The published bands of delay, in midnights since the discharge ready date.
 *
 * @see <a
 *     href="https://www.england.nhs.uk/statistics/statistical-work-areas/discharge-delays/">Discharge
 *     ready date statistics</a>
 */
public enum Band {
  NONE("0", 0, 0),
  ONE("1", 1, 0),
  TWO_TO_THREE("2-3", 2, 1),
  FOUR_TO_SIX("4-6", 4, 2),
  SEVEN_TO_THIRTEEN("7-13", 7, 3),
  FOURTEEN_TO_TWENTY("14-20", 14, 3),
  TWENTY_ONE_OR_MORE("21+", 21, 4);

  private final String label;
  private final int from;
  private final int colour;

  Band(String label, int from, int colour) {
    this.label = label;
    this.from = from;
    this.colour = colour;
  }

  /** As it is published: {@code 2-3}. */
  public String label() {
    return label;
  }

  /** The first midnight of the band. */
  public int from() {
    return from;
  }

  /** One of five colours, 0 the lightest to 4 the darkest. */
  public int colour() {
    return colour;
  }

  /** The band of this many midnights. */
  public static Band of(long midnights) {
    return Arrays.stream(values())
        .filter(band -> midnights >= band.from)
        .reduce(NONE, (_, later) -> later);
  }
}
