package care.homeward.teams.partnership;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files of one kind, each in force from its date until the next one's. They are read and checked at
 * start: a wrong one stops the service.
 *
 * @param editions oldest first, at least one
 */
public record DatedFiles<T extends DatedFiles.Dated>(List<T> editions) {

  /** What every such file says of itself. */
  public interface Dated {

    /** The file's name without its ending. */
    String version();

    /** The first day it is in force, in Europe/London. */
    LocalDate from();
  }

  public DatedFiles {
    editions = editions.stream().sorted(Comparator.comparing(Dated::from)).toList();
    if (editions.isEmpty()) {
      throw new IllegalStateException("no file is in force");
    }
  }

  /** All files {@code neighbourhood-teams/<stem>-<date>.json}. */
  public static <T extends Dated> DatedFiles<T> read(JsonMapper json, String stem, Class<T> type)
      throws IOException {
    var strict = json.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    var files =
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:neighbourhood-teams/" + stem + "-*.json");
    return new DatedFiles<>(
        Arrays.stream(files).map(file -> read(strict, file, stem, type)).toList());
  }

  private static <T extends Dated> T read(
      JsonMapper json, Resource file, String stem, Class<T> type) {
    try (var in = file.getInputStream()) {
      var edition = json.readValue(in, type);
      if (!edition.version().equals(stem + "-" + edition.from())
          || !(edition.version() + ".json").equals(file.getFilename())) {
        throw new IllegalStateException(file + " is named otherwise than its version and date");
      }
      return edition;
    } catch (IOException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }

  /** The one in force on a day; before the first date, the first. */
  public T inForce(LocalDate day) {
    return editions.stream()
        .filter(edition -> !edition.from().isAfter(day))
        .reduce((earlier, later) -> later)
        .orElse(editions.getFirst());
  }
}
