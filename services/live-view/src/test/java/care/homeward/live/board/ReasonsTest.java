package care.homeward.live.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonsTest {

  @Test
  void every_published_reason_has_a_short_name_of_its_own() {
    assertThat(Reasons.codes()).hasSize(37);
    assertThat(Reasons.codes().stream().map(code -> Reasons.of(code).plain()))
        .doesNotHaveDuplicates()
        .allSatisfy(plain -> assertThat(plain).hasSizeBetween(4, 32));
  }

  @Test
  void a_reason_is_said_plainly_and_an_unknown_one_in_the_words_of_its_code() {
    assertThat(Reasons.of("care-home-not-available").plain()).isEqualTo("No care home bed free");
    assertThat(Reasons.of("awaiting-better-weather").plain()).isEqualTo("Awaiting better weather");
  }
}
