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
 * @param pathway the one chosen last, if any
 * @param over true after a death or a cancelled admission
 * @param sequence of the last fact of the stay taken in; 0 until the admission was heard
 */
@Document("areas")
record Area(
    @Id String stayId,
    String personId,
    @Nullable String place,
    @Nullable String partnership,
    boolean restricted,
    @Nullable Integer pathway,
    boolean over,
    long sequence) {

  static Area unheard(String stayId) {
    return new Area(stayId, "", null, null, false, null, false, 0);
  }

  boolean heard() {
    return !personId.isEmpty();
  }

  /** The publisher leaves the area out for a restricted person; not relied upon here. */
  Area of(String person, PersonSummary summary) {
    var hidden = summary.restricted();
    return new Area(
        stayId,
        person,
        hidden ? null : summary.place(),
        hidden ? null : summary.partnership(),
        hidden,
        pathway,
        over,
        sequence);
  }

  Area of(String person) {
    return new Area(stayId, person, place, partnership, restricted, pathway, over, sequence);
  }

  Area on(int chosen) {
    return new Area(stayId, personId, place, partnership, restricted, chosen, over, sequence);
  }

  Area over(boolean isOver) {
    return new Area(stayId, personId, place, partnership, restricted, pathway, isOver, sequence);
  }

  Area asOf(long lastHeard) {
    return new Area(stayId, personId, place, partnership, restricted, pathway, over, lastHeard);
  }
}
