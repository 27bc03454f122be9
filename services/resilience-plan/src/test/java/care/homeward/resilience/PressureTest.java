package care.homeward.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.PressureEvent.Indicator;
import care.homeward.contracts.PressureEvent.PressureEased;
import care.homeward.contracts.PressureEvent.PressureRaised;
import care.homeward.resilience.PressureCommand.Calculate;
import care.homeward.resilience.Thresholds.Line;
import care.homeward.resilience.Thresholds.Worse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PressureTest {

  private static final Instant AT = Instant.parse("2026-12-01T11:00:00Z");
  private static final Instant LATER = Instant.parse("2026-12-01T12:00:00Z");
  private static final Thresholds THRESHOLDS =
      new Thresholds(
          LocalDate.parse("2026-11-01"),
          "for this test",
          new Line(Worse.MORE, List.of(10.0, 13.0, 15.0), 0.5),
          new Line(Worse.MORE, List.of(20.0, 40.0, 60.0), 3),
          new Line(Worse.FEWER, List.of(20.0, 10.0, 5.0), 2));

  private static final Pressure LEEDS_AT_1 = Pressure.blank("leeds");
  private static final Pressure LEEDS_AT_3 = new Pressure("leeds", 3, AT);

  @ParameterizedTest
  @CsvSource({
    "0, 1", "99, 1", "100, 2", "129, 2", "130, 3", "149, 3", "150, 4", "1000, 4",
  })
  void remaining_share_on_both_sides_of_each_line(long remainingOfAThousand, int level) {
    assertThat(asked(new Figures(1000, remainingOfAThousand, 0, 99), 1))
        .containsExactly(
            new Indicator("remaining-share", remainingOfAThousand / 10.0, level),
            new Indicator("no-next-step", 0, 1),
            new Indicator("community-beds-free", 99, 1));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "19, 1", "20, 2", "39, 2", "40, 3", "59, 3", "60, 4", "400, 4"})
  void no_next_step_on_both_sides_of_each_line(long people, int level) {
    assertThat(asked(new Figures(1000, 0, people, 99), 1).get(1))
        .isEqualTo(new Indicator("no-next-step", people, level));
  }

  @ParameterizedTest
  @CsvSource({"99, 1", "21, 1", "20, 2", "11, 2", "10, 3", "6, 3", "5, 4", "0, 4"})
  void community_beds_free_on_both_sides_of_each_line(long beds, int level) {
    assertThat(asked(new Figures(1000, 0, 0, beds), 1).get(2))
        .isEqualTo(new Indicator("community-beds-free", beds, level));
  }

  @Test
  void the_share_is_rounded_to_one_decimal_before_it_is_compared() {
    assertThat(asked(new Figures(10_000, 1_294, 0, 99), 1).getFirst())
        .isEqualTo(new Indicator("remaining-share", 12.9, 2));
    assertThat(asked(new Figures(10_000, 1_295, 0, 99), 1).getFirst())
        .isEqualTo(new Indicator("remaining-share", 13.0, 3));
  }

  @Test
  void nobody_in_a_bed_is_no_share_of_anything() {
    assertThat(asked(new Figures(0, 0, 0, 0), 1))
        .containsExactly(
            new Indicator("remaining-share", 0, 1),
            new Indicator("no-next-step", 0, 1),
            new Indicator("community-beds-free", 0, 4));
  }

  @Test
  void one_figure_alone_raises_nothing() {
    assertThat(LEEDS_AT_1.decide(calculate(new Figures(1000, 0, 0, 0)))).isEmpty();
    assertThat(LEEDS_AT_1.decide(calculate(new Figures(1000, 999, 0, 99)))).isEmpty();
  }

  @Test
  void the_level_rises_to_the_highest_that_two_figures_ask_for() {
    assertThat(LEEDS_AT_1.decide(calculate(new Figures(1000, 151, 38, 9))))
        .containsExactly(
            new PressureRaised(
                "leeds",
                AT,
                3,
                1,
                "2026-11-01",
                List.of(
                    new Indicator("remaining-share", 15.1, 4),
                    new Indicator("no-next-step", 38, 2),
                    new Indicator("community-beds-free", 9, 3))));
  }

  @Test
  void the_level_already_reached_is_not_said_again() {
    var raised = LEEDS_AT_1.decide(calculate(new Figures(1000, 151, 38, 9))).getFirst();

    var now = LEEDS_AT_1.after(raised);

    assertThat(now).isEqualTo(LEEDS_AT_3);
    assertThat(now.decide(calculate(new Figures(1000, 152, 39, 8)))).isEmpty();
  }

  @Test
  void the_level_falls_only_past_the_margin() {
    assertThat(LEEDS_AT_3.decide(calculate(new Figures(1000, 125, 0, 9)))).isEmpty();
    assertThat(LEEDS_AT_3.decide(calculate(new Figures(1000, 124, 0, 9))))
        .containsExactly(
            new PressureEased(
                "leeds",
                AT,
                2,
                3,
                "2026-11-01",
                List.of(
                    new Indicator("remaining-share", 12.4, 2),
                    new Indicator("no-next-step", 0, 1),
                    new Indicator("community-beds-free", 9, 3))));
  }

  @Test
  void fewer_beds_are_worse_also_on_the_way_back() {
    assertThat(LEEDS_AT_3.decide(calculate(new Figures(1000, 140, 0, 12)))).isEmpty();
    assertThat(LEEDS_AT_3.decide(calculate(new Figures(1000, 140, 0, 13)))).hasSize(1);
  }

  @Test
  void a_fall_goes_as_far_as_the_margins_let_it() {
    assertThat(LEEDS_AT_3.decide(calculate(new Figures(1000, 0, 0, 99))))
        .singleElement()
        .isInstanceOfSatisfying(
            PressureEased.class, eased -> assertThat(eased.level()).isEqualTo(1));
    assertThat(LEEDS_AT_3.decide(calculate(new Figures(1000, 96, 0, 22))))
        .singleElement()
        .isInstanceOfSatisfying(
            PressureEased.class, eased -> assertThat(eased.level()).isEqualTo(2));
  }

  @Test
  void a_figure_flickering_round_a_line_raises_the_level_once() {
    var place = LEEDS_AT_1;
    int said = 0;
    for (int i = 0; i < 50; i++) {
      var events = place.decide(calculate(new Figures(1000, i % 2 == 0 ? 130 : 126, 0, 9)));
      said += events.size();
      for (var event : events) {
        place = place.after(event);
      }
    }

    assertThat(said).isEqualTo(1);
    assertThat(place.level()).isEqualTo(3);
  }

  @Test
  void a_place_is_at_its_level_since_it_came_to_it() {
    var eased = new PressureEased("leeds", LATER, 2, 3, "2026-11-01", List.of());

    assertThat(LEEDS_AT_1.since()).isNull();
    assertThat(LEEDS_AT_3.after(eased)).isEqualTo(new Pressure("leeds", 2, LATER));
  }

  private static List<Indicator> asked(Figures figures, int now) {
    return THRESHOLDS.asked(figures, now);
  }

  private static Calculate calculate(Figures figures) {
    return new Calculate(figures, THRESHOLDS, AT);
  }
}
