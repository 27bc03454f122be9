package care.homeward.homes;

import static care.homeward.homes.Asks.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.CapacityEvent.HomeJoined;
import care.homeward.contracts.CapacityEvent.HomeRegistrationRevised;
import care.homeward.contracts.CapacityEvent.Rating;
import care.homeward.contracts.CapacityEvent.RatingOrigin;
import care.homeward.contracts.CapacityEvent.RatingPublished;
import care.homeward.contracts.CapacityEvent.Telling;
import care.homeward.contracts.CapacityEvent.VacanciesDeclared;
import care.homeward.contracts.Publisher;
import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/** One after the other: first homes, then their capacity. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=platform,care-home-capacity",
      "spring.application.name=care-home-capacity"
    })
@ContextConfiguration(initializers = Machinery.class)
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImportIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private static final String DIRECTORY =
      """
      Location ID,Location HSCA start date,Dormant (Y/N),Care home?,Location Name,Care homes beds,\
      Location Type/Sector,Location Latest Overall Rating,Publication Date,Inherited Rating (Y/N),\
      Location Local Authority,Location Street Address,Location Postal Code,\
      Location Dual Registered,Primary ID (Dual registration locations),Brand Name
      1-100000001,01/10/2010,N,Y,Rowan House,40,Social Care Org,Good,19/11/2026,,Aldersyke,\
      "1 High Street, Aldersyke",HW1 1AA,,,-
      1-100000002,01/10/2010,Y,Y,Hazel Court,25,Social Care Org,Requires improvement,01/02/2026,Y,\
      Aldersyke,2 High Street,HW1 1AB,,,-
      1-100000003,01/10/2010,N,,Aldersyke Dental,,Primary Dental Care,,,,Aldersyke,,HW1 1AC,,,-
      1-100000004,01/10/2010,N,Y,Rowan House,40,Social Care Org,Good,19/11/2026,,Aldersyke,,\
      HW1 1AA,Y,1-100000001,-
      1-100000005,01/10/2010,N,Y,No Beds,many,Social Care Org,Good,19/11/2026,,Aldersyke,,\
      HW1 1AD,,,-
      1-100000006,01/10/2010,N,Y,No Day,12,Social Care Org,Good,31/06/2026,,Aldersyke,,\
      HW1 1AE,,,-
      1-100000007,01/10/2010,N,Y,Far Away,12,Social Care Org,Good,,,Elsewhere,,ZZ1 1AE,,,-
      1-100000008,too short
      1-100000009,01/10/2010,N,Y,Fern Unit,18,NHS Healthcare Organisation,No published rating,,N,\
      Coldbrook,,HW9 1AE,,,-
      """;

  private static final String CAPACITY =
      """
      CQC Location ID,Bed type,Maximum capacity,Occupied,Vacant reserved,\
      Vacant accepting admissions,Vacant non-admittable,Last updated
      1-100000001,General Nursing,25,22,1,2,0,01/11/2025 07:30
      1-100000001,Dementia Nursing,15,15,0,0,0,01/11/2025 07:15
      1-100000002,General Nursing,25,24,0,2,0,01/11/2025 07:30
      1-100000009,Rehabilitation,18,x,0,1,0,01/11/2025 07:30
      1-100000009,Transitional,0,0,0,0,0,01/11/2025 07:30
      1-100000099,Transitional,1,0,0,1,0,01/11/2025 07:30
      """;

  @LocalServerPort private int port;

  private Asks asks;

  @BeforeEach
  void ask() {
    asks = new Asks(port);
  }

  @Test
  @Order(1)
  void homes_are_taken_from_the_directory_and_bad_rows_are_told_by_line_and_column() {
    var report =
        expect(200, asks.csv("/api/imports/directory", Role.COMMISSIONER, DIRECTORY)).body();

    assertThat(report.path("rows").asInt()).isEqualTo(9);
    assertThat(report.path("made").asInt()).isEqualTo(3);
    assertThat(report.path("bad").asInt()).isEqualTo(3);
    assertThat(report.path("leftOut").path("NOT_A_CARE_HOME").asInt()).isEqualTo(1);
    assertThat(report.path("leftOut").path("SECOND_REGISTRATION").asInt()).isEqualTo(1);
    assertThat(report.path("leftOut").path("ELSEWHERE").asInt()).isEqualTo(1);
    assertThat(problems(report))
        .containsExactly(
            "6 Care homes beds not-beds",
            "7 Publication Date not-a-day",
            "9 - not-as-wide-as-the-header");
    assertThat(report.path("unassigned").toString())
        .isEqualTo("[{\"line\":10,\"why\":\"IN_ANOTHER_PLACE\"}]");
    await().atMost(SOON).until(() -> !facts("home-1-100000009").isEmpty());
    assertThat(((HomeJoined) facts("home-1-100000009").getFirst()).partnership())
        .isEqualTo("unassigned");
    await().atMost(SOON).until(() -> facts("home-1-100000001").size() == 2);
    assertThat(facts("home-1-100000001").getFirst())
        .isInstanceOfSatisfying(
            HomeJoined.class,
            joined -> {
              assertThat(joined.name()).isEqualTo("Rowan House");
              assertThat(joined.place()).isEqualTo("aldersyke");
              assertThat(joined.partnership()).isEqualTo("minster-gate");
              assertThat(joined.registeredBeds()).isEqualTo(40);
              assertThat(joined.locationId()).isEqualTo("1-100000001");
            });
    assertThat(facts("home-1-100000001").getLast())
        .isInstanceOfSatisfying(
            RatingPublished.class,
            rated -> {
              assertThat(rated.rating()).isEqualTo(Rating.GOOD);
              assertThat(rated.publishedOn()).isEqualTo(LocalDate.of(2026, 11, 19));
              assertThat(rated.origin()).isNull();
            });
    await().atMost(SOON).until(() -> facts("home-1-100000002").size() == 2);
    assertThat(((RatingPublished) facts("home-1-100000002").getLast()).origin())
        .isEqualTo(RatingOrigin.INHERITED);
  }

  @Test
  @Order(2)
  void the_same_directory_again_changes_nothing_and_another_only_what_differs() {
    var again = expect(200, asks.csv("/api/imports/directory", Role.OPERATOR, DIRECTORY)).body();

    assertThat(again.path("made").asInt()).isZero();
    assertThat(again.path("revised").asInt()).isZero();
    assertThat(again.path("unchanged").asInt()).isEqualTo(3);
    assertThat(again.path("bad").asInt()).isEqualTo(3);

    var other = DIRECTORY.replace("Fern Unit,18", "Fern Unit,20");
    var revised = expect(200, asks.csv("/api/imports/directory", Role.COMMISSIONER, other)).body();
    assertThat(revised.path("revised").asInt()).isEqualTo(1);
    assertThat(revised.path("unchanged").asInt()).isEqualTo(2);
    await().atMost(SOON).until(() -> facts("home-1-100000009").size() == 3);
    assertThat(facts("home-1-100000009").getLast())
        .isInstanceOfSatisfying(
            HomeRegistrationRevised.class, home -> assertThat(home.registeredBeds()).isEqualTo(20));
  }

  @Test
  @Order(3)
  void capacity_is_taken_home_by_home_and_the_same_file_again_changes_nothing() {
    var report = expect(200, asks.csv("/api/imports/capacity", Role.COMMISSIONER, CAPACITY)).body();

    assertThat(report.path("made").asInt()).isEqualTo(1);
    assertThat(problems(report))
        .containsExactly(
            "4 - more-than-maximum",
            "5 Occupied not-beds",
            "6 - home-incomplete",
            "7 CQC Location ID unknown-home");
    await().atMost(SOON).until(() -> facts("home-1-100000001").size() == 3);
    assertThat(facts("home-1-100000001").getLast())
        .isInstanceOfSatisfying(
            VacanciesDeclared.class,
            told -> {
              assertThat(told.telling()).isEqualTo(Telling.TRACKER_RETURN);
              assertThat(told.at()).isEqualTo(Instant.parse("2025-11-01T07:15:00Z"));
              assertThat(told.vacancies()).hasSize(2);
              assertThat(told.vacancies().getFirst().beds()).isEqualTo(2);
            });

    var again = expect(200, asks.csv("/api/imports/capacity", Role.COMMISSIONER, CAPACITY)).body();
    assertThat(again.path("made").asInt()).isZero();
    assertThat(again.path("unchanged").asInt()).isEqualTo(1);
    assertThat(facts("home-1-100000001")).hasSize(3);
  }

  @Test
  @Order(4)
  void a_home_one_of_whose_rows_is_broken_is_incomplete_and_a_file_that_breaks_off_is_refused() {
    var header = CAPACITY.substring(0, CAPACITY.indexOf('\n') + 1);
    var nursing = "1-100000001,General Nursing,25,22,1,2,0,02/11/2025 07:30\n";
    var short1 = "1-100000001,Dementia Nursing,15,15,0\n";
    var shifted = "Rowan House,1-100000001,Dementia Nursing,15,15,0,0,0,02/11/2025 07:15\n";
    var path = "/api/imports/capacity";

    for (var broken : List.of(short1, shifted)) {
      var report = expect(200, asks.csv(path, Role.COMMISSIONER, header + nursing + broken)).body();
      assertThat(report.path("made").asInt()).isZero();
      assertThat(problems(report))
          .containsExactly("2 - home-incomplete", "3 - not-as-wide-as-the-header");
    }
    var cut = header + nursing + "1-100000001,\"Dementia Nursing,15,15,0,0,0,02/11/2025 07:15\n";
    assertThat(expect(422, asks.csv(path, Role.COMMISSIONER, cut)).rule()).isEqualTo("unreadable");
    assertThat(facts("home-1-100000001")).hasSize(3);

    var whole = header + nursing + "1-100000001,Dementia Nursing,15,15,0,0,0,02/11/2025 07:15\n";
    assertThat(expect(200, asks.csv(path, Role.COMMISSIONER, whole)).body().path("made").asInt())
        .isEqualTo(1);
  }

  @Test
  @Order(5)
  void what_is_no_such_file_is_refused_as_a_whole() {
    var path = "/api/imports/directory";

    assertThat(asks.csv(path, Role.COMMISSIONER, "Location ID,Location Name\n").rule())
        .isEqualTo("columns-missing");
    assertThat(asks.csv(path, Role.COMMISSIONER, " ".repeat(8_388_609)).rule())
        .isEqualTo("file-too-large");
    expect(403, asks.csv(path, Role.CARE_HOME, DIRECTORY));
    expect(403, asks.csv(path, Role.LEADER, DIRECTORY));
    expect(403, asks.csv("/api/imports/capacity", Role.HUB, CAPACITY));
  }

  private static List<String> problems(JsonNode report) {
    return report
        .path("problems")
        .valueStream()
        .map(
            each ->
                "%d %s %s"
                    .formatted(
                        each.path("line").asInt(),
                        each.path("column").asString("-"),
                        each.path("rule").asString()))
        .toList();
  }

  private static List<Object> facts(String home) {
    return Machinery.facts(Publisher.CARE_HOME_CAPACITY, home);
  }
}
