package care.homeward.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.homeward.resilience.Thresholds.Line;
import care.homeward.resilience.Thresholds.Worse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ThresholdsTest {

  private static final Line LINE = new Line(Worse.MORE, List.of(1.0, 2.0, 3.0), 0);

  @Test
  void a_line_says_where_three_levels_begin() {
    refused(() -> new Line(Worse.MORE, List.of(10.0, 13.0), 0));
    refused(() -> new Line(Worse.MORE, List.of(10.0, 13.0, 15.0, 17.0), 0));
  }

  @Test
  void each_level_begins_worse_than_the_one_before() {
    refused(() -> new Line(Worse.MORE, List.of(10.0, 15.0, 13.0), 0));
    refused(() -> new Line(Worse.MORE, List.of(10.0, 10.0, 13.0), 0));
    refused(() -> new Line(Worse.FEWER, List.of(5.0, 10.0, 20.0), 0));
    refused(() -> new Line(Worse.MORE, List.of(-1.0, 10.0, 13.0), 0));
  }

  @Test
  void a_margin_reaches_no_other_line() {
    assertThat(new Line(Worse.FEWER, List.of(20.0, 10.0, 5.0), 4.9).margin()).isEqualTo(4.9);
    refused(() -> new Line(Worse.FEWER, List.of(20.0, 10.0, 5.0), 5));
    refused(() -> new Line(Worse.MORE, List.of(10.0, 13.0, 15.0), -0.1));
  }

  @Test
  void a_margin_counts_whole_tenths() {
    var line = new Line(Worse.MORE, List.of(10.0, 13.0, 15.0), 0.3);

    assertThat(line.asked(9.7, 2)).isEqualTo(2);
    assertThat(line.asked(9.6, 2)).isEqualTo(1);
  }

  @Test
  void the_version_in_force_is_the_latest_begun() {
    var november = thresholds("2026-11-01");
    var january = thresholds("2027-01-01");
    var both = List.of(january, november);

    assertThat(Thresholds.inForce(both, LocalDate.parse("2026-12-31"))).isEqualTo(november);
    assertThat(Thresholds.inForce(both, LocalDate.parse("2027-01-01"))).isEqualTo(january);
    assertThat(Thresholds.inForce(both, LocalDate.parse("2026-10-31"))).isEqualTo(november);
  }

  @Test
  void the_file_of_november_2026_says_that_its_values_are_not_national() throws IOException {
    var files = new ThresholdFiles(JsonMapper.builder().build());

    var inForce = files.inForce(Instant.parse("2026-11-01T00:00:00Z"));

    assertThat(inForce.version()).isEqualTo("2026-11-01");
    assertThat(inForce.source())
        .startsWith("Values for demonstration")
        .contains("not the national");
    assertThat(inForce.line("remaining-share").levels()).containsExactly(10.0, 13.0, 15.0);
    assertThat(inForce.line("community-beds-free").worse()).isEqualTo(Worse.FEWER);
  }

  private static Thresholds thresholds(String version) {
    return new Thresholds(LocalDate.parse(version), "for this test", LINE, LINE, LINE);
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
  }
}
