package care.homeward.resilience;

import care.homeward.contracts.PressureEvent;
import care.homeward.contracts.Publisher;
import care.homeward.platform.Launcher;
import care.homeward.platform.Platform;
import care.homeward.platform.inbox.HeardOnly;
import care.homeward.platform.inbox.Inbox;
import care.homeward.platform.journal.Fold;
import care.homeward.platform.journal.Journal;
import care.homeward.platform.journal.Journals;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.messaging.Message;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The service of indicators, thresholds and calculated levels. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableScheduling
@Import(Platform.class)
public class ResiliencePlanApplication {

  /** Starts the service as a program. */
  public static void main(String[] args) {
    Launcher.main(ResiliencePlanApplication.class, "resilience-plan", args);
  }

  @Bean
  Journal<Pressure, PressureEvent> journal(Journals journals) {
    return journals.of(
        Publisher.RESILIENCE_PLAN,
        PressureEvent.class,
        Pressure.class,
        Fold.of(Pressure::blank, Pressure::after));
  }

  @Bean
  Consumer<Message<List<byte[]>>> feed(Inbox inbox, PressureFeed feed) {
    return inbox.reading(feed::on);
  }

  @Bean
  HeardOnly counted(PressureFeed feed) {
    return HeardOnly.of(feed::on, CountedStay.class, CountedHome.class);
  }

  @Bean
  InitializingBean indexes(MongoTemplate mongo) {
    return () -> {
      mongo
          .indexOps(CountedStay.class)
          .createIndex(
              new Index("place", Direction.ASC).on("inBed", Direction.ASC).named("place-in-bed"));
      mongo
          .indexOps(CountedHome.class)
          .createIndex(new Index("place", Direction.ASC).named("place"));
    };
  }
}
