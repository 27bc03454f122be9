package care.homeward.homes.imports;

/** A row that cannot be read, and the column it fails at. */
final class BadRow extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String column;
  private final String rule;

  BadRow(String column, String rule, String detail) {
    super(detail);
    this.column = column;
    this.rule = rule;
  }

  String column() {
    return column;
  }

  String rule() {
    return rule;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
