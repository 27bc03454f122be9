package care.homeward.homes;

import static care.homeward.contracts.CapacityEvent.BedType.COMMUNITY_REHABILITATION;
import static care.homeward.contracts.CapacityEvent.BedType.NURSING;
import static care.homeward.contracts.CapacityEvent.BedType.RESIDENTIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.homeward.contracts.CapacityEvent.Vacancy;
import care.homeward.platform.core.Refused;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VacanciesTest {

  private static final Instant TOLD = Instant.parse("2026-11-30T08:45:00Z");

  @Test
  void as_many_as_registered_and_no_more() {
    var ten = List.of(new Vacancy(NURSING, 6), new Vacancy(RESIDENTIAL, 4));

    assertThatCode(() -> Vacancies.check(ten, 10, 0)).doesNotThrowAnyException();
    refused(ten, 9, 0, "more-than-registered");
    refused(ten, 10, 1, "more-than-registered");
    assertThatCode(() -> Vacancies.check(ten, 11, 1)).doesNotThrowAnyException();
  }

  @Test
  void a_sum_too_large_for_an_int_is_too_many() {
    refused(
        List.of(new Vacancy(NURSING, Integer.MAX_VALUE), new Vacancy(RESIDENTIAL, 1)),
        10,
        0,
        "more-than-registered");
  }

  @Test
  void none_free_of_a_type_may_be_said() {
    assertThatCode(() -> Vacancies.check(List.of(new Vacancy(NURSING, 0)), 10, 0))
        .doesNotThrowAnyException();
    refused(List.of(new Vacancy(NURSING, -1)), 10, 0, "negative-vacancies");
  }

  @Test
  void each_type_is_named_once() {
    refused(List.of(new Vacancy(NURSING, 1), new Vacancy(NURSING, 1)), 10, 0, "type-named-twice");
  }

  @Test
  void a_type_not_named_has_none() {
    var vacancies = Vacancies.of(List.of(new Vacancy(NURSING, 2)), TOLD, List.of());

    assertThat(vacancies.free(NURSING)).isEqualTo(2);
    assertThat(vacancies.free(RESIDENTIAL)).isZero();
  }

  @Test
  void more_promised_than_there_were_is_none_free_until_made_up() {
    var vacancies =
        Vacancies.of(
            List.of(new Vacancy(COMMUNITY_REHABILITATION, 0)),
            TOLD,
            List.of(COMMUNITY_REHABILITATION));

    assertThat(vacancies.free(COMMUNITY_REHABILITATION)).isZero();
    assertThat(vacancies.plusOne(COMMUNITY_REHABILITATION).free(COMMUNITY_REHABILITATION)).isZero();
    assertThat(
            vacancies
                .plusOne(COMMUNITY_REHABILITATION)
                .plusOne(COMMUNITY_REHABILITATION)
                .lessOne(NURSING)
                .free(COMMUNITY_REHABILITATION))
        .isEqualTo(1);
  }

  private static void refused(List<Vacancy> vacancies, int registered, int kept, String rule) {
    assertThatThrownBy(() -> Vacancies.check(vacancies, registered, kept))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.rule()).isEqualTo(rule);
              assertThat(refused.kind()).isEqualTo(Refused.Kind.IMPOSSIBLE);
            });
  }
}
