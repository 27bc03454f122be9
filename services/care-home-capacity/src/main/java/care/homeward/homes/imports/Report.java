package care.homeward.homes.imports;

import care.homeward.platform.core.Refused;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a file.
 *
 * @param rows rows below the header
 * @param made homes that joined, or homes whose figures were taken in
 * @param revised homes whose registration or rating was taken in anew
 * @param unchanged homes known as they stand there
 * @param leftOut rows that are no business of ours, by why
 * @param unassigned homes taken in without a partnership: the first of them, by line and why
 * @param bad rows that were not taken in
 * @param problems the first of them, by line and column
 */
record Report(
    int rows,
    int made,
    int revised,
    int unchanged,
    Map<DirectoryRow.LeftOut, Integer> leftOut,
    List<Without> unassigned,
    int bad,
    List<Problem> problems) {

  private static final int PROBLEMS_SHOWN = 500;

  /**
   * A home whose partnership cannot be told; what stands in the column of the postcode says why.
   */
  record Without(long line, PartnershipMap.Unassigned why) {}

  /**
   * A row that was not taken in.
   *
   * @param column absent where it is the row as a whole
   * @param rule stable, in kebab-case
   */
  record Problem(long line, @Nullable String column, String rule, String detail) {}

  /** A report being written. */
  static final class Draft {

    private final Map<DirectoryRow.LeftOut, Integer> leftOut =
        new EnumMap<>(DirectoryRow.LeftOut.class);
    private final List<Without> unassigned = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final int rows;
    private int made;
    private int revised;
    private int unchanged;

    Draft(Table table) {
      rows = table.rows().size() + table.broken().size();
      table.broken().forEach(each -> problem(each.line(), null, each.rule(), each.detail()));
    }

    void made() {
      made++;
    }

    void revised() {
      revised++;
    }

    void unchanged() {
      unchanged++;
    }

    void leftOut(DirectoryRow.LeftOut why) {
      leftOut.merge(why, 1, Integer::sum);
    }

    void unassigned(long line, PartnershipMap.Unassigned why) {
      if (unassigned.size() < PROBLEMS_SHOWN) {
        unassigned.add(new Without(line, why));
      }
    }

    void bad(long line, BadRow bad) {
      problem(line, bad.column(), bad.rule(), bad.detail());
    }

    void refused(long line, @Nullable String column, Refused refused) {
      problem(line, column, refused.rule(), String.valueOf(refused.getMessage()));
    }

    void problem(long line, @Nullable String column, String rule, String detail) {
      problems.add(new Problem(line, column, rule, detail));
    }

    Report report() {
      var shown =
          problems.stream()
              .sorted(java.util.Comparator.comparingLong(Problem::line))
              .limit(PROBLEMS_SHOWN)
              .toList();
      return new Report(
          rows, made, revised, unchanged, leftOut, unassigned, problems.size(), shown);
    }
  }
}
