package care.homeward.homes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What the hospital says of a stay a bed may be kept for.
 *
 * @param letGoAt when the beds kept for it are let go; absent unless the person went elsewhere
 */
@Document("stays")
record Stay(@Id String stayId, String personId, Course course, @Nullable Instant letGoAt) {

  /** How it goes, or went. */
  enum Course {
    IN_HOSPITAL,
    /** Left for a care home, which may be one that keeps a bed. */
    TO_A_CARE_HOME,
    ELSEWHERE,
    /** The person died, or was never admitted. */
    OVER
  }

  Stay of(String person) {
    return new Stay(stayId, person, course, letGoAt);
  }

  Stay letGo() {
    return new Stay(stayId, personId, course, null);
  }
}
