package care.homeward.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlayedTest {

  @Test
  void every_team_organisation_and_home_of_the_partnership_is_named_once() {
    var played = Played.all();

    assertThat(played.teams())
        .hasSize(13 + 19)
        .doesNotHaveDuplicates()
        .contains("team-minster", "team-fell", "org-neighbours-minster-gate");
    assertThat(played.homes())
        .hasSize(60)
        .doesNotHaveDuplicates()
        .contains("home-larkfield-court", "unit-thorn-fell-assessment-unit");
  }
}
