package care.homeward.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.Publisher;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.TeamEvent.TeamCapacitySet;
import care.homeward.contracts.TeamEvent.TeamCapacitySet.Basis;
import care.homeward.platform.Launcher;
import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import care.homeward.platform.web.Moments;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=platform,neighbourhood-teams",
      "spring.application.name=neighbourhood-teams"
    })
@ContextConfiguration(initializers = Machinery.class)
class CapacityFillingIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  @LocalServerPort int port;

  @Autowired Teams teams;
  @Autowired TeamDesk desk;
  @Autowired TeamSettings settings;

  private final LocalDate today = LocalDate.now(LONDON);
  private final String team = "team-" + UUID.randomUUID().toString().substring(0, 8);
  private Http http;
  private volatile Instant now = at(today, "12:00");

  @BeforeEach
  void fresh() {
    http = Http.on(port);
  }

  @Test
  void whoever_makes_up_a_team_gives_it_fourteen_days_at_once() {
    staff(team);

    await().atMost(SOON).until(() -> load(team, 13).said());
    assertThat(load(team, 0).slots()).isEqualTo(2);
    assertThat(load(team, 13).slots()).isEqualTo(2);
    assertThat(load(team, 13).basis()).isEqualTo(Basis.MEMBERS_HOURS);
    assertThat(load(team, 14).said()).isFalse();
  }

  @Test
  void each_day_at_its_time_one_more_follows_and_what_somebody_said_stands() {
    staff(team);
    await().atMost(SOON).until(() -> load(team, 13).said());
    await().atMost(SOON).until(() -> listed(team));
    say(team, today.plusDays(15), 7);
    var filling = filling(desk);

    filling.look();
    assertThat(load(team, 14).said()).isFalse();

    now = at(today.plusDays(1), "00:04");
    filling.look();
    assertThat(load(team, 14).said()).isFalse();

    now = at(today.plusDays(1), "00:05");
    filling.look();
    assertThat(load(team, 14).slots()).isEqualTo(2);
    assertThat(load(team, 15).slots()).isEqualTo(7);

    now = at(today.plusDays(3), "09:30");
    filling.look();
    assertThat(load(team, 15).slots()).isEqualTo(7);
    assertThat(load(team, 15).basis()).isEqualTo(Basis.DECLARED);
    assertThat(load(team, 16).slots()).isEqualTo(2);
    assertThat(load(team, 17).said()).isFalse();
  }

  @Test
  void two_instances_that_fill_at_once_say_each_day_once() throws Exception {
    var all = IntStream.range(0, 10).mapToObj(i -> team + "-" + i).toList();
    all.forEach(this::staff);
    for (var each : all) {
      await().atMost(SOON).until(() -> load(each, 13).said() && listed(each));
    }
    now = at(today.plusDays(2), "08:00");
    try (var other =
            Launcher.start(
                NeighbourhoodTeamsApplication.class,
                "neighbourhood-teams",
                Stream.concat(
                        Stream.of("--server.port=0"),
                        Machinery.properties().entrySet().stream()
                            .map(one -> "--" + one.getKey() + "=" + one.getValue()))
                    .toArray(String[]::new));
        var threads = Executors.newFixedThreadPool(2)) {
      var fillings = List.of(filling(desk), filling(other.getBean(TeamDesk.class)));
      var both =
          fillings.stream()
              .<Callable<Boolean>>map(
                  filling ->
                      () -> {
                        filling.look();
                        return true;
                      })
              .toList();
      assertThat(threads.invokeAll(both)).allMatch(Future::isDone).allMatch(this::went);
    }
    for (var each : all) {
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(daysSaid(each))
                      .containsExactlyElementsOf(today.datesUntil(today.plusDays(16)).toList()));
    }
  }

  private boolean went(Future<Boolean> one) {
    return one.state() == Future.State.SUCCESS;
  }

  /** In order; what one instance sends, another may send once more under the same number. */
  private static List<LocalDate> daysSaid(String teamId) {
    var said = new TreeMap<Long, LocalDate>();
    for (var fact : Machinery.facts(Publisher.NEIGHBOURHOOD_TEAMS)) {
      if (fact.subject().equals(teamId) && fact.data() instanceof TeamCapacitySet set) {
        said.put(fact.sequence(), set.day());
      }
    }
    return List.copyOf(said.values());
  }

  private CapacityFilling filling(TeamDesk by) {
    return new CapacityFilling(teams, by, settings, new Moments(() -> now));
  }

  private Load load(String teamId, int daysAhead) {
    return desk.state(teamId).load(today.plusDays(daysAhead), Skill.NURSING);
  }

  private boolean listed(String teamId) {
    return http.json(Http.TEAM, "/api/teams?limit=500").toString().contains("\"" + teamId + "\"");
  }

  private static Instant at(LocalDate day, String time) {
    return day.atTime(LocalTime.parse(time)).atZone(LONDON).toInstant();
  }

  /** Ten hours each day of the week, of which three are left for contacts of an hour and a half. */
  private void staff(String teamId) {
    http.form(teamId, "minster-gate", "NURSING");
    http.post(
            memberOf(teamId),
            "/api/teams/" + teamId + "/staff",
            """
            {"organisations": [{"code": "RY6", "sector": "NHS_COMMUNITY"}],
             "members": [
              {"memberId": "m-1", "organisation": "RY6", "role": "NURSE", "skills": ["NURSING"],
               "weeklyHours": 35, "days": ["MONDAY","TUESDAY","WEDNESDAY","THURSDAY","FRIDAY",
               "SATURDAY","SUNDAY"]},
              {"memberId": "m-2", "organisation": "RY6", "role": "NURSE", "skills": ["NURSING"],
               "weeklyHours": 35, "days": ["MONDAY","TUESDAY","WEDNESDAY","THURSDAY","FRIDAY",
               "SATURDAY","SUNDAY"]}]}
            """)
        .expectStatus()
        .isOk();
  }

  private void say(String teamId, LocalDate day, int slots) {
    http.post(
            memberOf(teamId),
            "/api/teams/" + teamId + "/capacity",
            "{\"day\": \"%s\", \"skill\": \"NURSING\", \"slots\": %d}".formatted(day, slots))
        .expectStatus()
        .isOk();
  }

  private static String memberOf(String teamId) {
    return Machinery.issuer().token("s.iqbal", List.of(teamId), Role.TEAM);
  }
}
