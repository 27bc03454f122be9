package care.homeward.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The one kind of index: compound or not, unique or not, sparse, partial. It orders values as the
 * matcher compares them, so that the two cannot disagree.
 */
final class SortedIndex extends Index<Long> {

  static final String OF_ID = "_id_";

  private final List<String> fields;
  private final boolean unique;
  private final boolean sparse;
  private final Document partialFilter;
  private final TreeSet<Posting> postings = new TreeSet<>();
  private boolean someDocumentHasSeveralKeys;

  /**
   * @param partialFilter what a document must match to be in the index; empty for all documents
   */
  SortedIndex(
      String name, List<IndexKey> keys, boolean unique, boolean sparse, Document partialFilter) {
    super(name, keys, sparse);
    this.fields = keys.stream().map(IndexKey::getKey).toList();
    this.unique = unique;
    this.sparse = sparse;
    this.partialFilter = partialFilter;
  }

  /**
   * One key of one document. A part of a key, with the least or the greatest position, bounds all
   * keys that begin with it.
   */
  private record Posting(List<Object> key, long position) implements Comparable<Posting> {

    private static final ValueComparator VALUES = ValueComparator.ascWithoutListHandling();

    @Override
    public int compareTo(Posting other) {
      for (int i = 0; i < Math.min(key.size(), other.key.size()); i++) {
        int order = compare(key.get(i), other.key.get(i));
        if (order != 0) {
          return order;
        }
      }
      return Long.compare(position, other.position);
    }

    private static int compare(Object left, Object right) {
      if (left instanceof String one && right instanceof String another) {
        return one.compareTo(another);
      }
      int order = VALUES.compare(left, right);
      // The comparator takes some lists and documents for equal that are not.
      return order != 0 || left.equals(right) ? order : left.toString().compareTo(right.toString());
    }
  }

  /** The positions of all documents that can match, if they are fewer than those known so far. */
  Collection<Long> narrow(Conditions conditions, Collection<Long> known) {
    if (!conditions.include(Conditions.of(partialFilter))
        || (sparse && fields.stream().noneMatch(conditions::require))) {
      return known;
    }
    List<List<Object>> starts = List.of(List.of());
    Object least = null;
    Object most = null;
    for (String field : fields) {
      var values = conditions.values(field, !sparse && !field.contains("."));
      if (values == null) {
        least = conditions.bound(field, "$gte", "$gt");
        most = conditions.bound(field, "$lte", "$lt");
        break;
      }
      starts = extend(starts, values);
    }
    if (starts.equals(List.of(List.of()))
        && least == null
        && most == null
        && postings.size() >= known.size()) {
      return known;
    }
    var found = new LinkedHashSet<Long>();
    for (var start : starts) {
      // A document with several keys may meet each bound with another one.
      boolean open = most == null || (least != null && someDocumentHasSeveralKeys);
      var within =
          between(least == null ? start : append(start, least), open ? start : append(start, most));
      for (Posting posting : within) {
        if (found.add(posting.position) && found.size() >= known.size()) {
          return known;
        }
      }
    }
    return found;
  }

  private Set<Posting> between(List<Object> least, List<Object> most) {
    var from = new Posting(least, Long.MIN_VALUE);
    var to = new Posting(most, Long.MAX_VALUE);
    return from.compareTo(to) < 0 ? postings.subSet(from, to) : Set.of();
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Long> collection) {
    checkUnique(keysOf(document), Set.of(), collection);
  }

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<Long> collection) {
    checkUnique(keysOf(after), keysOf(before), collection);
  }

  private void checkUnique(
      Set<List<Object>> keys, Set<List<Object>> own, MongoCollection<Long> collection) {
    for (var key : keys) {
      if (unique && !own.contains(key) && !between(key, key).isEmpty()) {
        throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(key));
      }
    }
  }

  @Override
  public void add(Document document, Long position, MongoCollection<Long> collection) {
    var keys = keysOf(document);
    someDocumentHasSeveralKeys |= keys.size() > 1;
    keys.forEach(key -> postings.add(new Posting(key, position)));
  }

  void remove(Document document, Long position) {
    keysOf(document).forEach(key -> postings.remove(new Posting(key, position)));
  }

  @Override
  public void updateInPlace(
      Document before, Document after, Long position, MongoCollection<Long> collection) {
    remove(before, position);
    add(after, position, collection);
  }

  /**
   * The keys that lead to the document: several when a field is a list, none when it is left out.
   */
  private Set<List<Object>> keysOf(Document document) {
    if (!new DefaultQueryMatcher().matches(document, partialFilter)
        || (sparse && fields.stream().allMatch(field -> valuesOf(document, field).isEmpty()))) {
      return Set.of();
    }
    List<List<Object>> keys = List.of(List.of());
    for (String field : fields) {
      var values = valuesOf(document, field);
      keys = extend(keys, values.isEmpty() ? Collections.singletonList(null) : values);
    }
    return new LinkedHashSet<>(keys);
  }

  private static Collection<?> valuesOf(Document document, String field) {
    Object value = Utils.getSubdocumentValueCollectionAware(document, field);
    if (value instanceof Collection<?> list && !list.isEmpty()) {
      return list.stream().filter(each -> !(each instanceof Missing)).toList();
    }
    return value instanceof Missing
        ? List.of()
        : Collections.singletonList(value instanceof Collection ? null : value);
  }

  private static List<List<Object>> extend(List<List<Object>> starts, Collection<?> values) {
    return starts.stream()
        .flatMap(start -> values.stream().map(value -> append(start, value)))
        .toList();
  }

  private static List<Object> append(List<Object> start, @Nullable Object value) {
    var key = Arrays.copyOf(start.toArray(), start.size() + 1);
    var normalized = new KeyValue(Collections.singletonList(value)).normalized();
    key[start.size()] = Missing.ofNullable(normalized.get(0));
    return Arrays.asList(key);
  }

  /** Only the index of the identifiers tells a document's position. */
  @Override
  public @Nullable Long getPosition(Document document) {
    return getName().equals(OF_ID)
        ? keysOf(document).stream()
            .flatMap(key -> between(key, key).stream())
            .map(Posting::position)
            .findFirst()
            .orElse(null)
        : null;
  }

  /** The library asks for the position with this; the collection removes the postings itself. */
  @Override
  public @Nullable Long remove(Document document) {
    return getPosition(document);
  }

  /** To the library: whether {@link #remove(Document)} may know no position. */
  @Override
  protected boolean isSparse() {
    return !getName().equals(OF_ID);
  }

  @Override
  public boolean isUnique() {
    return unique;
  }

  @Override
  public boolean hasSameOptions(Index<?> other) {
    return other instanceof SortedIndex that
        && fields.equals(that.fields)
        && unique == that.unique
        && sparse == that.sparse
        && partialFilter.equals(that.partialFilter);
  }

  @Override
  public long getCount() {
    return postings.size();
  }

  @Override
  public long getDataSize() {
    return 0;
  }

  @Override
  public void drop() {
    postings.clear();
  }

  @Override
  public boolean canHandle(Document filter) {
    return false;
  }

  @Override
  public Iterable<Long> getPositions(Document filter) {
    throw new UnsupportedOperationException("the collection asks narrow");
  }
}
