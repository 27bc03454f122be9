package care.homeward.homes.imports;

import care.homeward.contracts.CapacityEvent.BedFigures;
import care.homeward.contracts.CapacityEvent.Vacancy;
import care.homeward.platform.core.London;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;

/** What a row of a Capacity Tracker file says: the beds of one type in one home. */
record TrackerRow(long line, String locationId, Vacancy vacancy, Instant toldAt) {

  static TrackerRow of(Row row, ImportSettings settings) {
    var columns = settings.tracker();
    var bedType = settings.bedTypes().get(row.needed(columns.bedType()));
    if (bedType == null) {
      throw new BadRow(columns.bedType(), "unknown-bed-type", "No such type of bed is known.");
    }
    var figures =
        new BedFigures(
            row.beds(columns.maximum(), 0),
            row.beds(columns.occupied(), 0),
            null,
            row.beds(columns.reserved(), 0),
            row.beds(columns.notAdmittable(), 0));
    return new TrackerRow(
        row.line(),
        row.code(columns.location()),
        new Vacancy(bedType, row.beds(columns.accepting(), 0), figures, null, null),
        toldAt(row, settings));
  }

  private static Instant toldAt(Row row, ImportSettings settings) {
    var column = settings.tracker().toldAt();
    try {
      return LocalDateTime.parse(row.needed(column), settings.moments())
          .atZone(London.ZONE)
          .toInstant();
    } catch (DateTimeException e) {
      throw new BadRow(column, "not-a-moment", "As " + settings.momentFormat() + ", in London.");
    }
  }
}
