package care.homeward.referrals;

import care.homeward.contracts.PersonSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What this service needs to know of a stay: whose it is, where that person lives, whether it ended
 * in a way that leaves nobody to care for.
 *
 * @param personId empty until the admission was heard
 * @param place absent when unknown or restricted
 * @param partnership absent when unknown or restricted
 * @param over true after a death or a cancelled admission
 * @param sequence of the last fact of the stay taken in; 0 until the admission was heard
 */
@Document("areas")
record Area(
    @Id String stayId,
    String personId,
    @Nullable String place,
    @Nullable String partnership,
    boolean over,
    long sequence) {

  static Area unheard(String stayId) {
    return new Area(stayId, "", null, null, false, 0);
  }

  boolean heard() {
    return sequence > 0;
  }

  /** The publisher leaves the area out for a restricted person; not relied upon here. */
  Area of(String person, PersonSummary summary) {
    return summary.restricted()
        ? new Area(stayId, person, null, null, over, sequence)
        : new Area(stayId, person, summary.place(), summary.partnership(), over, sequence);
  }

  Area of(String person) {
    return new Area(stayId, person, place, partnership, over, sequence);
  }

  Area over(boolean isOver) {
    return new Area(stayId, personId, place, partnership, isOver, sequence);
  }

  Area asOf(long lastHeard) {
    return new Area(stayId, personId, place, partnership, over, lastHeard);
  }
}
