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

/** The routing maps of all dates, read and checked at start: a wrong file stops the service. */
@Component
class RoutingFiles {

  private final List<RoutingMap> all;

  RoutingFiles(ReferralSettings settings, JsonMapper json) throws IOException {
    var strict =
        json.rebuild()
            .enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();
    all =
        Arrays.stream(new PathMatchingResourcePatternResolver().getResources(settings.routing()))
            .map(file -> read(file, strict))
            .toList();
    if (all.isEmpty()) {
      throw new IllegalStateException("no routing map: " + settings.routing());
    }
  }

  /** The map in force when a referral was received, by the date in London. */
  RoutingMap inForce(Instant received) {
    return RoutingMap.inForce(all, London.day(received));
  }

  private static RoutingMap read(Resource file, JsonMapper json) {
    try (var in = file.getInputStream()) {
      var map = json.readValue(in, RoutingMap.class);
      if (!(map.version() + ".json").equals(file.getFilename())) {
        throw new IllegalStateException(file + " is named otherwise than its version");
      }
      return map;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
