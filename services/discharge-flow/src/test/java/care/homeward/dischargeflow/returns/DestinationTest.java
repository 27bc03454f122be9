package care.homeward.dischargeflow.returns;

import static care.homeward.dischargeflow.returns.Given.admitted;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.StayEvent.Owner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DestinationTest {

  @ParameterizedTest(name = "pathway {0} to {1} after {2}: {3}")
  @CsvSource({
    "0, 19, transport, HOME",
    "0, 29, transport, HOME",
    "0, 54, transport, SAME_CARE_HOME",
    "0, 65, transport, SAME_CARE_HOME",
    "0, 85, transport, SAME_CARE_HOME",
    "1, 19, home-based-rehab-arranging, HOME_WITH_REHABILITATION",
    "1, 19, home-based-rehab-not-available, HOME_WITH_REHABILITATION",
    "1, 19, home-social-care-arranging, HOME_WITH_OTHER_SUPPORT",
    "1, 85, home-based-rehab-arranging, SAME_CARE_HOME_WITH_MORE",
    "2, 51, bed-based-rehab-arranging, SHORT_TERM_BED",
    "2, 85, bed-based-rehab-arranging, SHORT_TERM_BED",
    "3, 85, care-home-arranging, NEW_CARE_HOME",
    "3, 85, end-of-life-arranging, NEW_CARE_HOME_AT_END_OF_LIFE",
    "3, 88, care-home-arranging, NEW_CARE_HOME_AT_END_OF_LIFE",
  })
  void is_one_of_the_eight_published_ones(
      int pathway, String code, String reason, Destination destination) {
    var given =
        admitted("2026-11-20T09:00")
            .onPathway(pathway)
            .waiting(reason, Owner.COMMUNITY, "2026-11-21T09:00")
            .left("2026-11-23T09:00", code, "1");

    assertThat(Destination.of(given.episode())).contains(destination);
    assertThat(destination.pathway()).isEqualTo(pathway);
  }

  @ParameterizedTest
  @EnumSource
  void is_what_was_chosen_whatever_was_waited_for(Destination chosen) {
    var given =
        admitted("2026-11-20T09:00")
            .goingTo(chosen)
            .waiting("transport", Owner.TRANSPORT, "2026-11-21T09:00")
            .left("2026-11-23T09:00", "99", "1");

    assertThat(Destination.of(given.episode())).contains(chosen);
  }

  @Test
  void is_none_before_leaving_or_without_a_pathway() {
    var given = admitted("2026-11-20T09:00");

    assertThat(Destination.of(given.onPathway(1).episode())).isEmpty();
    assertThat(Destination.of(given.left("2026-11-23T09:00").episode())).isEmpty();
  }
}
