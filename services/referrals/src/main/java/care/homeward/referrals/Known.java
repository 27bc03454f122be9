package care.homeward.referrals;

import care.homeward.contracts.PersonEvent.Abode;
import care.homeward.contracts.PersonSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What this service needs to know of a person, never who it is.
 *
 * @param mergedInto the record that stays, if this one was retired
 * @param sequence of the last fact of the person taken in; 0 until one was heard
 */
@Document("persons")
record Known(
    @Id String personId,
    boolean heard,
    @Nullable String place,
    @Nullable String partnership,
    boolean restricted,
    @Nullable Abode abode,
    boolean died,
    @Nullable String mergedInto,
    long sequence) {

  static Known unheard(String personId) {
    return new Known(personId, false, null, null, false, null, false, null, 0);
  }

  /** The publisher leaves the area out for a restricted person; not relied upon here. */
  Known of(PersonSummary summary) {
    return new Known(
        personId,
        true,
        summary.restricted() ? null : summary.place(),
        summary.restricted() ? null : summary.partnership(),
        summary.restricted(),
        abode,
        died,
        mergedInto,
        sequence);
  }

  Known living(Abode where) {
    return new Known(
        personId, heard, place, partnership, restricted, where, died, mergedInto, sequence);
  }

  Known died(boolean hasDied) {
    return new Known(
        personId, heard, place, partnership, restricted, abode, hasDied, mergedInto, sequence);
  }

  Known mergedInto(String survivor) {
    return new Known(
        personId, heard, place, partnership, restricted, abode, died, survivor, sequence);
  }

  Known asOf(long lastHeard) {
    return new Known(
        personId, heard, place, partnership, restricted, abode, died, mergedInto, lastHeard);
  }
}
