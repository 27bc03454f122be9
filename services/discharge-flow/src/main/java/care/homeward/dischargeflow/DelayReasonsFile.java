package care.homeward.dischargeflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The published reasons as a file with the date they are effective from in its name. */
final class DelayReasonsFile {

  private static final LocalDate EFFECTIVE_FROM = LocalDate.of(2024, 5, 27);

  private record Contents(
      LocalDate effectiveFrom, String source, List<DelayReasons.Reason> reasons) {}

  private DelayReasonsFile() {}

  /**
   * The list in force.
   *
   * @throws IllegalArgumentException if the file is not what its name says
   */
  static DelayReasons read(JsonMapper json) {
    var name = "/delay-reasons-" + EFFECTIVE_FROM + ".json";
    try (var file = DelayReasonsFile.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalArgumentException("there is no " + name);
      }
      var contents = json.readValue(file, Contents.class);
      if (!contents.effectiveFrom().equals(EFFECTIVE_FROM)) {
        throw new IllegalArgumentException(name + " says another date");
      }
      return new DelayReasons(contents.effectiveFrom(), contents.reasons());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
