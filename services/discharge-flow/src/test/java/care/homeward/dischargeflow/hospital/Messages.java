package care.homeward.dischargeflow.hospital;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** The messages under {@code hospital/} of the test resources. */
final class Messages {

  static final HospitalSettings SETTINGS =
      new HospitalSettings(
          "127.0.0.1",
          0,
          "P",
          2,
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Map.of("home", "19", "nursing", "54"));

  private Messages() {}

  static byte[] bytes(String name) {
    try (var file = Messages.class.getResourceAsStream("/hospital/" + name + ".hl7")) {
      return Objects.requireNonNull(file, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  static Adt read(String text) {
    return new AdtReader(SETTINGS).read(Header.of(text), text);
  }
}
