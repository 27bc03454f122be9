package care.homeward.homes.imports;

import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.web.Moments;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Files of others are handed in, as CSV; the answer says what came of each row. */
@RestController
@RequestMapping(path = "/api/imports", consumes = "text/csv")
class ImportApi {

  private final DirectoryDesk directory;
  private final TrackerDesk tracker;
  private final ImportSettings settings;
  private final Moments moments;

  ImportApi(
      DirectoryDesk directory, TrackerDesk tracker, ImportSettings settings, Moments moments) {
    this.directory = directory;
    this.tracker = tracker;
    this.settings = settings;
    this.moments = moments;
  }

  /**
   * Takes in homes from a file in the regulator's directory layout; says what is wrong by line and
   * column.
   */
  @PostMapping("/directory")
  Report directory(HttpServletRequest request, Cause cause) throws IOException {
    return directory.take(file(request), cause, moments.now());
  }

  /**
   * Takes in vacancies from a file in the tracker's layout; says what is wrong by line and column.
   */
  @PostMapping("/capacity")
  Report capacity(HttpServletRequest request, Cause cause) throws IOException {
    return tracker.take(file(request), cause);
  }

  private byte[] file(HttpServletRequest request) throws IOException {
    var file = request.getInputStream().readNBytes(settings.largestBytes() + 1);
    if (file.length > settings.largestBytes()) {
      throw Refused.impossible(
          "file-too-large", "A file has " + settings.largestBytes() + " bytes at most.");
    }
    return file;
  }
}
