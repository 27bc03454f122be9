package care.homeward.dischargeflow.returns;

import static care.homeward.dischargeflow.returns.Given.admitted;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.contracts.StayEvent.PathwayChosen.Support;
import care.homeward.dischargeflow.returns.Episode.Chosen;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationTest {

  @ParameterizedTest(name = "pathway {0} to {1} after {2}: {3}")
  @CsvSource({
    "0, 19, transport, HOME",
    "0, 29, transport, HOME",
    "0, 54, transport, SAME_CARE_HOME",
    "0, 65, transport, SAME_CARE_HOME",
    "0, 85, transport, SAME_CARE_HOME",
    "0, 88, transport, SHORT_TERM_BED",
    "0, 99, transport, HOME",
    "1, 19, home-based-rehab-arranging, HOME_WITH_REHABILITATION",
    "1, 19, home-based-rehab-not-available, HOME_WITH_REHABILITATION",
    "1, 19, home-social-care-arranging, HOME_WITH_OTHER_SUPPORT",
    "1, 85, home-based-rehab-arranging, SAME_CARE_HOME_WITH_MORE",
    "1, 88, home-social-care-arranging, SHORT_TERM_BED",
    "2, 51, bed-based-rehab-arranging, SHORT_TERM_BED",
    "2, 85, bed-based-rehab-arranging, SHORT_TERM_BED",
    "2, 19, bed-based-rehab-arranging, HOME_WITH_REHABILITATION",
    "2, 19, end-of-life-arranging, HOME_WITH_OTHER_SUPPORT",
    "3, 85, care-home-arranging, NEW_CARE_HOME",
    "3, 85, end-of-life-arranging, NEW_CARE_HOME_AT_END_OF_LIFE",
    "3, 88, care-home-arranging, NEW_CARE_HOME_AT_END_OF_LIFE",
    "3, 19, care-home-arranging, HOME_WITH_OTHER_SUPPORT",
    // another hospital is none of them but as a bed of pathway 2; nor is a prison
    "0, 51, transport, ",
    "1, 87, transport, ",
    "3, 50, transport, ",
    "2, 38, bed-based-rehab-arranging, ",
  })
  void is_inferred_where_nothing_but_the_pathway_was_chosen(
      int pathway, String code, String reason, Destination destination) {
    var given =
        admitted("2026-11-20T09:00")
            .onPathway(pathway)
            .waiting(reason, Owner.COMMUNITY, "2026-11-21T09:00")
            .left("2026-11-23T09:00", code, "1");

    assertThat(Destination.of(given.episode()).orElse(null)).isEqualTo(destination);
  }

  @ParameterizedTest(name = "{0} chosen, left for {1}: {2}")
  @CsvSource({
    // what was chosen, where the code says the same kind of place or nothing
    "HOME_NO_NEW_SUPPORT, 19, HOME",
    "HOME_NO_NEW_SUPPORT, 29, HOME",
    "CARE_HOME_SAME_LEVEL, 85, SAME_CARE_HOME",
    "CARE_HOME_SAME_LEVEL, 98, SAME_CARE_HOME",
    "HOME_WITH_REHABILITATION, 19, HOME_WITH_REHABILITATION",
    "HOME_WITH_REHABILITATION, 99, HOME_WITH_REHABILITATION",
    "HOME_WITH_OTHER_SUPPORT, 19, HOME_WITH_OTHER_SUPPORT",
    "CARE_HOME_MORE_SUPPORT, 54, SAME_CARE_HOME_WITH_MORE",
    "SHORT_TERM_BED, 51, SHORT_TERM_BED",
    "SHORT_TERM_BED, 65, SHORT_TERM_BED",
    "SHORT_TERM_BED, 88, SHORT_TERM_BED",
    "CARE_HOME_NEW, 85, NEW_CARE_HOME",
    "CARE_HOME_END_OF_LIFE, 85, NEW_CARE_HOME_AT_END_OF_LIFE",
    "CARE_HOME_END_OF_LIFE, 88, NEW_CARE_HOME_AT_END_OF_LIFE",
    // the code says where, the choice with what support
    "HOME_NO_NEW_SUPPORT, 85, SAME_CARE_HOME",
    "CARE_HOME_SAME_LEVEL, 19, HOME",
    "HOME_WITH_REHABILITATION, 85, SAME_CARE_HOME_WITH_MORE",
    "HOME_WITH_OTHER_SUPPORT, 65, SAME_CARE_HOME_WITH_MORE",
    "HOME_WITH_OTHER_SUPPORT, 88, SHORT_TERM_BED",
    "CARE_HOME_MORE_SUPPORT, 19, HOME_WITH_OTHER_SUPPORT",
    "SHORT_TERM_BED, 19, HOME_WITH_REHABILITATION",
    "CARE_HOME_NEW, 19, HOME_WITH_OTHER_SUPPORT",
    "CARE_HOME_NEW, 88, NEW_CARE_HOME_AT_END_OF_LIFE",
    "CARE_HOME_END_OF_LIFE, 29, HOME_WITH_OTHER_SUPPORT",
    "HOME_NO_NEW_SUPPORT, 51, ",
    "CARE_HOME_NEW, 37, ",
  })
  void is_what_was_chosen_unless_the_discharge_was_to_another_kind_of_place(
      PathwayChosen.Destination chosen, String code, Destination destination) {
    var given =
        admitted("2026-11-20T09:00")
            .choosing(new Chosen(pathway(chosen), chosen, null, false))
            .left("2026-11-23T09:00", code, "1");

    assertThat(Destination.of(given.episode()).orElse(null)).isEqualTo(destination);
  }

  @ParameterizedTest(name = "{1} on pathway {0}, left for {2}, at the end of life {3}: {4}")
  @CsvSource({
    "0, PACKAGE_PAUSED, 19, false, HOME",
    "0, PACKAGE_PAUSED, 85, false, SAME_CARE_HOME",
    "0, HOME_SAME_LEVEL, 99, false, SAME_CARE_HOME",
    "0, HOME_SAME_LEVEL, 19, false, HOME",
    "1, PACKAGE_LAPSED, 19, false, HOME_WITH_OTHER_SUPPORT",
    "1, HOME_MORE_SUPPORT, 99, false, SAME_CARE_HOME_WITH_MORE",
    "2, HOME_NEW_SHORT_TERM, 85, false, SHORT_TERM_BED",
    "3, HOME_NEW, 85, false, NEW_CARE_HOME",
    "3, HOME_NEW, 85, true, NEW_CARE_HOME_AT_END_OF_LIFE",
    "1, , 19, true, HOME_WITH_OTHER_SUPPORT",
  })
  void how_the_care_before_stands_and_the_fast_track_decide_too(
      int pathway, Support support, String code, boolean endOfLife, Destination destination) {
    var given =
        admitted("2026-11-20T09:00")
            .choosing(new Chosen(pathway, null, support, endOfLife))
            .left("2026-11-23T09:00", code, "1");

    assertThat(Destination.of(given.episode())).contains(destination);
  }

  @Test
  void is_none_before_leaving_or_without_a_pathway() {
    var given = admitted("2026-11-20T09:00");

    assertThat(Destination.of(given.onPathway(1).episode())).isEmpty();
    assertThat(Destination.of(given.left("2026-11-23T09:00").episode())).isEmpty();
  }

  @Test
  void labels_are_the_published_ones() {
    var published =
        SharedData.csv("acute_discharge_sitrep_code_lists.csv").stream()
            .filter(row -> "discharge_destination".equals(row.get("list")))
            .map(row -> Objects.requireNonNull(row.get("label_normalised")))
            .toList();

    assertThat(Arrays.stream(Destination.values()).map(Destination::label))
        .containsExactlyInAnyOrderElementsOf(published);
    assertThat(List.of(Destination.values()))
        .allSatisfy(it -> assertThat(it.label()).startsWith("Pathway " + it.pathway() + ": "));
  }

  private static int pathway(PathwayChosen.Destination chosen) {
    return switch (chosen) {
      case HOME_NO_NEW_SUPPORT, CARE_HOME_SAME_LEVEL -> 0;
      case HOME_WITH_REHABILITATION, HOME_WITH_OTHER_SUPPORT, CARE_HOME_MORE_SUPPORT -> 1;
      case SHORT_TERM_BED -> 2;
      case CARE_HOME_NEW, CARE_HOME_END_OF_LIFE -> 3;
    };
  }
}
