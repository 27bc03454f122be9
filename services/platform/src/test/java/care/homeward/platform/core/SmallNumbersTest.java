package care.homeward.platform.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class SmallNumbersTest {

  private static final SmallNumbers RULE =
      new SmallNumbers(LocalDate.parse("2018-09-01"), "made up", 7, 5);

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 5",
    "2, 5",
    "7, 5",
    "8, 10",
    "10, 10",
    "12, 10",
    "13, 15",
    "17, 15",
    "18, 20",
    "52, 50",
    "53, 55",
    "998, 1000",
    "-1, -5",
    "-8, -10"
  })
  void none_stays_none_few_are_five_and_others_go_to_the_nearest_five(int count, int shown) {
    assertThat(RULE.shown(count)).isEqualTo(shown);
    assertThat(RULE.shown((long) count)).isEqualTo(shown);
    assertThat(SmallNumbers.EXACT.shown(count)).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "7, true", "8, false"})
  void a_few_are_one_to_seven(int count, boolean few) {
    assertThat(RULE.isFew(count)).isEqualTo(few);
    assertThat(SmallNumbers.EXACT.isFew(count)).isFalse();
  }

  @Test
  void a_figure_about_few_or_none_is_not_shown() {
    assertThat(RULE.about(0, 12L)).isNull();
    assertThat(RULE.about(7, 12L)).isNull();
    assertThat(RULE.about(8, 12L)).isEqualTo(12L);
    assertThat(SmallNumbers.EXACT.about(1, 12L)).isEqualTo(12L);
  }

  @Test
  void the_rule_in_force_is_of_the_day() {
    var later = new SmallNumbers(LocalDate.parse("2027-04-01"), "made up", 9, 10);
    var rules = new SmallNumberRules(List.of(later, RULE));

    assertThat(rules.on(LocalDate.parse("2027-03-31"))).isEqualTo(RULE);
    assertThat(rules.on(LocalDate.parse("2027-04-01"))).isEqualTo(later);
    // before any was written down, the first
    assertThat(rules.on(LocalDate.parse("2018-08-31"))).isEqualTo(RULE);
    assertThat(later.shown(9)).isEqualTo(10);
    assertThat(later.shown(14)).isEqualTo(10);
    assertThat(later.shown(15)).isEqualTo(20);
  }

  @Test
  void every_service_is_configured_with_a_rule_its_source_and_its_date() throws IOException {
    var environment = new StandardEnvironment();
    new YamlPropertySourceLoader()
        .load("platform", new ClassPathResource("platform.yml"))
        .forEach(environment.getPropertySources()::addLast);
    var rules =
        Binder.get(environment).bind("homeward.small-numbers", SmallNumberRules.class).get();

    var inForce = rules.on(LocalDate.parse("2026-11-23"));
    assertThat(inForce.few()).isEqualTo(7);
    assertThat(inForce.nearest()).isEqualTo(5);
    assertThat(inForce.effectiveFrom()).isEqualTo("2018-09-01");
    assertThat(inForce.source()).contains("NHS Digital");
  }

  @Test
  void a_rule_that_rounds_to_nothing_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SmallNumbers(LocalDate.EPOCH, "made up", 7, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SmallNumbers(LocalDate.EPOCH, "made up", -1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new SmallNumberRules(List.of()));
  }
}
