package care.homeward.store;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The one kind of index: compound or not, unique or not. It holds all documents; to be sparse or
 * partial is only a matter of what has to be unique.
 */
final class SortedIndex {

  private static final Comparator<Object> VALUES = ValueComparator.ascWithoutListHandling();
  private static final Comparator<Object[]> ORDER =
      (one, other) -> Arrays.compare(one, other, SortedIndex::compare);

  final String name;
  private final Document description;
  private final List<String> fields;

  /** For each document the places of its values and, last, its position. */
  private final TreeSet<Object[]> entries = new TreeSet<>(ORDER);

  /**
   * @param description as in the command that creates an index
   */
  SortedIndex(Document description) {
    this.name = (String) description.getOrMissing("name");
    this.description = description;
    this.fields = List.copyOf(((Document) description.getOrMissing("key")).keySet());
  }

  /** As the library does, which looks for texts and whole numbers, most of all there is, last. */
  private static int compare(Object one, Object other) {
    if (one instanceof String text && other instanceof String another) {
      return text.compareTo(another);
    }
    return one instanceof Long number && other instanceof Long another
        ? number.compareTo(another)
        : VALUES.compare(one, other);
  }

  void insert(Document document, Long position) {
    entries.add(entry(document, position));
  }

  void remove(Document document, Long position) {
    entries.remove(entry(document, position));
  }

  private Object[] entry(Document document, Long position) {
    var places = fields.stream().map(field -> Interval.place(value(document, field)));
    return Stream.concat(places, Stream.of(position)).toArray();
  }

  private static Object value(Document document, String field) {
    return Utils.getSubdocumentValueCollectionAware(document, field);
  }

  /** The positions of all documents that can match, if they are fewer than those known so far. */
  NavigableSet<Long> narrow(Map<String, List<Interval>> asked, NavigableSet<Long> known) {
    if (!asked.containsKey(fields.getFirst())) {
      return known;
    }
    var ranges = Stream.of(List.<Interval>of());
    for (String field : fields) {
      var intervals = asked.getOrDefault(field, Interval.ANYWHERE);
      ranges = ranges.flatMap(range -> intervals.stream().map(next -> append(range, next)));
    }
    var found = ranges.flatMap(this::within).distinct().limit(known.size()).toList();
    return found.size() < known.size() ? new TreeSet<>(found) : known;
  }

  private static List<Interval> append(List<Interval> range, Interval next) {
    return Stream.concat(range.stream(), Stream.of(next)).toList();
  }

  private Stream<Long> within(List<Interval> range) {
    var least = range.stream().map(Interval::least).toArray();
    var most = range.stream().map(Interval::most);
    var afterMost = Stream.concat(most, Stream.of(MaxKey.getInstance())).toArray();
    return entries.tailSet(least).stream()
        .takeWhile(entry -> ORDER.compare(entry, afterMost) < 0)
        .map(entry -> (Long) entry[fields.size()]);
  }

  /** Refuses a document when a search by the values that must be unique finds another one. */
  void refuseTwin(Document document, Long position, StoredCollection collection) {
    var values = new Document();
    fields.forEach(field -> values.put(field, value(document, field)));
    var filter = (Document) description.getOrDefault("partialFilterExpression", new Document());
    var twins = new Document("$and", List.of(values, filter));
    if (Utils.isTrue(description.get("unique"))
        && new DefaultQueryMatcher().matches(document, filter)
        && !(Utils.isTrue(description.get("sparse"))
            && values.values().stream().allMatch(Missing.class::isInstance))
        && collection.matching(twins).anyMatch(twin -> !twin.equals(position))) {
      throw new DuplicateKeyError(collection, name + " dup key: " + new KeyValue(values.values()));
    }
  }
}
