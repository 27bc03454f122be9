package care.homeward.referrals;

import care.homeward.contracts.Publisher;
import care.homeward.contracts.ReferralEvent;
import care.homeward.platform.Launcher;
import care.homeward.platform.Platform;
import care.homeward.platform.inbox.Inbox;
import care.homeward.platform.journal.Fold;
import care.homeward.platform.journal.Journal;
import care.homeward.platform.journal.Journals;
import care.homeward.referrals.Referral.Signed;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Whether a referral stands. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
@Import(Platform.class)
public class ReferralsApplication {

  /** Starts the service. */
  public static void main(String[] args) {
    Launcher.main(ReferralsApplication.class, "referrals", args);
  }

  @Bean
  Journal<Referral, ReferralEvent> journal(Journals journals) {
    return journals.of(
        Publisher.REFERRALS,
        ReferralEvent.class,
        Referral.class,
        Fold.of(
            Referral::blank, Referral::after, (referral, kept) -> referral.keep((Signed) kept)));
  }

  @Bean
  Consumer<Message<List<byte[]>>> feed(Inbox inbox, ReferralFeed feed) {
    return inbox.reading(feed::on);
  }
}
