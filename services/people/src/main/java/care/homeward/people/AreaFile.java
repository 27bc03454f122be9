package care.homeward.people;

import care.homeward.people.Areas.Area;
import care.homeward.people.Areas.Edition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** An edition of the map as it lies in its file. */
record AreaFile(String version, LocalDate from, List<Place> places) {

  /** Every edition there is; a new one is added here and the old ones stay. */
  private static final List<String> FILES = List.of("areas-2026-11-01.json");

  private static final Pattern SECTOR = Pattern.compile("[A-Z]{1,2}[0-9][A-Z0-9]? [0-9]");
  private static final Pattern CODE = Pattern.compile("[a-z]+(-[a-z]+)*");

  /** A place with its local care partnerships. */
  record Place(String code, String name, List<Partnership> partnerships) {}

  /** A local care partnership with the deprivation quintile of each of its postcode sectors. */
  record Partnership(String code, String name, Map<String, Integer> quintiles) {}

  static Areas readAll(JsonMapper json) {
    return new Areas(FILES.stream().map(file -> read(json, file)).toList());
  }

  private static Edition read(JsonMapper json, String file) {
    try (InputStream bytes = AreaFile.class.getResourceAsStream("/" + file)) {
      return json.readValue(Objects.requireNonNull(bytes, file), AreaFile.class).edition();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Edition edition() {
    var sectors = new HashMap<String, Area>();
    for (var place : places) {
      require(CODE.matcher(place.code()).matches(), place.code());
      for (var partnership : place.partnerships()) {
        require(CODE.matcher(partnership.code()).matches(), partnership.code());
        partnership
            .quintiles()
            .forEach(
                (sector, quintile) -> {
                  require(SECTOR.matcher(sector).matches(), sector);
                  require(quintile >= 1 && quintile <= 5, sector);
                  var area = new Area(place.code(), partnership.code(), quintile);
                  require(sectors.put(sector, area) == null, sector);
                });
      }
    }
    require(!sectors.isEmpty(), "sectors");
    return new Edition(version, from, Map.copyOf(sectors));
  }

  private void require(boolean right, String what) {
    if (!right) {
      throw new IllegalArgumentException(version + ": wrong or twice: " + what);
    }
  }
}
