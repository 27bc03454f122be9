package care.homeward.platform;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

/**
 * Circuit breakers for what a service asks of another: after half of the last calls failed, nobody
 * is asked for five seconds, so that the asker says no at once and the other side can get up.
 *
 * <p>Only not answering counts as a failure. A refusal is an answer.
 */
@Configuration(proxyBeanMethods = false)
class Breakers {

  @Bean
  CircuitBreakerRegistry circuitBreakers(MeterRegistry meters) {
    var breakers =
        CircuitBreakerRegistry.of(
            CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(50)
                .waitDurationInOpenState(Duration.ofSeconds(5))
                .permittedNumberOfCallsInHalfOpenState(2)
                .recordExceptions(
                    ResourceAccessException.class,
                    HttpServerErrorException.class,
                    OAuth2AuthorizationException.class)
                .build());
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
    return breakers;
  }
}
