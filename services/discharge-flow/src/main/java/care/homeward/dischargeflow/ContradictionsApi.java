package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent.ContradictionFound.Rule;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.Owner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What contradicts itself in the records now, and who is to look at it, over HTTP. */
@RestController
@RequestMapping("/api/stays/contradictions")
class ContradictionsApi {

  /** As long as a hospital may amend what it returned. */
  private static final Duration AFTER_LEAVING = Duration.ofDays(14);

  private final Stays stays;
  private final DelayReasons reasons;
  private final InstantSource clock;

  ContradictionsApi(Stays stays, DelayReasons reasons, InstantSource clock) {
    this.stays = stays;
    this.reasons = reasons;
    this.clock = clock;
  }

  /**
   * What contradicts itself, of people in a bed and of those who left in the last 14 days.
   *
   * @param found by stay, in the order of the rules
   * @param bedsTwiceTaken beds in which the records have more than one person, who came first
   *     first; of the others it is found too, at the next look at all beds
   */
  record Inbox(List<Found> found, List<BedTwiceTaken> bedsTwiceTaken) {}

  record Found(String stayId, Rule rule, Owner owner) {}

  record BedTwiceTaken(Location location, List<String> stayIds, Owner owner) {}

  /** What contradicts itself, and who is to look. */
  @GetMapping
  Inbox inbox() {
    var now = clock.instant();
    var found = new ArrayList<Found>();
    List<Stay> inBed;
    try (var present = stays.inBed(now);
        var left = stays.left(now.minus(AFTER_LEAVING), now)) {
      inBed = present.toList();
      Stream.concat(inBed.stream(), left)
          .forEach(
              stay ->
                  Contradictions.of(stay, reasons)
                      .forEach(
                          rule ->
                              found.add(new Found(stay.id(), rule, Contradictions.owner(rule)))));
    }
    found.sort(Comparator.comparing(Found::rule).thenComparing(Found::stayId));
    return new Inbox(found, twiceTaken(inBed));
  }

  static List<BedTwiceTaken> twiceTaken(List<Stay> inBed) {
    return BedCheck.twiceTaken(inBed.stream().flatMap(BedCheck.Occupant::of).toList())
        .entrySet()
        .stream()
        .map(
            bed ->
                new BedTwiceTaken(
                    bed.getKey(),
                    bed.getValue().stream().map(BedCheck.Occupant::stayId).toList(),
                    Contradictions.owner(Rule.TWO_IN_ONE_BED)))
        .sorted(Comparator.comparing(bed -> bed.location().toString()))
        .toList();
  }
}
