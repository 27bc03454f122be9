package care.homeward.homes;

import care.homeward.contracts.PersonSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What the hospital says of a stay a bed may be kept for.
 *
 * @param letGoAt when the beds kept for it are let go; absent unless the person went elsewhere
 * @param livesIn where the person lives; empty where that is withheld or outside the map
 */
@Document("stays")
record Stay(
    @Id String stayId,
    String personId,
    Course course,
    @Nullable Instant letGoAt,
    HomeArea livesIn) {

  /** How it goes, or went. */
  enum Course {
    IN_HOSPITAL,
    /** Left for a care home, which may be one that keeps a bed. */
    TO_A_CARE_HOME,
    ELSEWHERE,
    /** The person died, or was never admitted. */
    OVER
  }

  /** A stay of which nothing was heard before. */
  static Stay begun(String stayId, String personId) {
    return new Stay(stayId, personId, Course.IN_HOSPITAL, null, HomeArea.UNKNOWN);
  }

  Stay of(String person) {
    return new Stay(stayId, person, course, letGoAt, livesIn);
  }

  Stay on(Course next) {
    return new Stay(stayId, personId, next, null, livesIn);
  }

  Stay elsewhere(Instant letGo) {
    return new Stay(stayId, personId, Course.ELSEWHERE, letGo, livesIn);
  }

  Stay of(PersonSummary person) {
    var area = new HomeArea(person.place(), person.partnership());
    return new Stay(stayId, personId, course, letGoAt, area);
  }

  Stay letGo() {
    return on(course);
  }
}
