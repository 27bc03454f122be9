package care.homeward.platform.inbox;

import care.homeward.platform.journal.Facts;
import care.homeward.platform.settings.Halt;
import care.homeward.platform.web.ParkedApi;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import tools.jackson.databind.json.JsonMapper;

/** The inbox of a service that hears others: one that has a feed. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.cloud.function.definition", havingValue = "feed")
public class Hearing {

  private static final Logger log = LoggerFactory.getLogger(Hearing.class);
  private static final long GATHER_MILLIS = 20;
  private static final Duration RELEASE_EVERY = Duration.ofSeconds(2);

  @Bean
  Parking parking(MongoTemplate mongo) {
    return new Parking(new MongoParked(mongo.getCollection("parked")));
  }

  @Bean
  Inbox inbox(
      @Value("${spring.application.name}") String service,
      Facts facts,
      Parking parking,
      MongoTemplate mongo,
      InstantSource clock,
      MeterRegistry meters,
      Tracing tracing) {
    var positions = new Positions(new MongoPositions(mongo.getCollection("inbox")));
    return new Inbox(service, facts, positions, parking, clock, meters, tracing);
  }

  /** Hears in batches: a position stored and an offset committed for each fact alone would cost. */
  @Bean
  ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> batches(Offsets offsets) {
    return (container, topics, group) -> {
      container.getContainerProperties().setIdleBetweenPolls(GATHER_MILLIS);
      offsets.begin(group, List.of(topics.split(",")));
    };
  }

  @Bean
  Offsets offsets(KafkaAdmin admin, Halt halt) {
    return new Offsets(admin.getConfigurationProperties(), halt);
  }

  /** Named in {@code platform.yml} as the error handler of every consumer binding. */
  @Bean
  DefaultErrorHandler tryForEver(Offsets offsets) {
    return ConsumerErrors.tryForEver(offsets);
  }

  /** A service that has gone deaf must not look well. */
  @Bean
  ApplicationListener<ConsumerStoppedEvent> deaf(Halt halt) {
    return stopped -> {
      if (stopped.getReason() != ConsumerStoppedEvent.Reason.NORMAL) {
        halt.because("the feed is no longer heard: " + stopped.getReason());
      }
    };
  }

  @Bean
  Audit audit(MongoTemplate mongo) {
    return new Audit(mongo.getCollection("parked-audit"));
  }

  @Bean
  ParkingDesk parkingDesk(
      Inbox inbox,
      Parking parking,
      Audit audit,
      Facts facts,
      JsonMapper json,
      InstantSource clock) {
    return new ParkingDesk(inbox, parking, audit, facts, json, clock);
  }

  @Bean
  ParkedApi parkedApi(ParkingDesk desk, Parking parking, Audit audit) {
    return new ParkedApi(desk, parking, audit);
  }

  @Bean
  SmartLifecycle hearingAnew(
      ObjectProvider<HeardOnly> kept,
      @Value("${spring.cloud.stream.bindings.feed-in-0.destination}") List<String> topics,
      @Value("${spring.application.name}") String service,
      KafkaTemplate<String, byte[]> kafka,
      MongoTemplate mongo,
      Facts facts) {
    return new HearingAnew(kept.orderedStream().toList(), topics, service, kafka, mongo, facts);
  }

  /** At start everything parked is tried again; from then on what waits for another instance's. */
  @Bean
  SmartLifecycle releasing(
      Inbox inbox, Parking parking, MeterRegistry meters, InstantSource clock) {
    return new Releasing(inbox, new ParkedMeters(parking, meters, clock));
  }

  private static final class Releasing implements SmartLifecycle {

    private final Inbox inbox;
    private final ParkedMeters meters;
    private volatile boolean running;

    Releasing(Inbox inbox, ParkedMeters meters) {
      this.inbox = inbox;
      this.meters = meters;
    }

    @Override
    public void start() {
      running = true;
      Thread.ofVirtual().name("release").start(this::run);
    }

    private void run() {
      var everything = true;
      while (running) {
        try {
          inbox.releaseAll(everything);
          everything = false;
          meters.look();
        } catch (RuntimeException e) {
          log.warn("what is parked waits: {}", e.getClass().getSimpleName());
        }
        try {
          TimeUnit.MILLISECONDS.sleep(RELEASE_EVERY.toMillis());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }

    @Override
    public void stop() {
      running = false;
    }

    @Override
    public boolean isRunning() {
      return running;
    }
  }
}
