package care.homeward.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.dischargeflow.DischargeFlowApplication;
import care.homeward.homes.CareHomeCapacityApplication;
import care.homeward.live.LiveViewApplication;
import care.homeward.people.PeopleApplication;
import care.homeward.referrals.ReferralsApplication;
import care.homeward.resilience.ResiliencePlanApplication;
import care.homeward.teams.NeighbourhoodTeamsApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Closed by default: a service nobody told whom to trust does not start. */
class NoIssuerIT {

  @ParameterizedTest
  @ValueSource(
      classes = {
        PeopleApplication.class,
        DischargeFlowApplication.class,
        ReferralsApplication.class,
        NeighbourhoodTeamsApplication.class,
        CareHomeCapacityApplication.class,
        ResiliencePlanApplication.class,
        LiveViewApplication.class
      })
  void without_an_issuer_a_service_says_so_in_one_line_and_exits_78(Class<?> application)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    application.getName()))
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(78);
    assertThat(said.lines())
        .singleElement()
        .asString()
        .contains("does not start without an issuer of tokens: set HOMEWARD_ISSUER");
  }
}
