package care.homeward.teams;

import care.homeward.contracts.Publisher;
import care.homeward.contracts.TeamEvent;
import care.homeward.platform.Launcher;
import care.homeward.platform.Platform;
import care.homeward.platform.access.SpokenFor;
import care.homeward.platform.inbox.Inbox;
import care.homeward.platform.journal.Fold;
import care.homeward.platform.journal.Journal;
import care.homeward.platform.journal.Journals;
import care.homeward.teams.directory.NeedTerms;
import care.homeward.teams.partnership.DatedFiles;
import care.homeward.teams.partnership.Partnerships;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Teams, their capacity, their caseload and first contacts. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
@Import(Platform.class)
public class NeighbourhoodTeamsApplication {

  /** Starts the service. */
  public static void main(String[] args) {
    Launcher.main(NeighbourhoodTeamsApplication.class, "neighbourhood-teams", args);
  }

  @Bean
  Journal<Team, TeamEvent> journal(Journals journals) {
    return journals.of(
        Publisher.NEIGHBOURHOOD_TEAMS,
        TeamEvent.class,
        Team.class,
        Fold.of(Team::blank, Team::after, (team, kept) -> team.keep((OnCaseload) kept)));
  }

  @Bean
  DatedFiles<Partnerships> partnerships(JsonMapper json) throws IOException {
    return DatedFiles.read(json, "partnerships", Partnerships.class);
  }

  @Bean
  DatedFiles<NeedTerms> needTerms(JsonMapper json) throws IOException {
    return DatedFiles.read(json, "community-needs", NeedTerms.class);
  }

  @Bean
  WebMvcConfigurer ownTeam() {
    return SpokenFor.checking("/api/teams", "id", OwnTeam::require);
  }

  @Bean
  Consumer<Message<List<byte[]>>> feed(Inbox inbox, TeamFeed feed) {
    return inbox.reading(feed::on);
  }
}
