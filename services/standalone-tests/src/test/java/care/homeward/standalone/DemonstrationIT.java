package care.homeward.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The simulated partnership with real services, fast and small. */
class DemonstrationIT {

  private static final Duration OPENING = Duration.ofSeconds(90);
  private static final Duration JOURNEY = Duration.ofMinutes(4);

  @Test
  void volunteers_see_people_home_and_every_partnership_knows_what_it_has_left()
      throws IOException {
    var data = Files.createTempDirectory(Path.of("target"), "demonstration");
    try (var partnership = Partnership.start(data, Running.ports());
        var simulator = Simulator.start(Demonstration.with(partnership, 600, 120, 160))) {
      var client = new Client(partnership.address(Part.ISSUER));
      await().atMost(OPENING).until(() -> simulator.progress().filled());

      var teams = partnership.address(Part.NEIGHBOURHOOD_TEAMS);
      for (var line : client.get(teams + "/api/partnerships")) {
        var answer = client.get(teams + "/api/partnerships/" + line.required("code").asString());
        assertThat(items(answer.required("services")))
            .extracting(service -> service.required("kind").asString())
            .containsExactlyInAnyOrder("NEIGHBOURHOOD_TEAM", "COMMUNITY_ORGANISATION");
        assertThat(items(answer.required("capacity")))
            .filteredOn(day -> !day.required("skill").asString().equals("VOLUNTARY_SUPPORT"))
            .hasSize(7 * 5)
            .allMatch(day -> day.required("said").asInt() == 1);
        assertThat(items(answer.required("weeks"))).hasSize(5);
      }

      var cards = partnership.address(Part.PAGES) + "/api/board";
      await()
          .atMost(JOURNEY)
          .until(
              () ->
                  items(client.get(cards).required("cards")).stream()
                      .anyMatch(
                          card ->
                              card.at("/referral/skill").asString("").equals("VOLUNTARY_SUPPORT")));
      var referrals = partnership.address(Part.REFERRALS) + "/api/referrals?limit=500&state=";
      await()
          .atMost(JOURNEY)
          .until(
              () ->
                  items(client.get(referrals + "FULFILLED")).stream()
                      .anyMatch(DemonstrationIT::isOfVolunteers));
      assertThat(simulator.progress().lost()).isZero();
    }
  }

  private static boolean isOfVolunteers(JsonNode referral) {
    return referral.required("skill").asString().equals("VOLUNTARY_SUPPORT")
        && referral.required("team").asString().startsWith("org-neighbours-")
        && !referral.at("/needs/communityNeeds").isEmpty();
  }

  private static List<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).toList();
  }
}
