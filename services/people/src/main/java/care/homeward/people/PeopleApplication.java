package care.homeward.people;

import care.homeward.contracts.PersonEvent;
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
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;
import tools.jackson.databind.json.JsonMapper;

/** The service {@code people}. */
@SpringBootApplication
@Import(Platform.class)
@EnableConfigurationProperties(PersonSettings.class)
public class PeopleApplication {

  public static void main(String[] args) {
    Launcher.main(PeopleApplication.class, "people", args);
  }

  @Bean
  Journal<Person, PersonEvent> journal(Journals journals) {
    return journals.of(
        Publisher.PEOPLE,
        PersonEvent.class,
        Person.class,
        Fold.of(Person::blank, Person::after, (person, kept) -> person.keeping((Kept) kept)));
  }

  @Bean
  HeardOnly heardErrands(ErrandFeed feed) {
    return HeardOnly.of(feed::on, Errand.class);
  }

  @Bean
  Consumer<Message<List<byte[]>>> feed(Inbox inbox, ErrandFeed feed) {
    return inbox.reading(feed::on);
  }

  @Bean
  Pseudonyms pseudonyms(PersonSettings settings) {
    return new Pseudonyms(settings.key());
  }

  @Bean
  Areas areas(JsonMapper json) {
    return AreaFile.readAll(json);
  }
}
