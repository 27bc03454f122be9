package care.homeward.dischargeflow.returns;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of the published files, one figure a line. */
final class Layout {

  private static final List<String> HEADER =
      List.of(
          "Period",
          "Level",
          "Region",
          "ICB",
          "Org Code",
          "Org Name",
          "Metric",
          "Metric Type",
          "Metric Group",
          "Value");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.UK);

  /** Stands for a figure there is none of; it is not nought. */
  private static final String NONE = "-";

  /** How often a figure is taken. */
  enum Frequency {
    DAILY("Daily metric"),
    WEEKLY("Weekly snapshot metric"),
    MONTHLY("Monthly metric");

    private final String label;

    Frequency(String label) {
      this.label = label;
    }
  }

  /** Whose figures they are. */
  record Organisation(String level, String region, String icb, String code, String name) {

    static Organisation provider(String code, ReturnKind kind, ReturnRules rules) {
      var provider = rules.provider(code);
      return new Organisation(
          "Provider", provider.region(), provider.icbOf(kind), code, provider.name());
    }

    static Organisation authority(String code, ReturnRules rules) {
      return new Organisation("UTLA", "[z]", "[z]", code, rules.authorityName(code));
    }
  }

  private final List<List<String>> lines = new ArrayList<>(List.of(HEADER));

  void add(
      LocalDate period, Organisation of, String metric, Frequency type, String group, long value) {
    add(period, of, metric, type, group, Long.toString(value));
  }

  void add(
      LocalDate period,
      Organisation of,
      String metric,
      Frequency type,
      String group,
      Optional<BigDecimal> value) {
    add(period, of, metric, type, group, text(value));
  }

  /** A figure that is shown as text, such as one that is withheld. */
  void add(
      LocalDate period,
      Organisation of,
      String metric,
      Frequency type,
      String group,
      String value) {
    lines.add(
        List.of(
            DAY.format(period),
            of.level(),
            of.region(),
            of.icb(),
            of.code(),
            of.name(),
            metric,
            type.label,
            group,
            value));
  }

  static String text(Optional<BigDecimal> value) {
    return value.map(BigDecimal::toPlainString).orElse(NONE);
  }

  String csv() {
    return Csv.of(lines);
  }
}
