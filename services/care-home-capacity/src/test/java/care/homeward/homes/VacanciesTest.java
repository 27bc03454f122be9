package care.homeward.homes;

import static care.homeward.contracts.CapacityEvent.BedType.COMMUNITY_REHABILITATION;
import static care.homeward.contracts.CapacityEvent.BedType.NURSING;
import static care.homeward.contracts.CapacityEvent.BedType.RESIDENTIAL;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.CapacityEvent.BedFigures;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.Telling;
import care.homeward.contracts.CapacityEvent.VacanciesDeclared;
import care.homeward.contracts.CapacityEvent.Vacancy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VacanciesTest {

  private static final Instant TOLD = Instant.parse("2026-11-30T08:45:00Z");

  @Test
  void a_type_not_named_has_none() {
    var vacancies = told(List.of(), new Vacancy(NURSING, 2, null, null, null));

    assertThat(vacancies.free(NURSING)).isEqualTo(2);
    assertThat(vacancies.free(RESIDENTIAL)).isZero();
  }

  @Test
  void more_promised_than_there_were_is_none_free_until_made_up() {
    var vacancies =
        told(
            List.of(held(COMMUNITY_REHABILITATION)),
            new Vacancy(COMMUNITY_REHABILITATION, 0, null, null, null));

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

  @Test
  void what_was_told_is_carried_forward_by_holds_and_moves() {
    var told = told(List.of(), figures(3, 25, 0));

    assertThat(told.now()).containsExactly(figures(3, 25, 0));
    assertThat(told.lessOne(NURSING).now()).containsExactly(figures(2, 25, 1));
    assertThat(told.lessOne(NURSING).plusOne(NURSING).now()).containsExactly(figures(3, 25, 0));
    assertThat(told.lessOne(NURSING).livedIn(NURSING).now()).containsExactly(figures(2, 26, 0));
    assertThat(told.lessOne(NURSING).lessOne(NURSING).livedIn(NURSING).now())
        .containsExactly(figures(1, 26, 1));
  }

  @Test
  void a_bed_kept_before_the_figures_is_among_the_reserved_until_someone_lives_in_it() {
    var told = told(List.of(), figures(3, 25, 1));

    assertThat(told.livedIn(NURSING).now()).containsExactly(figures(3, 26, 0));
    assertThat(told.plusOne(NURSING).now()).containsExactly(figures(4, 25, 0));
  }

  @Test
  void a_bed_lived_in_since_the_moment_of_the_figures_is_occupied() {
    var held = held(NURSING);

    assertThat(told(List.of(held), figures(3, 25, 0)).now()).containsExactly(figures(2, 25, 1));
    assertThat(
            told(List.of(held.become(Hold.Standing.MOVED_IN, "person-patel")), figures(3, 25, 0))
                .now())
        .containsExactly(figures(2, 26, 0));
  }

  private static Vacancies told(List<Hold> since, Vacancy vacancy) {
    var told =
        new VacanciesDeclared(
            "home-larkfield-court", TOLD, List.of(vacancy), Telling.FIGURES_GIVEN);
    return Vacancies.of(told, since);
  }

  private static Hold held(BedType type) {
    return Hold.of(
        new BedHeld(
            "home-larkfield-court",
            TOLD.plusSeconds(60),
            "hold-1",
            "person-patel",
            "stay-patel",
            type,
            TOLD.plusSeconds(7_200),
            null));
  }

  private static Vacancy figures(int free, int occupied, int reserved) {
    return new Vacancy(NURSING, free, new BedFigures(30, occupied, 1, reserved, 2), null, 1043);
  }
}
