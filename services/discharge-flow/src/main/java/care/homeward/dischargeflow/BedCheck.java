package care.homeward.dischargeflow;

import static java.util.stream.Collectors.groupingBy;

import care.homeward.contracts.StayEvent.Location;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.web.Moments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks for beds in which the records have more than one person, and says so of whoever came later
 * until one of them is elsewhere. It starts from what is stored each time, so nothing is missed
 * over a restart, and what is said already is not said again, however many instances look.
 */
@Component
class BedCheck {

  private final Stays stays;
  private final StayDesk desk;
  private final Moments moments;

  BedCheck(Stays stays, StayDesk desk, Moments moments) {
    this.stays = stays;
    this.desk = desk;
    this.moments = moments;
  }

  /** Someone in a bed, and since when. */
  record Occupant(String stayId, Location location, Instant since) {

    /** None where no bed is told; who is on leave lends theirs to others. */
    static Stream<Occupant> of(Stay stay) {
      var last = stay.bed().last();
      return last.location().bed() == null || stay.bed().onLeaveSince() != null
          ? Stream.empty()
          : Stream.of(new Occupant(stay.id(), last.location(), last.since()));
    }
  }

  @Scheduled(
      initialDelayString = "${homeward.beds-looked-at-every}",
      fixedDelayString = "${homeward.beds-looked-at-every}")
  void look() {
    var now = moments.now();
    var occupants = new ArrayList<Occupant>();
    var said = new HashSet<String>();
    try (var inBed = stays.inBed(now)) {
      inBed.forEach(
          stay -> {
            Occupant.of(stay).forEach(occupants::add);
            if (stay.sharesBed()) {
              said.add(stay.id());
            }
          });
    }
    var cause = Cause.of("beds/" + now, "service:discharge-flow");
    for (var bed : twiceTaken(occupants).values()) {
      for (var later : bed.subList(1, bed.size())) {
        if (!said.remove(later.stayId())) {
          var shared = new StayCommand.BedIsShared(later.since(), later.location());
          var _ = desk.handle(later.stayId(), shared, cause);
        }
      }
    }
    for (var noLonger : said) {
      var _ = desk.handle(noLonger, new StayCommand.BedIsOwn(now), cause);
    }
  }

  /** The beds with more than one person, each with who came first first. */
  static Map<Location, List<Occupant>> twiceTaken(List<Occupant> occupants) {
    return occupants.stream()
        .sorted(Comparator.comparing(Occupant::since).thenComparing(Occupant::stayId))
        .collect(groupingBy(Occupant::location))
        .entrySet()
        .stream()
        .filter(bed -> bed.getValue().size() > 1)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
