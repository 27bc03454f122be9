package care.homeward.campaign.traffic;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Homes that tell what they have free, close and open. */
final class HomeWork implements Work {

  private final Client client;
  private final List<String> homes;
  private final String service;
  private int turn;

  HomeWork(Client client, List<String> homes, String service) {
    this.client = client;
    this.homes = homes;
    this.service = service;
  }

  @Override
  public void turn() throws InterruptedException {
    var home = homes.get(turn % homes.size());
    if (turn++ < homes.size()) {
      post(
          "join",
          home,
          "",
          Map.of(
              "homeId",
              home,
              "name",
              home,
              "place",
              "aldersyke",
              "partnership",
              "minster",
              "registeredBeds",
              60));
    }
    switch (client.random.nextInt(8)) {
      case 0 ->
          post(
              "close",
              home,
              "/" + home + "/closed",
              Map.of(
                  "reason",
                  "OUTBREAK",
                  "reviewOn",
                  LocalDate.now(ZoneOffset.UTC).plusDays(7).toString()));
      case 1 -> post("open", home, "/" + home + "/opened", Map.of());
      default ->
          post(
              "vacancies",
              home,
              "/" + home + "/vacancies",
              Map.of(
                  "vacancies",
                  List.of(
                      Map.of("bedType", "NURSING", "beds", client.random.nextInt(20)),
                      Map.of("bedType", "RESIDENTIAL", "beds", client.random.nextInt(20)))));
    }
  }

  private void post(String op, String home, String path, Map<String, ?> body)
      throws InterruptedException {
    var _ = client.command(op, home, () -> service + "/api/homes" + path, body);
  }
}
