package care.homeward.homes;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.Publisher;
import care.homeward.platform.Launcher;
import care.homeward.platform.Platform;
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
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.messaging.Message;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The service of homes, vacancies and beds kept for people. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableScheduling
@Import(Platform.class)
public class CareHomeCapacityApplication {

  /** Starts the service as a program. */
  public static void main(String[] args) {
    Launcher.main(CareHomeCapacityApplication.class, "care-home-capacity", args);
  }

  @Bean
  Journal<CareHome, CapacityEvent> journal(Journals journals) {
    return journals.of(
        Publisher.CARE_HOME_CAPACITY,
        CapacityEvent.class,
        CareHome.class,
        Fold.of(CareHome::blank, CareHome::after));
  }

  @Bean
  Consumer<Message<List<byte[]>>> feed(Inbox inbox, CareHomeFeed feed) {
    return inbox.reading(feed::on);
  }

  @Bean
  InitializingBean indexes(MongoTemplate mongo) {
    return () ->
        List.of("place", "nextExpiry", "stays")
            .forEach(
                field ->
                    mongo
                        .indexOps(CareHome.class)
                        .createIndex(new Index(field, Sort.Direction.ASC).named(field)));
  }
}
