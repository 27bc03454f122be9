package care.homeward.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.homeward.people.AreaFile.Partnership;
import care.homeward.people.AreaFile.Place;
import care.homeward.people.Areas.Area;
import care.homeward.people.Areas.Edition;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AreasTest {

  private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 30);

  private final Areas shipped = AreaFile.readAll(JsonMapper.shared());

  @ParameterizedTest
  @ValueSource(strings = {"HW3 3AB", "HW33AB", "hw3 3ab", " HW3  3AB "})
  void a_postcode_leads_to_its_sectors_area_however_it_is_written(String postcode) {
    assertThat(shipped.of(postcode, NOVEMBER)).contains(new Area("aldersyke", "quarry-bank", 2));
  }

  @Test
  void a_district_of_two_digits_is_not_taken_for_one_of_one() {
    assertThat(shipped.of("HW1 3AB", NOVEMBER)).contains(new Area("aldersyke", "minster-gate", 1));
    assertThat(shipped.of("HW13 3AB", NOVEMBER)).contains(new Area("aldersyke", "moor-edge", 4));
    assertThat(shipped.of("HW19 1ZZ", NOVEMBER)).contains(new Area("coldbrook", "thorn-fell", 4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ZZ99 3VZ", "ZZ99 3WZ", "LS1 4AP", "HW1 9AA", "HW3", "3AB", "nowhere"})
  void outside_the_map_there_is_no_area(String postcode) {
    assertThat(shipped.of(postcode, NOVEMBER)).isEmpty();
  }

  @Test
  void the_shipped_map_has_three_places_and_nineteen_partnerships() {
    var partnerships =
        shipped.editions().getFirst().sectors().values().stream()
            .collect(
                Collectors.groupingBy(
                    Area::place, Collectors.mapping(Area::partnership, Collectors.toSet())));

    assertThat(partnerships).containsOnlyKeys("aldersyke", "brackwell", "coldbrook");
    assertThat(partnerships.get("aldersyke")).hasSize(13);
    assertThat(partnerships.get("brackwell")).hasSize(3);
    assertThat(partnerships.get("coldbrook")).hasSize(3);
  }

  @Test
  void a_new_edition_counts_from_its_day_and_the_first_one_before_all() {
    var old = new Edition("old", LocalDate.of(2026, 11, 1), Map.of("HW1 1", new Area("a", "b", 1)));
    var next =
        new Edition("next", LocalDate.of(2027, 4, 1), Map.of("HW1 1", new Area("a", "c", 2)));
    var areas = new Areas(List.of(next, old));

    assertThat(areas.of("HW1 1AA", LocalDate.of(2026, 10, 31))).contains(new Area("a", "b", 1));
    assertThat(areas.of("HW1 1AA", LocalDate.of(2027, 3, 31))).contains(new Area("a", "b", 1));
    assertThat(areas.of("HW1 1AA", LocalDate.of(2027, 4, 1))).contains(new Area("a", "c", 2));
  }

  @Test
  void a_map_that_names_a_sector_twice_or_a_sixth_fifth_is_refused() {
    assertThatThrownBy(() -> file(Map.of("HW1 1", 1), Map.of("HW1 1", 2)).edition())
        .hasMessage("draft: wrong or twice: HW1 1");
    assertThatThrownBy(() -> file(Map.of("HW1 1", 6), Map.of()).edition())
        .hasMessage("draft: wrong or twice: HW1 1");
    assertThatThrownBy(() -> file(Map.of("HW1", 1), Map.of()).edition())
        .hasMessage("draft: wrong or twice: HW1");
  }

  private static AreaFile file(Map<String, Integer> one, Map<String, Integer> other) {
    return new AreaFile(
        "draft",
        LocalDate.of(2026, 11, 1),
        List.of(
            new Place(
                "a",
                "A",
                List.of(new Partnership("b", "B", one), new Partnership("c", "C", other)))));
  }
}
