package care.homeward.teams.partnership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallNumbersTest {

  private static final SmallNumbers RULE = new SmallNumbers(8, 5, 5);

  @ParameterizedTest
  @CsvSource({
    "0, 0", "1, 5", "7, 5", "8, 10", "12, 10", "13, 15", "52, 50", "53, 55", "-1, -5", "-8, -10"
  })
  void none_stays_none_few_are_five_and_others_go_to_the_nearest_five(int count, int shown) {
    assertThat(RULE.shown(count)).isEqualTo(shown);
  }

  @Test
  void a_figure_about_few_is_not_shown() {
    assertThat(RULE.about(0, 12L)).isNull();
    assertThat(RULE.about(7, 12L)).isNull();
    assertThat(RULE.about(8, 12L)).isEqualTo(12L);
  }

  @Test
  void a_rule_that_rounds_to_nothing_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SmallNumbers(8, 5, 0));
  }
}
