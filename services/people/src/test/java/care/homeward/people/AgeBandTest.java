package care.homeward.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeBandTest {

  private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

  @ParameterizedTest
  @CsvSource({
    "2026-12-01, 0-15",
    "2010-12-02, 0-15",
    "2010-12-01, 16-17",
    "2008-12-02, 16-17",
    "2008-12-01, 18-64",
    "1961-12-02, 18-64",
    "1961-12-01, 65-74",
    "1951-12-02, 65-74",
    "1951-12-01, 75-84",
    "1941-12-02, 75-84",
    "1941-12-01, 85+",
    "1921-06-30, 85+",
    "2026-12-02, unknown"
  })
  void a_band_begins_on_the_birthday(LocalDate born, String band) {
    assertThat(AgeBand.of(born, DAY)).isEqualTo(band);
  }

  @Test
  void without_a_birth_date_it_is_unknown() {
    assertThat(AgeBand.of(null, DAY)).isEqualTo("unknown");
  }
}
