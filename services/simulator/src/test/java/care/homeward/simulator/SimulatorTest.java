package care.homeward.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatorTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final FakePartnership partnership = new FakePartnership();

  @AfterEach
  void close() {
    partnership.close();
  }

  @Test
  void the_opening_puts_those_who_wait_on_the_board_and_all_in_beds() {
    try (var simulator = Simulator.start(partnership.settings(1, 12, 30))) {
      await().atMost(SOON).until(() -> simulator.progress().inBeds() >= 30);

      assertThat(simulator.progress().filled()).isTrue();
      assertThat(simulator.progress().refused()).isZero();
      assertThat(simulator.progress().lost()).isZero();
    }
    assertThat(partnership.teams()).hasSize(13);
    assertThat(partnership.homes()).hasSize(60);
    var waiting = partnership.stays().values().stream().filter(FakePartnership.Stay::waiting);
    assertThat(waiting)
        .hasSize(12)
        .allSatisfy(
            stay -> {
              assertThat(Instant.parse(stay.readyAt)).isBefore(Instant.now());
              assertThat(stay.pathway).isBetween(0, 3);
              assertThat(stay.waits).isNotEmpty();
            });
  }

  @Test
  void every_team_is_staffed_by_four_organisations_so_that_its_capacity_follows_from_hours() {
    try (var simulator = Simulator.start(partnership.settings(1, 12, 30))) {
      await().atMost(SOON).until(() -> simulator.progress().filled());
    }
    assertThat(partnership.staff().keySet()).isEqualTo(partnership.teams().keySet());
    assertThat(partnership.staff().values())
        .allSatisfy(
            staff ->
                assertThat(staff.path("organisations").findValuesAsString("sector"))
                    .containsExactly("NHS_COMMUNITY", "COUNCIL", "THIRD_SECTOR", "HOUSING"));
  }

  @Test
  void some_of_those_who_go_home_without_a_package_go_with_volunteers() {
    try (var simulator = Simulator.start(partnership.settings(1, 120, 125))) {
      await().atMost(SOON).until(() -> simulator.progress().filled());
    }
    var help =
        partnership.referrals().entrySet().stream()
            .filter(one -> one.getKey().startsWith("VOLUNTARY_SUPPORT-"))
            .toList();
    assertThat(help)
        .hasSizeBetween(4, 15)
        .allSatisfy(
            one -> {
              var stayId = one.getValue().path("stayId").asString();
              assertThat(partnership.stays().values())
                  .filteredOn(stay -> stay.stayId.equals(stayId))
                  .singleElement()
                  .matches(stay -> stay.pathway == 0);
              assertThat(one.getValue().at("/needs/communityNeeds").size()).isBetween(1, 2);
              assertThat(Instant.parse(one.getValue().path("receivedAt").asString()))
                  .isBefore(Instant.now());
            });
    assertThat(help).anyMatch(one -> partnership.taken().contains(one.getKey()));
    assertThat(help).anyMatch(one -> !partnership.taken().contains(one.getKey()));
  }

  @Test
  void a_second_run_goes_on_and_tells_nothing_twice() {
    try (var first = Simulator.start(partnership.settings(1, 12, 30))) {
      await().atMost(SOON).until(() -> first.progress().inBeds() >= 30);
    }
    var admissions = visits("A01");
    try (var second = Simulator.start(partnership.settings(1, 12, 30))) {
      await().atMost(SOON).until(() -> second.progress().filled());

      assertThat(second.progress().inBeds()).isGreaterThanOrEqualTo(30);
    }
    assertThat(visits("A01")).startsWith(admissions.toArray(String[]::new)).doesNotHaveDuplicates();
  }

  @Test
  void a_run_that_was_cut_short_is_told_to_its_end_by_the_next() {
    partnership.breakAfter(322);
    try (var first = Simulator.start(partnership.settings(1, 12, 30))) {
      await().atMost(SOON).until(() -> first.progress().again() > 12);

      assertThat(first.progress().filled()).isFalse();
      assertThat(partnership.stays()).isNotEmpty();
    }
    partnership.breakAfter(Integer.MAX_VALUE);
    try (var second = Simulator.start(partnership.settings(1, 12, 30))) {
      await().atMost(SOON).until(() -> second.progress().inBeds() >= 30);
    }
    assertThat(
            partnership.stays().values().stream()
                .filter(stay -> stay.waiting() && stay.pathway >= 0))
        .hasSize(12);
    assertThat(partnership.stays()).hasSizeGreaterThanOrEqualTo(30);
  }

  @Test
  void what_fails_for_a_while_is_done_in_the_end() {
    try (var simulator = Simulator.start(partnership.settings(1, 12, 30))) {
      await().atMost(SOON).until(() -> !partnership.stays().isEmpty());
      partnership.fail(7);
      await().atMost(SOON).until(() -> simulator.progress().inBeds() >= 30);

      assertThat(simulator.progress().again()).isPositive();
      assertThat(simulator.progress().lost()).isZero();
    }
    assertThat(partnership.stays().values().stream().filter(FakePartnership.Stay::waiting))
        .hasSize(12);
  }

  @Test
  void at_full_speed_people_come_move_and_go_and_the_board_stays_about_as_wanted() {
    try (var simulator = Simulator.start(partnership.settings(600, 30, 120))) {
      await()
          .atMost(SOON)
          .until(
              () ->
                  partnership.messages("A01").size() > 130
                      && partnership.messages("A02").size() > 8
                      && partnership.messages("A03").size() > 10);

      assertThat(simulator.progress().lost()).isZero();
    }
    assertThat(visits("A01")).doesNotHaveDuplicates();
    assertThat(partnership.stays().values().stream().filter(FakePartnership.Stay::waiting).count())
        .isBetween(20L, 45L);
    assertThat(partnership.stays().values().stream().filter(s -> s.phase.equals("IN_BED")).count())
        .isBetween(100L, 140L);
  }

  private List<String> visits(String trigger) {
    return partnership.messages(trigger).stream()
        .map(message -> message.split("\r", -1)[3].split("\\|", -1)[19])
        .toList();
  }
}
