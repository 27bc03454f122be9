package care.homeward.live.pages;

import care.homeward.contracts.Publisher;
import care.homeward.live.LiveViewSettings;
import care.homeward.live.pages.Callers.Caller;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks each service what it knows and tells it what is to be done, always as the reader: the
 * service decides what the reader may. A service that is away is asked again a little later only.
 */
@Component
public class Services {

  private static final Logger log = LoggerFactory.getLogger(Services.class);
  private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(1);
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(4);

  private final Map<String, URI> addresses;
  private final RestClient http;
  private final CircuitBreakerRegistry breakers;
  private final Callers callers;
  private final JsonMapper json;

  Services(
      LiveViewSettings settings,
      RestClient.Builder rest,
      CircuitBreakerRegistry breakers,
      Callers callers,
      JsonMapper json) {
    this.addresses = settings.services();
    var requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder().connectTimeout(CONNECTS_WITHIN).build());
    requests.setReadTimeout(ANSWERS_WITHIN);
    this.http = rest.requestFactory(requests).build();
    this.breakers = breakers;
    this.callers = callers;
    this.json = json;
  }

  /**
   * What a service knows.
   *
   * @param path path and query, with {@code {}} for each of the values
   * @throws Callers.SignedOut if the reader's sign-in has run out
   */
  public Reply get(Caller caller, Publisher service, String path, Object... values) {
    return ask(caller, service, HttpMethod.GET, null, null, path, values);
  }

  /**
   * Something to be done, once: sent again with the same key it has no second effect.
   *
   * @param key names the command; absent where nothing is changed
   * @param body what is said, as the service's OpenAPI document has it
   * @throws Callers.SignedOut if the reader's sign-in has run out
   */
  public Reply post(
      Caller caller,
      Publisher service,
      @Nullable String key,
      Object body,
      String path,
      Object... values) {
    return ask(caller, service, HttpMethod.POST, key, body, path, values);
  }

  private Reply ask(
      Caller caller,
      Publisher service,
      HttpMethod method,
      @Nullable String key,
      @Nullable Object body,
      String path,
      Object... values) {
    var token = callers.tokenOf(caller);
    var address = Objects.requireNonNull(addresses.get(service.service()), service.service());
    var request =
        http.method(method)
            .uri(address + path, values)
            .headers(headers -> headers.setBearerAuth(token));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    if (body != null) {
      request.contentType(MediaType.APPLICATION_JSON).body(json.writeValueAsBytes(body));
    }
    try {
      return breakers
          .circuitBreaker(service.service())
          .executeSupplier(() -> request.exchange((_, response) -> reply(response)));
    } catch (ResourceAccessException | HttpServerErrorException | CallNotPermittedException e) {
      log.info("{} does not answer: {}", service.service(), e.getClass().getSimpleName());
      return new Reply.Away(service);
    }
  }

  private Reply reply(ClientHttpResponse response) throws java.io.IOException {
    var status = response.getStatusCode();
    var bytes = response.getBody().readAllBytes();
    if (status.is5xxServerError()) {
      throw new HttpServerErrorException(status);
    }
    return status.is2xxSuccessful()
        ? new Reply.Done(read(bytes, status))
        : Reply.Refused.of(status.value(), read(bytes, status));
  }

  /** A refusal that is no JSON says nothing more; an answer that is none is a fault. */
  private JsonNode read(byte[] bytes, HttpStatusCode status) {
    try {
      return bytes.length == 0 ? json.createObjectNode() : json.readTree(bytes);
    } catch (JacksonException e) {
      if (status.is4xxClientError()) {
        return json.createObjectNode();
      }
      throw new HttpServerErrorException(HttpStatus.BAD_GATEWAY);
    }
  }
}
