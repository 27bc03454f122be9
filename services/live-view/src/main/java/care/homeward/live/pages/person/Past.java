package care.homeward.live.pages.person;

import care.homeward.live.history.FactLog;
import care.homeward.live.history.FactLog.Told;
import care.homeward.live.history.Moment;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the page says of being of a past moment.
 *
 * @param other the same moment looked at the other way
 * @param now the page as it is now
 */
record Past(String words, boolean corrected, String other, String now) {

  /** Absent for now. */
  static @Nullable Past of(String personId, Moment moment) {
    return moment.past()
        ? new Past(
            moment.words(),
            moment.corrected(),
            address(
                personId, moment.as(moment.corrected() ? Moment.As.KNOWN : Moment.As.CORRECTED)),
            address(personId, Moment.NOW))
        : null;
  }

  /** The address of a person's page at a moment. */
  static String address(String personId, Moment moment) {
    var query =
        moment.query().entrySet().stream()
            .map(one -> one.getKey() + "=" + one.getValue().replace("+", "%2B"))
            .collect(Collectors.joining("&"));
    return "/people/" + personId + (query.isEmpty() ? "" : "?" + query);
  }

  /** What counts at a moment, as it happened: recorded by then, or of what had happened by then. */
  static List<Told> told(List<Told> all, Moment moment) {
    var at = moment.at();
    return all.stream()
        .filter(
            told ->
                at == null || !(moment.corrected() ? told.at() : told.fact().time()).isAfter(at))
        .sorted(FactLog.AS_IT_HAPPENED)
        .toList();
  }
}
