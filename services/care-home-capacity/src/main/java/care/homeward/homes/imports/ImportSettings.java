package care.homeward.homes.imports;

import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.Operator;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * How files of others are read.
 *
 * @param places code of the place, by the name the directory gives the local authority; homes of
 *     others are left out
 * @param partnerships file of the editions of the {@link PartnershipMap}
 * @param operators who runs it, by the directory's sector
 * @param dayFormats of the directory, tried in this order
 * @param tracker how the Capacity Tracker's columns are named
 * @param bedTypes types by the tracker's categories
 * @param momentFormat of the tracker, in London
 */
@ConfigurationProperties("homeward.imports")
record ImportSettings(
    int largestBytes,
    int mostRows,
    Map<String, String> places,
    Resource partnerships,
    Map<String, Operator> operators,
    List<String> dayFormats,
    Tracker tracker,
    Map<String, BedType> bedTypes,
    String momentFormat) {

  /** Names of columns. */
  record Tracker(
      String location,
      String bedType,
      String maximum,
      String occupied,
      String reserved,
      String accepting,
      String notAdmittable,
      String toldAt) {

    Set<String> all() {
      return Set.of(
          location, bedType, maximum, occupied, reserved, accepting, notAdmittable, toldAt);
    }
  }

  List<DateTimeFormatter> days() {
    return dayFormats.stream().map(ImportSettings::strict).toList();
  }

  DateTimeFormatter moments() {
    return strict(momentFormat);
  }

  /** As strict as it gets: the 31st of June is no day. */
  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
  }
}
