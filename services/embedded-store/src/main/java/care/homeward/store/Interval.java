package care.homeward.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The places, both ends included, at which an index finds what a filter asks of one field. It may
 * find too much: the matcher of the library has the last word.
 */
record Interval(Object least, Object most) {

  /** The place of what has no order of its own, such as a list: every search looks there. */
  private static final Object ASIDE = MinKey.getInstance();

  static final List<Interval> ANYWHERE = List.of(new Interval(ASIDE, MaxKey.getInstance()));

  /** What is asked, by field. A field asked about twice is searched by what comes first. */
  static Map<String, List<Interval>> askedBy(Document filter) {
    var byField = new HashMap<String, List<Interval>>();
    filter.forEach(
        (field, asked) -> {
          if (field.equals("$and") && asked instanceof Collection<?> parts) {
            parts.forEach(part -> askedBy((Document) part).forEach(byField::putIfAbsent));
          } else {
            byField.putIfAbsent(field, of(asked));
          }
        });
    return byField;
  }

  private static List<Interval> of(@Nullable Object asked) {
    if (!(asked instanceof Document operators)
        || operators.keySet().stream().noneMatch(operator -> operator.startsWith("$"))) {
      return points(Collections.singletonList(asked));
    }
    if (operators.get("$in") instanceof Collection<?> values) {
      return points(values);
    }
    var least = operators.getOrDefault("$gte", operators.getOrDefault("$gt", ASIDE));
    var end = operators.getOrDefault("$lt", MaxKey.getInstance());
    var most = operators.getOrDefault("$lte", end);
    return List.of(new Interval(ASIDE, ASIDE), new Interval(place(least), place(most)));
  }

  private static List<Interval> points(Collection<?> values) {
    var places = values.stream().map(Interval::place).toList();
    var all = Stream.concat(Stream.of(ASIDE), places.stream());
    return places.contains(ASIDE) ? ANYWHERE : all.map(at -> new Interval(at, at)).toList();
  }

  /** Where an index keeps a value. */
  static Object place(@Nullable Object value) {
    if (Missing.isNullOrMissing(value)) {
      return Missing.getInstance();
    }
    return value instanceof Comparable || value instanceof MaxKey ? value : ASIDE;
  }
}
