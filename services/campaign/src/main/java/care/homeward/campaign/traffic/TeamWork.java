package care.homeward.campaign.traffic;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Teams whose members' hours change, and whose capacity of two weeks follows from them. */
final class TeamWork implements Work {

  private static final List<String> SKILLS =
      List.of("NURSING", "THERAPY", "REABLEMENT", "HOME_CARE", "SOCIAL_WORK", "VOLUNTARY_SUPPORT");
  private static final int MEMBERS = 12;
  private static final int DAYS = 14;

  private final Client client;
  private final List<String> teams;
  private final Supplier<String> service;
  private final int[] hours;
  private int turn;

  TeamWork(Client client, List<String> teams, Supplier<String> service) {
    this.client = client;
    this.teams = teams;
    this.service = service;
    this.hours = new int[teams.size()];
  }

  @Override
  public void turn() throws InterruptedException {
    int which = turn++ % teams.size();
    var team = teams.get(which);
    if (hours[which] == 0) {
      post(
          "form",
          team,
          "",
          Map.of(
              "teamId", team, "name", team, "partnerships", List.of("minster"), "skills", SKILLS));
    }
    hours[which] = hours[which] % 60 + 20;
    var members =
        IntStream.range(0, MEMBERS)
            .mapToObj(
                n ->
                    Map.of(
                        "memberId",
                        "M" + n,
                        "organisation",
                        "ORG1",
                        "role",
                        "NURSE",
                        "skills",
                        SKILLS,
                        "weeklyHours",
                        hours[which],
                        "days",
                        List.of(DayOfWeek.values())))
            .toList();
    post(
        "staff",
        team,
        "/" + team + "/staff",
        Map.of(
            "organisations",
            List.of(Map.of("code", "ORG1", "sector", "NHS_COMMUNITY")),
            "members",
            members));
    post("derive", team, "/" + team + "/capacity/derived", Map.of("days", DAYS));
    if (client.random.nextInt(4) == 0) {
      var day = LocalDate.now(ZoneOffset.UTC).plusDays(client.random.nextLong(20, 60));
      post(
          "capacity",
          team,
          "/" + team + "/capacity",
          Map.of("day", day.toString(), "skill", "NURSING", "slots", client.random.nextInt(1_000)));
    }
  }

  private void post(String op, String team, String path, Map<String, ?> body)
      throws InterruptedException {
    var _ = client.command(op, team, () -> service.get() + "/api/teams" + path, body);
  }
}
