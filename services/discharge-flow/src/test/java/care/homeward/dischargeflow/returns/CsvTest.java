package care.homeward.dischargeflow.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CsvTest {

  @Test
  void a_line_ends_as_the_standard_says() {
    assertThat(Csv.of(List.of(List.of("a", "b"), List.of("1", "")))).isEqualTo("a,b\r\n1,\r\n");
  }

  @ParameterizedTest(name = "{0} is written {1}")
  @MethodSource("cells")
  void a_cell_is_quoted_where_it_must_be_and_is_never_a_formula(String text, String written) {
    assertThat(Csv.of(List.of(List.of(text)))).isEqualTo(written + "\r\n");
  }

  static List<Object[]> cells() {
    return List.of(
        new Object[] {"Leeds", "Leeds"},
        new Object[] {"rehabilitation, reablement", "\"rehabilitation, reablement\""},
        new Object[] {"the \"hub\"", "\"the \"\"hub\"\"\""},
        new Object[] {"two\nlines", "\"two\nlines\""},
        new Object[] {"=1+1", "'=1+1"},
        new Object[] {"+44", "'+44"},
        new Object[] {"@SUM(A1)", "'@SUM(A1)"},
        new Object[] {"-1+1", "'-1+1"},
        new Object[] {"=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\""},
        new Object[] {"\t=1", "'\t=1"},
        // a number and the sign for no figure are none
        new Object[] {"-1.50", "-1.50"},
        new Object[] {"-", "-"});
  }
}
