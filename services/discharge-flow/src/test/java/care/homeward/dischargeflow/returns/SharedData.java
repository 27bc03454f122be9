package care.homeward.dischargeflow.returns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Published figures beside the project, read in place: the directory {@code shared/data} next to
 * it, or the one {@code HOMEWARD_SHARED_DATA} names. A test that needs them is skipped without.
 */
public final class SharedData {

  private static final String NAME = "HOMEWARD_SHARED_DATA";
  private static final Pattern CELL = Pattern.compile("\"((?:[^\"]|\"\")*)\"|([^,\"]*)");

  private SharedData() {}

  /** A JSON file. */
  public static JsonNode json(String file) {
    return new JsonMapper().readTree(file(file).toFile());
  }

  /** The lines of a CSV file by the names of its columns. */
  public static List<Map<String, String>> csv(String file) {
    try {
      var lines = Files.readAllLines(file(file), StandardCharsets.UTF_8);
      var header = cells(lines.getFirst());
      return lines.stream()
          .skip(1)
          .map(SharedData::cells)
          .map(
              cells -> {
                var line = new HashMap<String, String>();
                for (int i = 0; i < header.size(); i++) {
                  line.put(header.get(i), cells.get(i));
                }
                return Map.copyOf(line);
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var matcher = CELL.matcher(line);
    int at = 0;
    while (at <= line.length() && matcher.region(at, line.length()).lookingAt()) {
      cells.add(
          matcher.group(1) == null ? matcher.group(2) : matcher.group(1).replace("\"\"", "\""));
      at = matcher.end() + 1;
    }
    return cells;
  }

  private static Path file(String name) {
    var directory = directory();
    Assumptions.assumeTrue(
        directory.isPresent(),
        "skipped: there is no directory shared/data beside the project, and "
            + NAME
            + " names none");
    return directory.orElseThrow().resolve(name);
  }

  private static Optional<Path> directory() {
    var named = System.getProperty(NAME, System.getenv().getOrDefault(NAME, ""));
    if (!named.isEmpty()) {
      return Optional.of(Path.of(named)).filter(Files::isDirectory);
    }
    var here = Path.of("").toAbsolutePath();
    return IntStream.range(0, here.getNameCount())
        .mapToObj(up -> here.getRoot().resolve(here.subpath(0, here.getNameCount() - up)))
        .map(path -> path.resolve("shared/data"))
        .filter(Files::isDirectory)
        .findFirst();
  }
}
