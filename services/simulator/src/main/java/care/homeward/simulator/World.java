package care.homeward.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is there whoever the people are: places, hospitals, teams, homes and the words names are
 * made of. Read from {@code partnership.json}; its postcode sectors are those of people's area
 * file.
 */
record World(
    List<Place> places,
    List<Hospital> hospitals,
    List<Team> teams,
    List<Home> homes,
    List<String> women,
    List<String> men,
    List<String> families,
    List<String> streets,
    List<Wait> waits) {

  /** A place with its local care partnerships. */
  record Place(String code, String town, List<Partnership> partnerships) {}

  /** A local care partnership and the postcode sectors it serves. */
  record Partnership(String code, List<String> sectors) {}

  /** A hospital site, its code like one of the Organisation Data Service. */
  record Hospital(String code, List<String> wards, int bedsInWard) {

    /** Every bed of the site. */
    List<Bed> beds() {
      var beds = new ArrayList<Bed>();
      for (var ward : wards) {
        for (int bed = 1; bed <= bedsInWard; bed++) {
          beds.add(new Bed(code, ward, "%s-%02d".formatted(ward, bed)));
        }
      }
      return beds;
    }
  }

  /** One bed; its code is unique in the hospital. */
  record Bed(String hospital, String ward, String code) {

    /** The bay it stands in, six beds to a bay. */
    String bay() {
      return "Bay " + (Integer.parseInt(code.substring(code.indexOf('-') + 1)) + 5) / 6;
    }
  }

  /** A neighbourhood team. */
  record Team(String id, String name, List<String> partnerships) {}

  /** A care home or community unit and the types of bed it has. */
  record Home(String id, String name, String partnership, int beds, List<String> types) {

    /** Beds of one of its types: all types have as many, as far as that goes. */
    int maximum() {
      return beds / types.size();
    }

    boolean isCommunityUnit() {
      return types.getFirst().startsWith("COMMUNITY_");
    }
  }

  /**
   * Something people of a pathway wait for.
   *
   * @param reason code of the published reason
   * @param weight how often, against the other reasons of the pathway
   * @param nextStep what usually comes next
   */
  record Wait(int pathway, String reason, int weight, String nextStep) {}

  static World read() {
    try (var in = World.class.getResourceAsStream("partnership.json")) {
      var json = JsonMapper.builder().build();
      return json.readValue(
          Objects.requireNonNull(in, "partnership.json").readAllBytes(), World.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Bed> beds() {
    return hospitals.stream().flatMap(hospital -> hospital.beds().stream()).toList();
  }

  /** Code of the place each local care partnership lies in. */
  Map<String, String> placeOf() {
    return places.stream()
        .flatMap(place -> place.partnerships().stream().map(p -> Map.entry(p.code(), place.code())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The local care partnership somebody of this postcode lives in; null when in none of ours. */
  @Nullable String partnershipOf(String postcode) {
    var sector = postcode.substring(0, postcode.length() - 2);
    return places.stream()
        .flatMap(place -> place.partnerships().stream())
        .filter(partnership -> partnership.sectors().contains(sector))
        .map(Partnership::code)
        .findFirst()
        .orElse(null);
  }

  /** Every postcode sector with the town it belongs to. */
  List<Sector> sectors() {
    return places.stream()
        .flatMap(
            place ->
                place.partnerships().stream()
                    .flatMap(p -> p.sectors().stream())
                    .map(sector -> new Sector(sector, place.town())))
        .toList();
  }

  /** A postcode sector and its town. */
  record Sector(String code, String town) {}

  /** Hospitals by number, each as often as it has wards, to share people out by size. */
  List<Hospital> bySize() {
    return hospitals.stream()
        .flatMap(hospital -> IntStream.range(0, hospital.wards().size()).mapToObj(i -> hospital))
        .toList();
  }
}
