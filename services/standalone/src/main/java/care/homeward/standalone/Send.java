package care.homeward.standalone;

import care.homeward.simulator.Mllp;
import java.io.IOException;
import java.nio.file.Path;

/** The program behind {@code ./homeward send}. */
public final class Send {

  private Send() {}

  /**
   * Sends the messages of a file and prints each acknowledgement.
   *
   * @param args the file; exit code 1 if any message was not accepted, 2 if it could not be sent
   */
  public static void main(String... args) {
    var port = Part.MLLP.port(System.getenv());
    try {
      System.exit(Mllp.sendFile(Path.of(args[0]), "127.0.0.1", port, System.out) == 0 ? 0 : 1);
    } catch (IOException e) {
      System.err.println(
          "The hospital feed on port " + port + " does not answer: is Homeward up? (" + e + ")");
      System.exit(2);
    }
  }
}
