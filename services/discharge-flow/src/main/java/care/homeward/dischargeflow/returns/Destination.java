package care.homeward.dischargeflow.returns;

import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.dischargeflow.returns.DischargeCode.Place;
import care.homeward.dischargeflow.returns.Episode.Chosen;
import java.util.Arrays;
import java.util.Optional;

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
          + " new/increased care or support from health and social care",
      PathwayChosen.Destination.HOME_NO_NEW_SUPPORT),
  SAME_CARE_HOME(
      0,
      "Discharge back to an original care home placement when the care home has confirmed they can"
          + " continue to meet the persons needs with the same level of support",
      PathwayChosen.Destination.CARE_HOME_SAME_LEVEL),
  HOME_WITH_REHABILITATION(
      1,
      "Discharge to a domestic home, hotel, or other temporary accommodation, or hospice at home"
          + " with rehabilitation, reablement and recovery",
      PathwayChosen.Destination.HOME_WITH_REHABILITATION),
  HOME_WITH_OTHER_SUPPORT(
      1,
      "Discharge to a domestic home, hotel, or other temporary accommodation, or hospice at home"
          + " with other new/additional support (eg end of life care)",
      PathwayChosen.Destination.HOME_WITH_OTHER_SUPPORT),
  SAME_CARE_HOME_WITH_MORE(
      1,
      "Discharge back to original care home placement with rehabilitation, reablement and recovery"
          + " or with an increased level of support",
      PathwayChosen.Destination.CARE_HOME_MORE_SUPPORT),
  SHORT_TERM_BED(
      2,
      "Short-term bed/hospice for rehabilitation, reablement and recovery / end of life care",
      PathwayChosen.Destination.SHORT_TERM_BED),
  NEW_CARE_HOME(
      3, "Discharge to a care home as a new admission", PathwayChosen.Destination.CARE_HOME_NEW),
  NEW_CARE_HOME_AT_END_OF_LIFE(
      3,
      "Discharge to a care home/hospice as a new admission for end-of-life care",
      PathwayChosen.Destination.CARE_HOME_END_OF_LIFE);

  private final PathwayChosen.Destination chosen;
  private final int pathway;
  private final String words;

  Destination(int pathway, String words, PathwayChosen.Destination chosen) {
    this.pathway = pathway;
    this.words = words;
    this.chosen = chosen;
  }

  /** The pathway it belongs to, 0 to 3. */
  public int pathway() {
    return pathway;
  }

  /** As published. */
  public String label() {
    return "Pathway " + pathway + ": " + words;
  }

  private boolean isAt(Place place) {
    return switch (this) {
      case HOME, HOME_WITH_REHABILITATION, HOME_WITH_OTHER_SUPPORT -> place == Place.HOME;
      case SAME_CARE_HOME, SAME_CARE_HOME_WITH_MORE, NEW_CARE_HOME -> place == Place.CARE_HOME;
      case SHORT_TERM_BED ->
          place == Place.CARE_HOME || place == Place.HOSPICE || place == Place.HOSPITAL;
      case NEW_CARE_HOME_AT_END_OF_LIFE -> place == Place.CARE_HOME || place == Place.HOSPICE;
    };
  }

  /**
   * Where someone went: what was chosen with the pathway, if that is the kind of place they left
   * for. If it is another kind, or nothing was chosen, the code of the discharge says where, and
   * the pathway with what support. None if they have not left, no pathway was chosen for them, or
   * no published destination is such a place.
   */
  static Optional<Destination> of(Episode episode) {
    var left = episode.left();
    var chosen = episode.chosen();
    if (left == null || chosen == null) {
      return Optional.empty();
    }
    var planned = planned(chosen);
    var place = DischargeCode.place(left.destination());
    return planned.filter(it -> place == Place.NOT_SAID || it.isAt(place)).isPresent()
        ? planned
        : at(place, chosen.pathway(), isForEndOfLife(episode, chosen), episode);
  }

  private static Optional<Destination> planned(Chosen chosen) {
    var destination = chosen.destination();
    if (destination != null) {
      return Arrays.stream(values()).filter(it -> it.chosen == destination).findFirst();
    }
    var support = chosen.support();
    return support == null
        ? Optional.empty()
        : Optional.ofNullable(
            switch (support) {
              case PACKAGE_PAUSED -> HOME;
              case HOME_SAME_LEVEL -> SAME_CARE_HOME;
              case HOME_MORE_SUPPORT -> SAME_CARE_HOME_WITH_MORE;
              case HOME_NEW_SHORT_TERM -> SHORT_TERM_BED;
              // each may be one of two
              case PACKAGE_LAPSED, HOME_NEW -> null;
            });
  }

  private static Optional<Destination> at(
      Place place, int pathway, boolean endOfLife, Episode episode) {
    return Optional.ofNullable(
        switch (pathway) {
          case 0 ->
              switch (place) {
                case HOME, NOT_SAID -> HOME;
                case CARE_HOME -> SAME_CARE_HOME;
                case HOSPICE -> SHORT_TERM_BED;
                case HOSPITAL, ELSEWHERE -> null;
              };
          case 1 ->
              switch (place) {
                case HOME, NOT_SAID ->
                    !endOfLife && episode.waitedFor("home-based-rehab")
                        ? HOME_WITH_REHABILITATION
                        : HOME_WITH_OTHER_SUPPORT;
                case CARE_HOME -> SAME_CARE_HOME_WITH_MORE;
                case HOSPICE -> SHORT_TERM_BED;
                case HOSPITAL, ELSEWHERE -> null;
              };
          case 2 ->
              switch (place) {
                case HOME -> endOfLife ? HOME_WITH_OTHER_SUPPORT : HOME_WITH_REHABILITATION;
                case CARE_HOME, HOSPICE, HOSPITAL, NOT_SAID -> SHORT_TERM_BED;
                case ELSEWHERE -> null;
              };
          case 3 ->
              switch (place) {
                case HOME -> HOME_WITH_OTHER_SUPPORT;
                case CARE_HOME, NOT_SAID ->
                    endOfLife ? NEW_CARE_HOME_AT_END_OF_LIFE : NEW_CARE_HOME;
                case HOSPICE -> NEW_CARE_HOME_AT_END_OF_LIFE;
                case HOSPITAL, ELSEWHERE -> null;
              };
          default -> null;
        });
  }

  /** What was arranged shows in what was waited for. */
  private static boolean isForEndOfLife(Episode episode, Chosen chosen) {
    return chosen.endOfLife()
        || chosen.destination() == PathwayChosen.Destination.CARE_HOME_END_OF_LIFE
        || episode.waitedFor("end-of-life");
  }
}
