package care.homeward.campaign.witness;

import care.homeward.platform.Launcher;
import care.homeward.platform.Platform;
import care.homeward.platform.inbox.Inbox;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.messaging.Message;

/** The witness: the only consumer whose every single application of a fact is on record. */
@SpringBootApplication
@Import(Platform.class)
public class WitnessApplication {

  /** Runs the witness until it is ended. */
  public static void main(String... args) {
    Launcher.main(WitnessApplication.class, "witness", args);
  }

  @Bean
  Statement statement(
      @Value("${homeward.witness.statement}") Path file,
      @Value("${homeward.witness.stores}") boolean stores,
      MongoTemplate store) {
    return new Statement(file, stores ? store : null);
  }

  @Bean
  Consumer<Message<List<byte[]>>> feed(Inbox inbox, Statement statement) {
    return inbox.reading(statement::on);
  }
}
