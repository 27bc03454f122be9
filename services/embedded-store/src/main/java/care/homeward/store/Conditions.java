package care.homeward.store;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a filter asks of single fields: by field, the operators every match satisfies. Whatever an
 * index cannot use, such as {@code $or}, does no harm: an index proposes, the whole filter decides.
 */
record Conditions(Map<String, Document> byField) {

  static Conditions of(Document filter) {
    var conditions = new Conditions(new HashMap<>());
    conditions.add(filter);
    return conditions;
  }

  private void add(Document filter) {
    filter.forEach(
        (field, asked) -> {
          if (field.equals("$and") && asked instanceof Collection<?> parts) {
            parts.forEach(part -> add((Document) part));
          } else if (asked instanceof Document all
              && all.keySet().stream().anyMatch(key -> key.startsWith("$"))) {
            all.forEach(operators(field)::putIfAbsent);
          } else {
            operators(field).putIfAbsent("$eq", asked);
          }
        });
  }

  private Document operators(String field) {
    return byField.computeIfAbsent(field, any -> new Document());
  }

  /** The only values the field may have, or null when the filter names none to look up. */
  @Nullable Collection<?> values(String field, boolean nullToo) {
    var operators = operators(field);
    Object named =
        operators.containsKey("$eq")
            ? Collections.singletonList(operators.get("$eq"))
            : operators.get("$in");
    return named instanceof Collection<?> values
            && values.stream().allMatch(value -> value == null ? nullToo : hasOnePlace(value))
        ? values
        : null;
  }

  /** The bound that one of the two operators sets, or null. */
  @Nullable Object bound(String field, String inclusive, String exclusive) {
    Object bound = operators(field).getOrDefault(inclusive, operators(field).get(exclusive));
    return bound instanceof Document || !hasOnePlace(bound) ? null : bound;
  }

  private static boolean hasOnePlace(@Nullable Object value) {
    return !(value instanceof Collection
        || value instanceof BsonRegularExpression
        || value instanceof MinKey
        || value instanceof MaxKey);
  }

  /** Whether no document without the field can match. */
  boolean require(String field) {
    return Boolean.TRUE.equals(operators(field).get("$exists"))
        || values(field, false) != null
        || bound(field, "$gte", "$gt") != null
        || bound(field, "$lte", "$lt") != null;
  }

  /** Whether this asks, in the same words, for everything the other does. */
  boolean include(Conditions other) {
    return other.byField.entrySet().stream()
        .allMatch(
            asked -> operators(asked.getKey()).entrySet().containsAll(asked.getValue().entrySet()));
  }
}
