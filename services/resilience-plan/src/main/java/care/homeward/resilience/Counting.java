package care.homeward.resilience;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Counts a place from what is stored of its stays and homes, whichever instance heard of them. No
 * running totals: a place is a few thousand small documents, and what is counted anew cannot drift.
 */
@Component
class Counting {

  private static final Limit MORE_THAN_A_PLACE_HAS = Limit.of(100_000);

  private final CountedStays stays;
  private final CountedHomes homes;

  Counting(CountedStays stays, CountedHomes homes) {
    this.stays = stays;
    this.homes = homes;
  }

  Figures of(String place) {
    var inBed = stays.findByPlaceAndInBedTrue(place, MORE_THAN_A_PLACE_HAS);
    return new Figures(
        inBed.size(),
        inBed.stream().filter(CountedStay::remaining).count(),
        inBed.stream().filter(CountedStay::withoutNextStep).count(),
        homes.findByPlace(place, MORE_THAN_A_PLACE_HAS).stream()
            .mapToLong(CountedHome::free)
            .sum());
  }
}
