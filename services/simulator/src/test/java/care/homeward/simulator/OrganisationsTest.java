package care.homeward.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.simulator.Organisations.Organisation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class OrganisationsTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-29");

  @Test
  void every_partnership_has_one_and_some_were_made_sure_of_long_ago() {
    var all = Organisations.of(World.read(), TODAY);
    assertThat(all).hasSize(19).extracting(Organisation::id).doesNotHaveDuplicates();
    assertThat(all).filteredOn(one -> one.assured().isBefore(TODAY.minusDays(182))).hasSize(5);
  }

  @Test
  void its_listing_names_area_and_needs_in_the_directorys_words() {
    var one = new Organisation("mere-lane", List.of("SETTLE_AT_HOME"), TODAY);
    assertThat(one.listing())
        .containsEntry("id", "neighbours-mere-lane")
        .containsEntry("name", "Mere Lane Good Neighbours");
    assertThat(one.listing().get("services"))
        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
        .singleElement()
        .satisfies(
            service -> {
              assertThat(service.get("id")).isEqualTo("neighbours-mere-lane-settle-at-home");
              assertThat(service.get("assured_date")).isEqualTo("2026-11-29");
            });
  }
}
