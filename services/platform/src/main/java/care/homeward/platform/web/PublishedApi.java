package care.homeward.platform.web;

import care.homeward.platform.core.Refused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The service's OpenAPI document, as it is published with the contracts. */
@RestController
public final class PublishedApi {

  private final Resource document;

  public PublishedApi(@Value("${spring.application.name}") String service) {
    document = new ClassPathResource("openapi/" + service + ".json");
  }

  /** This document. */
  @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  Resource document() {
    if (!document.exists()) {
      throw Refused.unknown("document");
    }
    // As a stream, of which no part can be asked for that it does not have.
    return new InputStreamResource(document);
  }
}
