package care.homeward.homes;

import static care.homeward.contracts.CapacityEvent.BedType.COMMUNITY_REHABILITATION;
import static care.homeward.contracts.CapacityEvent.BedType.NURSING;
import static care.homeward.contracts.CapacityEvent.BedType.RESIDENTIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.homeward.contracts.CapacityEvent.BedFigures;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.Vacancy;
import care.homeward.contracts.CapacityEvent.VacancyTrait;
import care.homeward.platform.core.Refused;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclarationTest {

  /** All numbers of one type in a home of 40 beds; the rule that refuses them, if one does. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          maximum, occupied, away, reserved, free, not admittable, kept here, rule
          30, 26, 1, 1, 2, 1, 0,
          30, 26, 1, 1, 3, 1, 0, more-than-maximum
          30, 26, 1, 1, 1, 1, 0, less-than-maximum
          30, 25, 1, 1, 2, 1, 0, less-than-maximum
          30, 26, 1, 0, 2, 1, 0, less-than-maximum
          30, 26, 1, 1, 2, 0, 0, less-than-maximum
          30, 30, 1, 0, 0, 0, 0,
          30, 30, 1, 0, 1, 0, 0, more-than-maximum
          30, 26, 26, 1, 2, 1, 0,
          30, 26, 27, 1, 2, 1, 0, resident-away-not-counted
          30, 26, 1, 1, 2, 1, 1,
          30, 26, 1, 1, 2, 1, 2, more-than-maximum
          30, 26, 1, 0, 2, 1, 1,
          30, 26, 1, 0, 3, 1, 1, more-than-maximum
          40, 36, 1, 1, 2, 1, 0,
          41, 37, 1, 1, 2, 1, 0, more-than-registered
          0, 0, 0, 0, 0, 0, 0,
          1, 0, 0, 0, 0, 0, 0, less-than-maximum
          -1, 0, 0, 0, 0, 0, 0, negative-figures
          30, -1, 0, 1, 2, 1, 0, negative-figures
          30, 26, -1, 1, 2, 1, 0, negative-figures
          30, 26, 1, -1, 2, 1, 0, negative-figures
          30, 26, 1, 1, -1, 1, 0, negative-vacancies
          30, 26, 1, 1, 2, -1, 0, negative-figures
          30, 26,, 1, 2, 1, 0,
          """,
      useHeadersInDisplayName = true)
  void figures_of_a_type_hold_together(
      int maximum,
      int occupied,
      @Nullable Integer away,
      int reserved,
      int free,
      int notAdmittable,
      int kept,
      @Nullable String rule) {
    var figures = new BedFigures(maximum, occupied, away, reserved, notAdmittable);
    var told = List.of(new Vacancy(NURSING, free, figures, null, null));

    check(told, 40, Map.of(NURSING, kept), rule);
  }

  /** A home of 10 beds that tells only what is free. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          nursing, residential, kept nursing, kept rehabilitation, rule
          6, 4, 0, 0,
          6, 5, 0, 0, more-than-registered
          5, 4, 1, 0,
          6, 4, 1, 0, more-than-registered
          6, 3, 0, 1,
          6, 4, 0, 1, more-than-registered
          0, 0, 0, 0,
          -1, 0, 0, 0, negative-vacancies
          2147483647, 1, 0, 0, more-than-registered
          """,
      useHeadersInDisplayName = true)
  void free_beds_and_those_kept_are_no_more_than_registered(
      int nursing,
      int residential,
      int keptNursing,
      int keptRehabilitation,
      @Nullable String rule) {
    var told = List.of(free(NURSING, nursing), free(RESIDENTIAL, residential));
    var kept = Map.of(NURSING, keptNursing, COMMUNITY_REHABILITATION, keptRehabilitation);

    check(told, 10, kept, rule);
  }

  @Test
  void maxima_of_several_types_and_free_beds_of_others_are_summed() {
    var nursing = new Vacancy(NURSING, 2, new BedFigures(30, 26, null, 1, 1), null, null);

    check(List.of(nursing, free(RESIDENTIAL, 10)), 40, Map.of(), null);
    check(List.of(nursing, free(RESIDENTIAL, 11)), 40, Map.of(), "more-than-registered");
  }

  @Test
  void the_numbers_are_in_the_refusal() {
    var figures = new BedFigures(30, 26, 1, 1, 1);
    var told = List.of(new Vacancy(NURSING, 3, figures, null, null));

    assertThatThrownBy(() -> Declaration.check(told, 40, Map.of()))
        .hasMessage(
            "NURSING: 26 occupied + 1 reserved + 3 free + 1 not admittable = 31, of 30 beds.");
  }

  @Test
  void each_type_is_named_once() {
    check(List.of(free(NURSING, 1), free(NURSING, 1)), 10, Map.of(), "type-named-twice");
  }

  @Test
  void a_bed_is_for_men_or_for_women_or_for_either_and_costs_nothing_or_more() {
    check(List.of(offered(List.of(VacancyTrait.FOR_MEN), 0)), 10, Map.of(), null);
    check(
        List.of(offered(List.of(VacancyTrait.FOR_MEN, VacancyTrait.FOR_WOMEN), 0)),
        10,
        Map.of(),
        "for-nobody");
    check(List.of(offered(List.of(), -1)), 10, Map.of(), "negative-rate");
  }

  private static Vacancy free(BedType type, int beds) {
    return new Vacancy(type, beds, null, null, null);
  }

  private static Vacancy offered(List<VacancyTrait> traits, int weeklyRate) {
    return new Vacancy(NURSING, 1, null, traits, weeklyRate);
  }

  private static void check(
      List<Vacancy> told, int registered, Map<BedType, Integer> kept, @Nullable String rule) {
    if (rule == null) {
      assertThatCode(() -> Declaration.check(told, registered, kept)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> Declaration.check(told, registered, kept))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> {
                assertThat(refused.rule()).isEqualTo(rule);
                assertThat(refused.kind()).isEqualTo(Refused.Kind.IMPOSSIBLE);
              });
    }
  }
}
