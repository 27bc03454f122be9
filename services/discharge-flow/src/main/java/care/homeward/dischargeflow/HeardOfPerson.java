package care.homeward.dischargeflow;

import care.homeward.contracts.PersonEvent.Abode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What {@code people} last said of one record that matters to a stay, present or to come.
 *
 * @param abode where the person lives; absent until it was told
 * @param abodeAt when that was found
 * @param personTold when the person was last told the expected date; absent if never
 * @param carerTold when an unpaid carer was; absent if never
 */
@Document("heard-of-people")
record HeardOfPerson(
    @Id String personId,
    @Nullable Abode abode,
    @Nullable Instant abodeAt,
    @Nullable Instant personTold,
    @Nullable Instant carerTold) {

  static HeardOfPerson nothing(String personId) {
    return new HeardOfPerson(personId, null, null, null, null);
  }

  HeardOfPerson with(Abode found, Instant at) {
    return abodeAt != null && at.isBefore(abodeAt)
        ? this
        : new HeardOfPerson(personId, found, at, personTold, carerTold);
  }

  HeardOfPerson withPersonTold(Instant at) {
    return new HeardOfPerson(personId, abode, abodeAt, later(personTold, at), carerTold);
  }

  HeardOfPerson withCarerTold(Instant at) {
    return new HeardOfPerson(personId, abode, abodeAt, personTold, later(carerTold, at));
  }

  private static Instant later(@Nullable Instant one, Instant other) {
    return one != null && one.isAfter(other) ? one : other;
  }
}
