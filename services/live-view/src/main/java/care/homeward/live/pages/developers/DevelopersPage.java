package care.homeward.live.pages.developers;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** For those who connect: the facts, the interfaces, calls to try, and the facts as they come. */
@Controller
class DevelopersPage {

  /** A call to try in a shell. */
  record Sample(String title, String command) {}

  private static final List<Sample> SAMPLES =
      List.of(
          new Sample(
              "A token of the demonstration",
              """
              TOKEN=$(curl -s -u homeward-cli:homeward-cli-demo \\
                -d grant_type=client_credentials http://127.0.0.1:8090/oauth2/token \\
                | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')"""),
          new Sample(
              "Who waits, most pressing first",
              """
              curl -s -H "Authorization: Bearer $TOKEN" http://127.0.0.1:8080/api/board?waiting=true"""),
          new Sample(
              "What changes on the board, as it changes",
              """
              curl -sN -H "Authorization: Bearer $TOKEN" http://127.0.0.1:8080/live/board?waiting=true"""),
          new Sample(
              "Homes with the beds they have told",
              """
              curl -s -H "Authorization: Bearer $TOKEN" http://127.0.0.1:8085/api/homes"""),
          new Sample(
              "An admission by HL7 v2, as a hospital sends it",
              "./homeward send deploy/journey/admission.hl7"));

  /** The reader of OpenAPI documents styles its own parts; this page shows nothing of anyone. */
  private static final String READER_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final Catalogue catalogue;

  DevelopersPage(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GetMapping("/developers")
  String developers(Model model) {
    model.addAttribute("topics", catalogue.topics());
    model.addAttribute("asked", catalogue.asked());
    model.addAttribute("samples", SAMPLES);
    return "developers/developers";
  }

  /** The interfaces of one service, to read and to try. */
  @GetMapping("/developers/api/{service}")
  String api(@PathVariable String service, HttpServletResponse response, Model model) {
    openApi(service);
    response.setHeader("Content-Security-Policy", READER_POLICY);
    model.addAttribute("service", service);
    model.addAttribute("asked", catalogue.asked());
    return "developers/api";
  }

  /** What a service can be asked, as OpenAPI 3.1. */
  @GetMapping("/developers/openapi/{service}.json")
  ResponseEntity<Resource> openApi(@PathVariable String service) {
    if (!catalogue.asked().contains(service)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return json("openapi/" + service + ".json");
  }

  /** What the services tell each other, as AsyncAPI 3.0. */
  @GetMapping("/developers/asyncapi.json")
  ResponseEntity<Resource> asyncApi() {
    return json("asyncapi.json");
  }

  private static ResponseEntity<Resource> json(String document) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new ClassPathResource(document));
  }
}
