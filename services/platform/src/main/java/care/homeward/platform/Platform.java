package care.homeward.platform;

import care.homeward.platform.access.Security;
import care.homeward.platform.core.SmallNumberRules;
import care.homeward.platform.inbox.Hearing;
import care.homeward.platform.inbox.Tracing;
import care.homeward.platform.journal.Facts;
import care.homeward.platform.journal.Journals;
import care.homeward.platform.settings.Halt;
import care.homeward.platform.settings.SettingsCheck;
import care.homeward.platform.web.Admission;
import care.homeward.platform.web.IdempotencyKeys;
import care.homeward.platform.web.Moments;
import care.homeward.platform.web.NoRequest;
import care.homeward.platform.web.Problems;
import care.homeward.platform.web.PublishedApi;
import care.homeward.platform.web.Refusals;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Everything a service gets by importing this one class. */
@Configuration(proxyBeanMethods = false)
@Import({
  Security.class,
  Problems.class,
  PublishedApi.class,
  Hearing.class,
  Breakers.class,
  SettingsCheck.class
})
public class Platform {

  private static final int STORE_ANSWERS_WITHIN_MILLIS = 5_000;

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  Moments moments(InstantSource clock) {
    return new Moments(clock);
  }

  @Bean
  SmallNumberRules smallNumbers(Environment environment) {
    return Binder.get(environment).bind("homeward.small-numbers", SmallNumberRules.class).get();
  }

  @Bean
  Facts facts(JsonMapper json) {
    return new Facts(json);
  }

  @Bean
  Tracing tracing(Tracer tracer, Propagator propagator) {
    return new Tracing(tracer, propagator);
  }

  @Bean
  Journals journals(
      Facts facts,
      MongoTemplate mongo,
      KafkaTemplate<String, byte[]> kafka,
      InstantSource clock,
      MeterRegistry meters,
      Tracing tracing) {
    return new Journals(facts, mongo, kafka, clock, meters, tracing::traceparent);
  }

  @Bean
  Halt halt(ConfigurableApplicationContext service) {
    return new Halt(service);
  }

  /** Acknowledged means kept: set once on the client, for every operation. */
  @Bean
  MongoClientSettingsBuilderCustomizer keptBeforeAcknowledged() {
    return settings ->
        settings
            .writeConcern(
                WriteConcern.MAJORITY
                    .withJournal(true)
                    .withWTimeout(STORE_ANSWERS_WITHIN_MILLIS, TimeUnit.MILLISECONDS))
            .readConcern(ReadConcern.MAJORITY)
            .readPreference(ReadPreference.primary())
            .retryWrites(true)
            .retryReads(true)
            .applyToClusterSettings(
                cluster ->
                    cluster.serverSelectionTimeout(
                        STORE_ANSWERS_WITHIN_MILLIS, TimeUnit.MILLISECONDS))
            .applyToSocketSettings(
                socket ->
                    socket
                        .connectTimeout(STORE_ANSWERS_WITHIN_MILLIS, TimeUnit.MILLISECONDS)
                        .readTimeout(2 * STORE_ANSWERS_WITHIN_MILLIS, TimeUnit.MILLISECONDS));
  }

  /** Before everything else: what is refused must cost nothing. */
  @Bean
  FilterRegistrationBean<Admission> admission(
      Environment environment, Problems problems, JsonMapper json, MeterRegistry meters) {
    var limits = Binder.get(environment).bind("homeward.admission", Admission.Limits.class).get();
    var first = new FilterRegistrationBean<>(new Admission(limits, problems, json, meters));
    first.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return first;
  }

  /** Within the trace of the request, and around everything that may refuse it. */
  @Bean
  FilterRegistrationBean<Refusals> refusals(Problems problems, JsonMapper json) {
    var second = new FilterRegistrationBean<>(new Refusals(problems, json));
    second.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
    return second;
  }

  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> noRequests(
      Problems problems, JsonMapper json) {
    return server ->
        server.addContextCustomizers(
            context -> context.getParent().getPipeline().addValve(new NoRequest(problems, json)));
  }

  @Bean
  IdempotencyKeys idempotencyKeys(Problems problems, JsonMapper json) {
    return new IdempotencyKeys(problems, json);
  }

  /**
   * Programs are answered in the one form there is, whatever they accept: that it is another would
   * be found out after what they asked is done, and told as if it were not.
   */
  @Bean
  WebMvcConfigurer answersToPrograms() {
    var asAccepted = new HeaderContentNegotiationStrategy();
    ContentNegotiationStrategy strategy =
        request ->
            request.getNativeRequest() instanceof HttpServletRequest http
                    && Refusals.isOnlyForPrograms(http.getRequestURI())
                ? ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST
                : asAccepted.resolveMediaTypes(request);
    return new WebMvcConfigurer() {
      @Override
      public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.strategies(List.of(strategy));
      }
    };
  }

  @Bean
  WebMvcConfigurer causes(IdempotencyKeys keys) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(keys);
      }
    };
  }
}
