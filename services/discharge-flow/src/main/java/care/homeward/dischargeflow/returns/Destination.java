package care.homeward.dischargeflow.returns;

import java.util.Optional;
import java.util.Set;

/**
 * Where people go, as the acute discharge situation report asks from 27 May 2024.
 *
 * @see <a
 *     href="https://www.england.nhs.uk/statistics/statistical-work-areas/discharge-delays/acute-discharge-situation-report/">
 *     Acute discharge situation report</a>
 */
public enum Destination {
  HOME(
      0,
      "Discharge to a domestic home, hotel, or other temporary accommodation without the need for"
          + " new/increased care or support from health and social care"),
  SAME_CARE_HOME(
      0,
      "Discharge back to an original care home placement when the care home has confirmed they can"
          + " continue to meet the persons needs with the same level of support"),
  HOME_WITH_REHABILITATION(
      1,
      "Discharge to a domestic home, hotel, or other temporary accommodation, or hospice at home"
          + " with rehabilitation, reablement and recovery"),
  HOME_WITH_OTHER_SUPPORT(
      1,
      "Discharge to a domestic home, hotel, or other temporary accommodation, or hospice at home"
          + " with other new/additional support (eg end of life care)"),
  SAME_CARE_HOME_WITH_MORE(
      1,
      "Discharge back to original care home placement with rehabilitation, reablement and recovery"
          + " or with an increased level of support"),
  SHORT_TERM_BED(
      2, "Short-term bed/hospice for rehabilitation, reablement and recovery / end of life care"),
  NEW_CARE_HOME(3, "Discharge to a care home as a new admission"),
  NEW_CARE_HOME_AT_END_OF_LIFE(
      3, "Discharge to a care home/hospice as a new admission for end-of-life care");

  /** NHS care home, local authority residential, non-NHS care home. */
  private static final Set<String> CARE_HOMES = Set.of("54", "65", "85");

  private static final String HOSPICE = "88";

  private final int pathway;
  private final String words;

  Destination(int pathway, String words) {
    this.pathway = pathway;
    this.words = words;
  }

  /** The pathway it belongs to, 0 to 3. */
  public int pathway() {
    return pathway;
  }

  /** As published. */
  public String label() {
    return "Pathway " + pathway + ": " + words;
  }

  /**
   * Where someone went: what was chosen for them, or, if only the pathway was, what shows it best.
   * None if they have not left or no pathway was chosen for them.
   */
  static Optional<Destination> of(Episode episode) {
    var left = episode.left();
    var pathway = episode.pathway();
    if (left == null || pathway == null) {
      return Optional.empty();
    }
    if (episode.chosen() != null) {
      return Optional.of(episode.chosen());
    }
    var careHome = CARE_HOMES.contains(left.destination());
    return Optional.ofNullable(
        switch (pathway) {
          case 0 -> careHome ? SAME_CARE_HOME : HOME;
          case 1 ->
              careHome
                  ? SAME_CARE_HOME_WITH_MORE
                  : waitedFor(episode, "home-based-rehab")
                      ? HOME_WITH_REHABILITATION
                      : HOME_WITH_OTHER_SUPPORT;
          case 2 -> SHORT_TERM_BED;
          case 3 ->
              left.destination().equals(HOSPICE) || waitedFor(episode, "end-of-life")
                  ? NEW_CARE_HOME_AT_END_OF_LIFE
                  : NEW_CARE_HOME;
          default -> null;
        });
  }

  /** What was arranged shows in what was waited for. */
  private static boolean waitedFor(Episode episode, String what) {
    return episode.waits().stream().anyMatch(wait -> wait.reason().startsWith(what + "-"));
  }
}
