package care.homeward.homes;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.Publisher;
import care.homeward.platform.Launcher;
import care.homeward.platform.Platform;
import care.homeward.platform.access.SpokenFor;
import care.homeward.platform.inbox.FactHandler;
import care.homeward.platform.inbox.Inbox;
import care.homeward.platform.journal.Fold;
import care.homeward.platform.journal.Journal;
import care.homeward.platform.journal.Journals;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.messaging.Message;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The service of homes, vacancies and beds kept for people. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableScheduling
@ConfigurationPropertiesScan
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
        Fold.of(CareHome::blank, CareHome::after, CareHome::keep));
  }

  @Bean
  Consumer<Message<List<byte[]>>> feed(Inbox inbox, List<FactHandler> rooms) {
    return inbox.reading((fact, cause) -> rooms.forEach(room -> room.on(fact, cause)));
  }

  @Bean
  WebMvcConfigurer ownHome() {
    return SpokenFor.checking("/api/homes", "homeId", OwnHome::require);
  }

  @Bean
  InForce<Freshness> freshness(JsonMapper json) {
    return InForce.read(json, "/freshness.json", Freshness.class);
  }

  @Bean
  InitializingBean indexes(MongoTemplate mongo) {
    var fields =
        Map.of(
            "homes",
            List.of(
                "registered.place",
                "registered.locationId",
                "holds.nextExpiry",
                "holds.firstAccepted",
                "holds.stays"),
            "stays",
            List.of("letGoAt"),
            "askings",
            List.of("approachId", "askedAt"),
            "shortages",
            List.of("day"),
            "quality",
            List.of("listed.place"));
    return () ->
        fields.forEach(
            (documents, indexed) ->
                indexed.forEach(
                    field ->
                        mongo
                            .indexOps(documents)
                            .createIndex(new Index(field, Sort.Direction.ASC).named(field))));
  }
}
