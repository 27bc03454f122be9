package care.homeward.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:17:33Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private final World world = World.read();
  private final Plan plan = Plan.of(world, 11, NOW, 300, 1_659);

  @Test
  void the_same_seed_and_moment_make_the_same_plan_and_another_seed_another() {
    assertThat(Plan.of(world, 11, NOW, 300, 1_659)).isEqualTo(plan);
    assertThat(Plan.of(world, 12, NOW, 300, 1_659)).isNotEqualTo(plan);
  }

  @Test
  void of_1659_in_beds_300_wait_on_the_pathways_as_published() {
    assertThat(plan.journeys()).hasSize(300);
    assertThat(plan.others()).hasSize(1_359);
    assertThat(
            plan.journeys().stream()
                .collect(Collectors.groupingBy(Plan.Journey::pathway, Collectors.counting())))
        .containsEntry(0, 75L)
        .containsEntry(1, 105L)
        .containsEntry(2, 60L)
        .containsEntry(3, 60L);
  }

  @Test
  void every_band_of_delay_is_there() {
    assertThat(
            plan.journeys().stream()
                .map(journey -> ChronoUnit.DAYS.between(Hl7.day(journey.readyAt()), TODAY))
                .collect(Collectors.groupingBy(PlanTest::band, Collectors.counting())))
        .hasSize(7)
        .allSatisfy((band, people) -> assertThat(people).isBetween(8L, 90L));
  }

  private static String band(long days) {
    return days == 0
        ? "0"
        : days == 1
            ? "1"
            : days <= 3
                ? "2-3"
                : days <= 6 ? "4-6" : days <= 13 ? "7-13" : days <= 20 ? "14-20" : "21+";
  }

  @Test
  void each_story_is_told_in_order_and_none_of_it_lies_ahead() {
    assertThat(plan.journeys())
        .allSatisfy(
            journey -> {
              var last = journey.waits().getLast();
              assertThat(
                      Stream.concat(
                          Stream.of(
                              journey.admission().at(),
                              journey.movedAt(),
                              journey.readyAt(),
                              journey.pathwayAt()),
                          journey.waits().stream().map(Plan.Wait::at)))
                  .isSorted()
                  .allMatch(at -> !at.isAfter(NOW));
              assertThat(last.endedAt()).isNull();
            });
    assertThat(plan.others()).allMatch(admission -> admission.at().isBefore(NOW));
  }

  @Test
  void a_ready_date_of_today_holds_shortly_after_midnight_too() {
    var early = Instant.parse("2026-11-24T00:03:00Z");

    assertThat(Plan.of(world, 11, early, 300, 1_659).journeys())
        .allMatch(journey -> !journey.readyAt().isAfter(early))
        .anyMatch(journey -> Hl7.day(journey.readyAt()).equals(TODAY));
  }

  @Test
  void what_people_wait_for_fits_their_pathway_and_some_have_no_next_step() {
    assertThat(plan.journeys())
        .allSatisfy(
            journey ->
                assertThat(journey.waits())
                    .allMatch(
                        wait ->
                            world.waits().stream()
                                .anyMatch(
                                    kind ->
                                        kind.reason().equals(wait.reason())
                                            && kind.pathway() == journey.pathway())));
    assertThat(plan.journeys().stream().filter(j -> j.waits().getLast().nextStep() == null).count())
        .isBetween(20L, 70L);
  }

  @Test
  void some_referrals_are_taken_and_some_beds_accepted() {
    var arranged =
        plan.journeys().stream()
            .collect(
                Collectors.groupingBy(
                    journey -> journey.pathway() + " " + journey.arranged(),
                    Collectors.counting()));

    assertThat(arranged).doesNotContainKeys("0 ASKED", "0 AGREED");
    assertThat(arranged)
        .containsKeys("1 NOTHING", "1 ASKED", "1 AGREED", "2 ASKED", "2 AGREED", "3 ASKED");
  }

  @Test
  void nobody_lies_in_a_bed_with_someone_else_or_in_another_hospital() {
    var admissions =
        Stream.concat(plan.journeys().stream().map(Plan.Journey::admission), plan.others().stream())
            .toList();

    assertThat(admissions).extracting(Plan.Admission::bed).doesNotHaveDuplicates();
    assertThat(admissions)
        .allMatch(admission -> admission.bed().hospital().equals(admission.patient().hospital()));
  }

  @Test
  void nobody_is_expected_to_leave_before_they_came() {
    assertThat(plan.journeys())
        .allMatch(j -> j.expected() == null || !j.expected().isBefore(Hl7.day(j.admission().at())));
    assertThat(plan.journeys()).anyMatch(journey -> journey.expected() == null);
  }
}
