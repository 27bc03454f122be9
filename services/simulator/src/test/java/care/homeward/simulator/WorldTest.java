package care.homeward.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorldTest {

  private final World world = World.read();

  @Test
  void two_hospitals_have_thirty_wards_and_1710_different_beds() {
    assertThat(world.hospitals())
        .extracting(World.Hospital::code)
        .containsExactly("ZHW01", "ZHW02");
    assertThat(world.hospitals()).flatExtracting(World.Hospital::wards).hasSize(30);
    assertThat(world.beds()).hasSize(1_710).doesNotHaveDuplicates();
  }

  @Test
  void beds_stand_in_bays_of_six() {
    assertThat(new World.Bed("ZHW01", "A02", "A02-06").bay()).isEqualTo("Bay 1");
    assertThat(new World.Bed("ZHW01", "A02", "A02-07").bay()).isEqualTo("Bay 2");
  }

  @Test
  void thirteen_teams_cover_nineteen_partnerships_of_three_places_once() {
    assertThat(world.places())
        .extracting(World.Place::code)
        .containsExactly("aldersyke", "brackwell", "coldbrook");
    assertThat(world.placeOf()).hasSize(19).containsEntry("thorn-fell", "coldbrook");
    assertThat(world.teams()).hasSize(13).extracting(World.Team::id).doesNotHaveDuplicates();
    assertThat(world.teams())
        .flatExtracting(World.Team::partnerships)
        .containsExactlyInAnyOrderElementsOf(world.placeOf().keySet());
  }

  @Test
  void sixty_homes_lie_in_known_partnerships_and_eight_are_community_units() {
    assertThat(world.homes()).hasSize(60).extracting(World.Home::id).doesNotHaveDuplicates();
    assertThat(world.homes())
        .allSatisfy(home -> assertThat(world.placeOf()).containsKey(home.partnership()));
    assertThat(world.homes()).filteredOn(World.Home::isCommunityUnit).hasSize(8);
    assertThat(world.homes())
        .flatExtracting(World.Home::types)
        .containsOnly(
            "RESIDENTIAL",
            "RESIDENTIAL_DEMENTIA",
            "NURSING",
            "NURSING_DEMENTIA",
            "RESIDENTIAL_LEARNING_DISABILITY",
            "RESIDENTIAL_MENTAL_HEALTH",
            "COMMUNITY_REHABILITATION",
            "COMMUNITY_ASSESSMENT");
  }

  @Test
  void every_pathway_has_something_to_wait_for() {
    for (int pathway : List.of(0, 1, 2, 3)) {
      assertThat(world.waits())
          .filteredOn(wait -> wait.pathway() == pathway)
          .hasSizeGreaterThan(6)
          .extracting(World.Wait::reason)
          .doesNotHaveDuplicates();
    }
  }
}
