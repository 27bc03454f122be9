package care.homeward.dischargeflow;

import care.homeward.contracts.Publisher;
import care.homeward.contracts.StayEvent;
import care.homeward.platform.Launcher;
import care.homeward.platform.Platform;
import care.homeward.platform.inbox.Inbox;
import care.homeward.platform.journal.Fold;
import care.homeward.platform.journal.Journal;
import care.homeward.platform.journal.Journals;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;
import org.springframework.scheduling.annotation.EnableScheduling;
import tools.jackson.databind.json.JsonMapper;

/** The service {@code discharge-flow}. */
@EnableScheduling
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(Platform.class)
public class DischargeFlowApplication {

  public static void main(String[] args) {
    Launcher.main(DischargeFlowApplication.class, "discharge-flow", args);
  }

  @Bean
  Journal<Stay, StayEvent> journal(Journals journals) {
    return journals.of(
        Publisher.DISCHARGE_FLOW,
        StayEvent.class,
        Stay.class,
        Fold.of(
            Stay::blank,
            Stay::after,
            (stay, kept) ->
                kept instanceof Asked asked ? stay.after(asked) : stay.after((Plan.Signed) kept)));
  }

  @Bean
  Consumer<Message<List<byte[]>>> feed(Inbox inbox, StayFeed feed) {
    return inbox.reading(feed::on);
  }

  @Bean
  StayIds stayIds(StaySettings settings) {
    return new StayIds(settings.key());
  }

  @Bean
  DelayReasons delayReasons(JsonMapper json) {
    return DelayReasonsFile.read(json);
  }
}
