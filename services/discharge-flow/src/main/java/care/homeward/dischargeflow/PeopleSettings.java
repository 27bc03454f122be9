package care.homeward.dischargeflow;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ClientCredentialsOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.client.OAuth2ClientHttpRequestInterceptor;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * How {@code people} is asked: with a token of our own, a limit of time and a circuit breaker, so
 * that a hospital gets its answer soon also when it is a no.
 */
@Configuration(proxyBeanMethods = false)
class PeopleSettings {

  private static final String PEOPLE = "people";
  private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(1);
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(3);

  @Bean
  PeopleClient peopleClient(
      @Value("${homeward.people}") String address,
      @Value("${homeward.token-uri}") String tokenUri,
      @Value("${homeward.client.id}") String clientId,
      @Value("${homeward.client.secret}") String clientSecret,
      CircuitBreakerRegistry breakers,
      JsonMapper json) {
    var registration =
        ClientRegistration.withRegistrationId(PEOPLE)
            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
            .clientId(clientId)
            .clientSecret(clientSecret)
            .tokenUri(tokenUri)
            .build();
    var client =
        RestClient.builder()
            .baseUrl(address)
            .requestFactory(requests())
            .requestInterceptor(tokens(registration))
            .configureMessageConverters(
                converters ->
                    converters
                        .registerDefaults()
                        .withJsonConverter(new JacksonJsonHttpMessageConverter(json)))
            .build();
    return new PeopleClient(client, breakers.circuitBreaker(PEOPLE));
  }

  private static OAuth2ClientHttpRequestInterceptor tokens(ClientRegistration registration) {
    var registrations = new InMemoryClientRegistrationRepository(registration);
    var clients = new InMemoryOAuth2AuthorizedClientService(registrations);
    var manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, clients);
    manager.setAuthorizedClientProvider(withinTime());
    var interceptor = new OAuth2ClientHttpRequestInterceptor(manager);
    interceptor.setClientRegistrationIdResolver(request -> PEOPLE);
    var ourselves =
        new AnonymousAuthenticationToken(
            PEOPLE, registration.getClientId(), AuthorityUtils.createAuthorityList("ROLE_SERVICE"));
    interceptor.setPrincipalResolver(request -> ourselves);
    interceptor.setAuthorizationFailureHandler(
        OAuth2ClientHttpRequestInterceptor.authorizationFailureHandler(clients));
    return interceptor;
  }

  private static ClientCredentialsOAuth2AuthorizedClientProvider withinTime() {
    var tokens = new RestClientClientCredentialsTokenResponseClient();
    tokens.setRestClient(
        RestClient.builder()
            .requestFactory(requests())
            .configureMessageConverters(
                converters ->
                    converters
                        .registerDefaults()
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    var provider = new ClientCredentialsOAuth2AuthorizedClientProvider();
    provider.setAccessTokenResponseClient(tokens);
    return provider;
  }

  private static JdkClientHttpRequestFactory requests() {
    var requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECTS_WITHIN)
                .build());
    requests.setReadTimeout(ANSWERS_WITHIN);
    return requests;
  }
}
