package care.homeward.teams.directory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The published HSDS examples beside the project, read in place from the directory {@code
 * shared/data} of whichever parent has one. Where they are not, what needs them is skipped.
 */
public final class HsdsExamples {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private HsdsExamples() {}

  public static ObjectNode read(String name) {
    var file = directory().map(path -> path.resolve(name + ".json"));
    Assumptions.assumeTrue(file.isPresent(), "skipped: no shared/data/hsds_examples near here");
    return (ObjectNode) JSON.readTree(file.orElseThrow());
  }

  private static Optional<Path> directory() {
    var here = Path.of("").toAbsolutePath();
    return IntStream.range(0, here.getNameCount())
        .mapToObj(up -> here.getRoot().resolve(here.subpath(0, here.getNameCount() - up)))
        .map(path -> path.resolve("shared/data/hsds_examples"))
        .filter(Files::isDirectory)
        .findFirst();
  }
}
