package care.homeward.homes;

import care.homeward.platform.core.London;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import tools.jackson.databind.json.JsonMapper;

/**
 * A rule whose parameters are set from a day on, until the next are.
 *
 * @param <T> the parameters
 */
public final class InForce<T> {

  private final TreeMap<LocalDate, T> byDay = new TreeMap<>();

  /** Parameters, and the day they hold from. */
  record Edition<T>(LocalDate effectiveFrom, T parameters) {}

  InForce(List<Edition<T>> editions) {
    for (var edition : editions) {
      if (byDay.put(edition.effectiveFrom(), edition.parameters()) != null) {
        throw new IllegalArgumentException("two editions from " + edition.effectiveFrom());
      }
    }
    if (byDay.isEmpty()) {
      throw new IllegalArgumentException("no edition");
    }
  }

  /**
   * Reads all editions of a rule.
   *
   * @param file a list of editions, on the class path
   * @throws IllegalArgumentException if it cannot be what it should
   */
  public static <T> InForce<T> read(JsonMapper json, String file, Class<T> parameters) {
    return read(json, new ClassPathResource(file), parameters);
  }

  /** As {@link #read(JsonMapper, String, Class)}, of a file that may lie anywhere. */
  public static <T> InForce<T> read(JsonMapper json, Resource file, Class<T> parameters) {
    if (!file.exists()) {
      throw new IllegalArgumentException("there is no " + file.getDescription());
    }
    try (var stream = file.getInputStream()) {
      var types = json.getTypeFactory();
      var editions =
          types.constructCollectionType(
              List.class, types.constructParametricType(Edition.class, parameters));
      return new InForce<>(json.<List<Edition<T>>>readValue(stream, editions));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What holds at a moment; before the first edition, the first. */
  public T at(Instant moment) {
    var entry = byDay.floorEntry(London.day(moment));
    return (entry == null ? byDay.firstEntry() : entry).getValue();
  }
}
