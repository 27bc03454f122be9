package care.homeward.homes.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import care.homeward.homes.InForce;
import care.homeward.homes.imports.PartnershipMap.In;
import care.homeward.homes.imports.PartnershipMap.Unassigned;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import tools.jackson.databind.json.JsonMapper;

class PartnershipMapTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant NOVEMBER = Instant.parse("2026-11-23T09:00:00Z");
  private static final PartnershipMap SHIPPED =
      InForce.read(JSON, "/partnerships.json", PartnershipMap.class).at(NOVEMBER);

  @ParameterizedTest
  @CsvSource({
    "aldersyke, HW1 1AA, minster-gate",
    "aldersyke, hw11aa, minster-gate",
    "aldersyke, HW11 2ZZ, orchard-vale",
    "aldersyke, ' HW10 4AB ', aldersyke-north",
    "brackwell, HW16 3AA, hallow-dale",
    "coldbrook, HW19 1AA, thorn-fell",
  })
  void the_sector_of_a_postcode_is_in_one_partnership(
      String place, String postcode, String partnership) {
    assertThat(SHIPPED.lies(place, postcode)).isEqualTo(new In(partnership));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "absent",
      value = {
        "absent, NO_POSTCODE",
        "Aldersyke, NOT_A_POSTCODE",
        "HW1, NOT_A_POSTCODE",
        "HW1 5AA, NOT_ON_THE_MAP",
        "ZZ99 3VZ, NOT_ON_THE_MAP",
        "HW14 1AA, IN_ANOTHER_PLACE",
      })
  void a_home_the_map_cannot_place_is_told_why(@Nullable String postcode, Unassigned why) {
    assertThat(SHIPPED.lies("aldersyke", postcode)).isEqualTo(why);
  }

  @Test
  void a_new_edition_holds_from_its_day_in_london() {
    var file =
        """
        [{"effectiveFrom": "2026-11-01", "parameters":
            {"about": "", "places": {"aldersyke": {"minster-gate": ["HW1 1"]}}}},
         {"effectiveFrom": "2027-04-01", "parameters":
            {"about": "", "places": {"aldersyke": {"tanner-row": ["HW1 1"]}}}}]
        """;
    var editions =
        InForce.read(
            JSON,
            new ByteArrayResource(file.getBytes(StandardCharsets.UTF_8)),
            PartnershipMap.class);

    assertThat(editions.at(Instant.parse("2027-03-31T22:59:59Z")).lies("aldersyke", "HW1 1AA"))
        .isEqualTo(new In("minster-gate"));
    assertThat(editions.at(Instant.parse("2027-03-31T23:00:00Z")).lies("aldersyke", "HW1 1AA"))
        .isEqualTo(new In("tanner-row"));
  }

  @Test
  void a_map_with_a_sector_twice_or_none_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PartnershipMap(
                    "", Map.of("a", Map.of("b", List.of("HW1 1"), "c", List.of("HW1 1")))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PartnershipMap("", Map.of("a", Map.of("b", List.of("HW1")))));
    assertThatIllegalArgumentException().isThrownBy(() -> new PartnershipMap("", Map.of()));
  }
}
