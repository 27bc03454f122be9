package care.homeward.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PartnershipMapsTest {

  @Test
  void people_and_homes_of_a_postcode_sector_are_of_the_same_partnership() throws IOException {
    var people = new TreeMap<String, String>();
    for (var place : read("/areas-2026-11-01.json").required("places")) {
      for (var partnership : place.required("partnerships")) {
        partnership
            .required("quintiles")
            .propertyNames()
            .forEach(sector -> people.put(sector, code(place) + " " + code(partnership)));
      }
    }

    var homes = new TreeMap<String, String>();
    var map = read("/partnerships.json").path(0).required("parameters").required("places");
    for (Map.Entry<String, JsonNode> place : map.properties()) {
      for (Map.Entry<String, JsonNode> partnership : place.getValue().properties()) {
        partnership
            .getValue()
            .forEach(
                sector ->
                    homes.put(sector.asString(), place.getKey() + " " + partnership.getKey()));
      }
    }

    assertThat(homes).isEqualTo(people).hasSizeGreaterThan(50);
  }

  private static String code(JsonNode named) {
    return named.required("code").asString();
  }

  private static JsonNode read(String name) throws IOException {
    try (var file = PartnershipMapsTest.class.getResourceAsStream(name)) {
      return new JsonMapper().readTree(Objects.requireNonNull(file, name));
    }
  }
}
