package care.homeward.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The community organisations: one for each local care partnership, like a directory lists it. */
final class Organisations {

  /** What people who come home from hospital ask for; each does something more beside it. */
  private static final List<String> AT_HOME =
      List.of("SETTLE_AT_HOME", "SHOPPING", "HEATING", "COMPANY");

  private static final List<String> MORE = List.of("TRANSPORT", "HANDY_HELP", "CARER_SUPPORT");

  /** Somebody makes sure of a listing every now and then, of some too seldom. */
  private static final int DAYS_BETWEEN = 14;

  private Organisations() {}

  /** An organisation, by the partnership it works in. */
  record Organisation(String partnership, List<String> needs, LocalDate assured) {

    String id() {
      return "neighbours-" + partnership;
    }

    String name() {
      return Arrays.stream(partnership.split("-", -1))
              .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
              .collect(Collectors.joining(" "))
          + " Good Neighbours";
    }

    /** The organisation with one service for each need, in the words of HSDS. */
    Map<String, Object> listing() {
      return Map.of(
          "id", id(),
          "name", name(),
          "description", "Neighbours who help people settle at home. Simulated.",
          "services", needs.stream().map(this::service).toList());
    }

    private Map<String, Object> service(String need) {
      var code = need.toLowerCase(Locale.ROOT).replace('_', '-');
      return Map.of(
          "id",
          id() + "-" + code,
          "name",
          name() + ": " + code.replace('-', ' '),
          "status",
          "active",
          "minimum_age",
          18,
          "assured_date",
          assured.toString(),
          "service_areas",
          List.of(Map.of("id", id() + "-area", "name", partnership)),
          "attributes",
          List.of(
              Map.of(
                  "id",
                  id() + "-" + code + "-term",
                  "taxonomy_term",
                  Map.of(
                      "id",
                      code,
                      "taxonomy",
                      "homeward-needs",
                      "code",
                      code,
                      "name",
                      code.replace('-', ' ')))));
    }
  }

  static List<Organisation> of(World world, LocalDate today) {
    var all = new ArrayList<Organisation>();
    for (var partnership : world.placeOf().keySet().stream().sorted().toList()) {
      var which = all.size();
      all.add(
          new Organisation(
              partnership, needs(which), today.minusDays((long) which * DAYS_BETWEEN)));
    }
    return all;
  }

  private static List<String> needs(int which) {
    return Stream.concat(AT_HOME.stream(), Stream.of(MORE.get(which % MORE.size()))).toList();
  }
}
