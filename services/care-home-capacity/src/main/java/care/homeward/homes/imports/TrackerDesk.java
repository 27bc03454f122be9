package care.homeward.homes.imports;

import care.homeward.contracts.CapacityEvent.Telling;
import care.homeward.homes.CareHomeCommand.DeclareVacancies;
import care.homeward.homes.CareHomeDesk;
import care.homeward.homes.CareHomes;
import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.web.Moments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Takes in capacity as the Capacity Tracker returns it. A home tells all its types at once, so
 * where one of its rows is bad none is taken in; of several moments the oldest counts. A row of
 * another width is of every home whose id stands in it, and a file that breaks off says nothing.
 */
@Component
class TrackerDesk {

  private static final Limit ONE = Limit.of(1);
  private static final Pattern BETWEEN_CODES = Pattern.compile("[^A-Za-z0-9._-]+");

  private final CareHomeDesk desk;
  private final CareHomes homes;
  private final ImportSettings settings;
  private final Moments moments;

  TrackerDesk(CareHomeDesk desk, CareHomes homes, ImportSettings settings, Moments moments) {
    this.desk = desk;
    this.homes = homes;
    this.settings = settings;
    this.moments = moments;
  }

  Report take(byte[] file, Cause cause) {
    var column = settings.tracker().location();
    var table = Table.read(file, settings.tracker().all(), settings.mostRows()).whole();
    var report = new Report.Draft(table);
    var byHome = new LinkedHashMap<String, List<TrackerRow>>();
    var incomplete = new HashSet<String>();
    table
        .broken()
        .forEach(each -> BETWEEN_CODES.splitAsStream(each.text()).forEach(incomplete::add));
    for (var row : table.rows()) {
      try {
        var read = TrackerRow.of(row, settings);
        byHome.computeIfAbsent(read.locationId(), _ -> new ArrayList<>()).add(read);
      } catch (BadRow bad) {
        report.bad(row.line(), bad);
        incomplete.add(String.valueOf(row.text(column)));
      }
    }
    byHome.forEach((location, rows) -> take(location, rows, incomplete, cause, report));
    return report.report();
  }

  private void take(
      String location,
      List<TrackerRow> rows,
      Set<String> incomplete,
      Cause cause,
      Report.Draft report) {
    if (incomplete.contains(location)) {
      rows.forEach(
          row ->
              report.problem(
                  row.line(),
                  null,
                  "home-incomplete",
                  "Another row of this home is bad, so none is taken in."));
      return;
    }
    try {
      var homeId =
          homes.findByRegisteredLocationId(location, ONE).stream()
              .map(home -> home.id())
              .findFirst()
              .orElse("home-" + location);
      var vacancies = rows.stream().map(TrackerRow::vacancy).toList();
      var declares =
          new DeclareVacancies(vacancies, Telling.TRACKER_RETURN, moments.past(oldest(rows)));
      if (desk.handle(homeId, cause.and(location), declares).events().isEmpty()) {
        report.unchanged();
      } else {
        report.made();
      }
    } catch (Refused refused) {
      var column = refused.kind() == Refused.Kind.UNKNOWN ? settings.tracker().location() : null;
      rows.forEach(row -> report.refused(row.line(), column, refused));
    }
  }

  private static Instant oldest(List<TrackerRow> rows) {
    return rows.stream().map(TrackerRow::toldAt).min(Comparator.naturalOrder()).orElseThrow();
  }
}
