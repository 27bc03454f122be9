package care.homeward.homes.imports;

import care.homeward.contracts.CapacityEvent.HomeJoined;
import care.homeward.homes.CareHomeCommand.Rate;
import care.homeward.homes.CareHomeCommand.RegisterHome;
import care.homeward.homes.CareHomeDesk;
import care.homeward.homes.CareHomes;
import care.homeward.homes.InForce;
import care.homeward.homes.Registered;
import care.homeward.homes.imports.DirectoryRow.Home;
import care.homeward.homes.imports.DirectoryRow.LeftOut;
import care.homeward.homes.imports.PartnershipMap.In;
import care.homeward.homes.imports.PartnershipMap.Unassigned;
import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import java.time.Instant;
import java.util.HashSet;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes in homes as the directory lists them; what it does not say stays as it is known. */
@Component
class DirectoryDesk {

  /** Until the map, or someone by hand, says where a home lies. */
  private static final String NO_PARTNERSHIP_YET = "unassigned";

  private static final Limit ONE = Limit.of(1);

  private final CareHomeDesk desk;
  private final CareHomes homes;
  private final ImportSettings settings;
  private final InForce<PartnershipMap> map;

  DirectoryDesk(CareHomeDesk desk, CareHomes homes, ImportSettings settings, JsonMapper json) {
    this.desk = desk;
    this.homes = homes;
    this.settings = settings;
    this.map = InForce.read(json, settings.partnerships(), PartnershipMap.class);
  }

  Report take(byte[] file, Cause cause, Instant at) {
    var table = Table.read(file, DirectoryRow.COLUMNS, settings.mostRows());
    var report = new Report.Draft(table);
    var inForce = map.at(at);
    var listed = new HashSet<String>();
    for (var row : table.rows()) {
      try {
        switch (DirectoryRow.of(row, settings, inForce)) {
          case LeftOut why -> report.leftOut(why);
          case Home home -> {
            if (!listed.add(home.locationId())) {
              throw new BadRow(
                  DirectoryRow.LOCATION_ID, "listed-twice", "A line above lists this location.");
            }
            take(home, cause.and("line/" + row.line()), at, report, row.line());
          }
        }
      } catch (BadRow bad) {
        report.bad(row.line(), bad);
      } catch (Refused refused) {
        report.refused(row.line(), null, refused);
      }
    }
    return report.report();
  }

  private void take(Home home, Cause cause, Instant at, Report.Draft report, long line) {
    var homeId =
        homes.findByRegisteredLocationId(home.locationId(), ONE).stream()
            .map(known -> known.id())
            .findFirst()
            .orElse("home-" + home.locationId());
    var known = desk.home(homeId).registered();
    var registers = registered(home, known);
    var registered = desk.handle(homeId, cause, new RegisterHome(registers, at)).events();
    if (home.lies() instanceof Unassigned why
        && registers.partnership().equals(NO_PARTNERSHIP_YET)) {
      report.unassigned(line, why);
    }
    var rated = home.rated();
    var ratedAnew =
        rated != null
            && !desk.handle(
                    homeId,
                    cause.and("rating"),
                    new Rate(rated.rating(), rated.publishedOn(), rated.origin(), at))
                .events()
                .isEmpty();
    if (!registered.isEmpty() && registered.getFirst() instanceof HomeJoined) {
      report.made();
    } else if (!registered.isEmpty() || ratedAnew) {
      report.revised();
    } else {
      report.unchanged();
    }
  }

  private static Registered registered(Home home, Registered known) {
    var partnership =
        switch (home.lies()) {
          case In in -> in.partnership();
          case Unassigned _ ->
              known.partnership().isEmpty() ? NO_PARTNERSHIP_YET : known.partnership();
        };
    return new Registered(
        home.name(),
        home.place(),
        partnership,
        home.beds(),
        home.operator() == null ? known.operator() : home.operator(),
        home.locationId(),
        home.registration());
  }
}
