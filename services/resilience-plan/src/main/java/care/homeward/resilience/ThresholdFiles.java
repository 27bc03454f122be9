package care.homeward.resilience;

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

/** The thresholds of all dates, read and checked at start: a wrong file stops the service. */
@Component
class ThresholdFiles {

  private static final String FILES = "classpath*:resilience-plan/thresholds-*.json";

  private final List<Thresholds> all;

  ThresholdFiles(JsonMapper json) throws IOException {
    var strict = json.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    all =
        Arrays.stream(new PathMatchingResourcePatternResolver().getResources(FILES))
            .map(file -> read(file, strict))
            .toList();
    if (all.isEmpty()) {
      throw new IllegalStateException("no thresholds: " + FILES);
    }
  }

  /** Those in force at a moment, by the date in London. */
  Thresholds inForce(Instant at) {
    return Thresholds.inForce(all, London.day(at));
  }

  private static Thresholds read(Resource file, JsonMapper json) {
    try (var in = file.getInputStream()) {
      var thresholds = json.readValue(in, Thresholds.class);
      if (!("thresholds-" + thresholds.version() + ".json").equals(file.getFilename())) {
        throw new IllegalStateException(file + " is named otherwise than its version");
      }
      return thresholds;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
