package care.homeward.dischargeflow.returns;

import care.homeward.dischargeflow.returns.Computed.LeftOut;
import care.homeward.platform.journal.Cause;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Returns over HTTP: counts, never people. What is exact is for operators, who submit it; whatever
 * leaders see too hides small numbers.
 */
@RestController
@RequestMapping("/api/returns/{kind}/{period}")
class ReturnApi {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final ReturnDesk desk;

  ReturnApi(ReturnDesk desk) {
    this.desk = desk;
  }

  /** The editions of a period, latest first. */
  record Made(List<Summary> editions) {}

  /** An edition without its file, which is at {@code file}; small numbers are hidden. */
  record Summary(
      int edition,
      Instant madeAt,
      String madeBy,
      String rulesFrom,
      String roundedFrom,
      String file,
      List<LeftOut> leftOut) {}

  /** What is not in the file to submit, which is at {@code file}. */
  record Exact(int edition, String file, List<LeftOut> leftOut) {}

  /** Makes an edition if the result is another than the latest one's, which is the answer else. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Summary> make(
      @PathVariable String kind, @PathVariable String period, Cause cause) {
    var made = desk.make(ReturnKind.of(kind), period, cause.by());
    var summary = summary(made.edition());
    return made.isNew()
        ? ResponseEntity.created(URI.create(summary.file())).body(summary)
        : ResponseEntity.ok(summary);
  }

  /** The editions made of a return. */
  @GetMapping
  Made editions(@PathVariable String kind, @PathVariable String period) {
    return new Made(
        desk.editions(ReturnKind.of(kind), period).stream().map(ReturnApi::summary).toList());
  }

  /** An edition with small numbers rounded. */
  @GetMapping("/{edition:[1-9][0-9]{0,3}}.csv")
  ResponseEntity<String> file(
      @PathVariable String kind, @PathVariable String period, @PathVariable int edition) {
    var found = desk.edition(ReturnKind.of(kind), period, edition);
    return file(found, "", found.rounded());
  }

  /** An edition as counted. */
  @GetMapping("/{edition:[1-9][0-9]{0,3}}/exact")
  Exact exact(@PathVariable String kind, @PathVariable String period, @PathVariable int edition) {
    var found = desk.edition(ReturnKind.of(kind), period, edition);
    return new Exact(edition, address(found) + "/exact.csv", found.exact().leftOut());
  }

  /** The file of an edition as counted. */
  @GetMapping("/{edition:[1-9][0-9]{0,3}}/exact.csv")
  ResponseEntity<String> exactFile(
      @PathVariable String kind, @PathVariable String period, @PathVariable int edition) {
    var found = desk.edition(ReturnKind.of(kind), period, edition);
    return file(found, "-exact", found.exact());
  }

  private static ResponseEntity<String> file(Edition edition, String what, Computed computed) {
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + edition.id().replace('/', '-') + what + ".csv\"")
        .body(computed.csv());
  }

  private static Summary summary(Edition edition) {
    return new Summary(
        edition.number(),
        edition.madeAt(),
        edition.madeBy(),
        edition.rulesFrom(),
        edition.roundedFrom(),
        address(edition) + ".csv",
        edition.rounded().leftOut());
  }

  private static String address(Edition edition) {
    return "/api/returns/" + edition.id();
  }
}
