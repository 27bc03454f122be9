package care.homeward.live.pages;

import care.homeward.live.LiveViewSettings;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Asks {@code people} who someone is, as the reader: it records who looked at whom before it
 * answers. When it is away the board goes on without names.
 */
@Component
class PeopleClient {

  private static final Logger log = LoggerFactory.getLogger(PeopleClient.class);
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(2);
  private static final String PURPOSE = "discharge board";

  /** As many ids as it takes at once. */
  private static final int MOST_IDS = 500;

  private final RestClient people;
  private final CircuitBreaker breaker;

  /** Someone's name and age; the name is absent where none is known. */
  record Known(@Nullable String name, @Nullable Long age) {}

  private record Question(List<String> ids, String purpose) {}

  private record Answer(List<Person> people) {}

  private record Person(String id, @Nullable Name name, @Nullable Long age) {}

  private record Name(String family, @Nullable String given) {

    String shown() {
      return given == null || given.isBlank() ? family : given.charAt(0) + ". " + family;
    }
  }

  PeopleClient(
      LiveViewSettings settings, RestClient.Builder rest, CircuitBreakerRegistry breakers) {
    var http =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder().connectTimeout(ANSWERS_WITHIN).build());
    http.setReadTimeout(ANSWERS_WITHIN);
    this.people = rest.baseUrl(settings.people()).requestFactory(http).build();
    this.breaker = breakers.circuitBreaker("people");
  }

  /**
   * Who they are, by id; unknown ids are left out.
   *
   * @throws Away if {@code people} does not answer
   */
  Map<String, Known> lookUp(Collection<String> ids, String token) {
    var all = List.copyOf(ids);
    var known = new HashMap<String, Known>();
    try {
      for (int from = 0; from < all.size(); from += MOST_IDS) {
        var some = all.subList(from, Math.min(all.size(), from + MOST_IDS));
        for (var person : breaker.executeSupplier(() -> ask(some, token)).people()) {
          var name = person.name();
          known.put(person.id(), new Known(name == null ? null : name.shown(), person.age()));
        }
      }
      return known;
    } catch (RestClientException | CallNotPermittedException e) {
      log.debug("no names: {}", e.getClass().getSimpleName());
      throw new Away();
    }
  }

  private Answer ask(List<String> ids, String token) {
    return Objects.requireNonNull(
        people
            .post()
            .uri("/api/people/lookups")
            .headers(headers -> headers.setBearerAuth(token))
            .contentType(MediaType.APPLICATION_JSON)
            .body(new Question(ids, PURPOSE))
            .retrieve()
            .body(Answer.class));
  }

  /** Nobody answers, or it was away a moment ago and is not asked now. */
  static final class Away extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Away() {
      super("people does not answer", null, false, false);
    }
  }
}
