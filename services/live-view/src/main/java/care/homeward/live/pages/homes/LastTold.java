package care.homeward.live.pages.homes;

import care.homeward.live.board.Words;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A home as it stands, in words for its manager.
 *
 * @param when absent if the home never told
 * @param time the same without the day where that is today
 * @param until how long the figures count, and then are to be confirmed
 * @param closed absent while the home admits
 */
record LastTold(
    String name,
    String place,
    int registeredBeds,
    @Nullable String when,
    String time,
    String by,
    String until,
    boolean stale,
    @Nullable Closed closed) {

  /**
   * That nobody can be given a bed there.
   *
   * @param own whether the home itself said so, and can open again
   */
  record Closed(String words, boolean own) {

    static @Nullable Closed of(JsonNode home, Instant now) {
      var closed = home.path("closed");
      if (!closed.isObject()) {
        return null;
      }
      var reason = closed.path("reason").asString("");
      var since = Clock.at(closed.path("since"));
      var review = closed.path("reviewOn").asString("");
      var words =
          (reason.isEmpty() ? "Nobody may be placed there for now" : Terms.closure(reason))
              + (since == null ? "" : ", since " + Clock.when(since, now))
              + (review.isEmpty()
                  ? ""
                  : ". Looked at again " + Clock.day(LocalDate.parse(review), now));
      return new Closed(words, !reason.isEmpty());
    }
  }

  static LastTold of(JsonNode home, Instant now) {
    var toldAt = Clock.at(home.path("toldAt"));
    var confirmBy = Clock.at(home.path("confirmBy"));
    var when = toldAt == null ? null : Clock.when(toldAt, now);
    return new LastTold(
        home.path("name").asString(home.path("homeId").asString("")),
        Words.name(home.path("place").asString("")),
        home.path("registeredBeds").asInt(0),
        when,
        when == null ? "" : when.replace("today ", ""),
        by(home),
        confirmBy == null ? "" : Clock.when(confirmBy, now),
        home.path("stale").asBoolean(false),
        Closed.of(home, now));
  }

  private static String by(JsonNode home) {
    if (home.path("telling").asString("").equals("TRACKER_RETURN")) {
      return "a Capacity Tracker return";
    }
    return home.path("toldBy").asString("");
  }
}
