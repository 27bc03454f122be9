package care.homeward.referrals;

import care.homeward.platform.core.London;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The dated files of all days, read and checked at start: a wrong one stops the service. */
@Component
class DatedFiles {

  private final List<RoutingMap> maps;
  private final List<EquipmentList> equipment;

  DatedFiles(ReferralSettings settings, JsonMapper json) throws IOException {
    var strict =
        json.rebuild()
            .enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();
    maps = read(settings.routing(), RoutingMap.class, strict);
    equipment = read(settings.equipment(), EquipmentList.class, strict);
  }

  /** The map in force when a referral was received, by the date in London. */
  RoutingMap map(Instant received) {
    return Edition.inForce(maps, London.day(received));
  }

  /** The list of equipment in force when a referral was received, by the date in London. */
  EquipmentList equipment(Instant received) {
    return Edition.inForce(equipment, London.day(received));
  }

  private static <T extends Edition> List<T> read(String where, Class<T> type, JsonMapper json)
      throws IOException {
    var files = new PathMatchingResourcePatternResolver().getResources(where);
    if (files.length == 0) {
      throw new IllegalStateException("no file: " + where);
    }
    return Arrays.stream(files).map(file -> read(file, type, json)).toList();
  }

  private static <T extends Edition> T read(Resource file, Class<T> type, JsonMapper json) {
    try (var in = file.getInputStream()) {
      var edition = json.readValue(in, type);
      if (!(edition.version() + ".json").equals(file.getFilename())) {
        throw new IllegalStateException(file + " is named otherwise than its version");
      }
      return edition;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
