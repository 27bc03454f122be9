package care.homeward.dischargeflow;

import care.homeward.contracts.PersonSummary;
import care.homeward.dischargeflow.hospital.Adt.LocalIdentifier;
import care.homeward.dischargeflow.hospital.Adt.Name;
import care.homeward.dischargeflow.hospital.Adt.Person;
import care.homeward.dischargeflow.hospital.NotAccepted;
import care.homeward.dischargeflow.hospital.NotAccepted.Condition;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** Asks {@code people} who someone is: the only place a name or an NHS number goes to. */
final class PeopleClient {

  private static final Logger log = LoggerFactory.getLogger(PeopleClient.class);
  private static final String KINDS = "urn:homeward:problem:";

  /** What {@code people} answers when what it was told is wrong, rather than itself. */
  private static final Set<Integer> WRONG_IDENTITY = Set.of(400, 409, 422);

  private final RestClient people;
  private final CircuitBreaker breaker;

  PeopleClient(RestClient people, CircuitBreaker breaker) {
    this.people = people;
    this.breaker = breaker;
  }

  /** The pseudonym of a person, and what the services may know. */
  record Registered(String personId, PersonSummary person) {}

  /** Which record stays and which is retired. */
  record Merged(String personId, String formerPersonId) {}

  private record Registration(
      @Nullable String nhsNumber,
      List<LocalIdentifier> localIdentifiers,
      @Nullable Name name,
      @Nullable LocalDate birthDate,
      @Nullable String sex,
      @Nullable String postcode,
      List<String> addressLines,
      @Nullable Boolean restricted,
      Instant at) {}

  private record Ids(@Nullable String nhsNumber, List<LocalIdentifier> localIdentifiers) {}

  private record Merging(Ids kept, Ids retired, Instant at) {}

  /**
   * Registers or finds a person.
   *
   * @throws NotAccepted if the identity is wrong, or {@code people} is away
   */
  Registered register(Person person, Instant at) {
    var body =
        new Registration(
            person.nhsNumber(),
            person.localIdentifiers(),
            person.name(),
            person.birthDate(),
            person.sex(),
            person.postcode(),
            person.addressLines(),
            person.restricted(),
            at);
    return post("/api/people", body, Registered.class);
  }

  /**
   * Says that two records are one person.
   *
   * @throws NotAccepted if an identity is wrong, or {@code people} is away
   */
  Merged merge(Person kept, Person retired, Instant at) {
    return post("/api/people/merges", new Merging(ids(kept), ids(retired), at), Merged.class);
  }

  private static Ids ids(Person person) {
    return new Ids(person.nhsNumber(), person.localIdentifiers());
  }

  private <T> T post(String path, Object body, Class<T> answer) {
    try {
      return breaker.executeSupplier(
          () -> {
            var answered =
                people
                    .post()
                    .uri(path)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body)
                    .retrieve()
                    .body(answer);
            if (answered == null) {
              throw new RestClientException("an empty answer");
            }
            return answered;
          });
    } catch (RestClientResponseException e) {
      if (WRONG_IDENTITY.contains(e.getStatusCode().value())) {
        throw NotAccepted.error(Condition.WRONG_FORMAT, "PID-3", "the identity: " + kind(e));
      }
      log.warn("people answers {}", e.getStatusCode().value());
      throw NotAccepted.away("people");
    } catch (RestClientException | OAuth2AuthorizationException | CallNotPermittedException e) {
      log.warn("people does not answer: {}", e.getClass().getSimpleName());
      throw NotAccepted.away("people");
    }
  }

  /** The kind of problem alone: the detail may one day quote what was sent. */
  private static String kind(RestClientResponseException e) {
    var problem = e.getResponseBodyAs(ProblemDetail.class);
    var type = problem == null || problem.getType() == null ? "" : problem.getType().toString();
    return type.startsWith(KINDS) ? type.substring(KINDS.length()) : "refused";
  }
}
