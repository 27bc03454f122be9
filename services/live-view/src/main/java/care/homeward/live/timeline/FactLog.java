package care.homeward.live.timeline;

import care.homeward.contracts.Envelope;
import care.homeward.live.board.Behind;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The facts that say something of a person, stored behind the board in bulk. */
@Component
class FactLog implements Behind {

  private static final String FACTS = "facts";
  private static final int AT_ONCE = 1_000;
  private static final int MOST = 5_000;

  private final MongoTemplate mongo;
  private final JsonMapper json;
  private final Object flushing = new Object();
  private Map<String, Document> noted = new LinkedHashMap<>();
  private boolean indexed;

  /** A fact as it is stored and shown. */
  record Told(
      Instant at, Instant recorded, long sequence, String service, String type, JsonNode data) {}

  FactLog(MongoTemplate mongo, JsonMapper json) {
    this.mongo = mongo;
    this.json = json;
  }

  @Override
  public void heard(Envelope<?> fact, byte[] wire) {
    var data = json.readTree(wire).required("data");
    var personId = data.path("personId").asString("");
    if (personId.isEmpty()) {
      return;
    }
    var document =
        new Document("_id", fact.source() + "/" + fact.id())
            .append("personId", personId)
            .append("at", at(data, fact.time()))
            .append("recorded", fact.time())
            .append("sequence", fact.sequence())
            .append("service", fact.source().substring(fact.source().lastIndexOf('/') + 1))
            .append("type", fact.type())
            .append("data", data.toString());
    synchronized (this) {
      noted.put(document.getString("_id"), document);
    }
  }

  @Override
  public void flush() {
    synchronized (flushing) {
      List<Document> due;
      synchronized (this) {
        due = List.copyOf(noted.values());
      }
      index();
      for (int from = 0; from < due.size(); from += AT_ONCE) {
        var some = due.subList(from, Math.min(due.size(), from + AT_ONCE));
        mongo
            .getCollection(FACTS)
            .bulkWrite(
                some.stream()
                    .<WriteModel<Document>>map(
                        fact ->
                            new ReplaceOneModel<>(
                                Filters.eq("_id", fact.get("_id")),
                                fact,
                                new ReplaceOptions().upsert(true)))
                    .toList(),
                new BulkWriteOptions().ordered(false));
      }
      synchronized (this) {
        due.forEach(fact -> noted.remove(fact.getString("_id"), fact));
      }
    }
  }

  /** Every fact of someone with these ids, those just heard too, in no order. */
  List<Told> of(Collection<String> personIds) {
    flush();
    return mongo
        .getCollection(FACTS)
        .find(Filters.in("personId", personIds))
        .limit(MOST)
        .map(
            fact ->
                new Told(
                    fact.getDate("at").toInstant(),
                    fact.getDate("recorded").toInstant(),
                    fact.getLong("sequence"),
                    fact.getString("service"),
                    fact.getString("type"),
                    json.readTree(fact.getString("data"))))
        .into(new ArrayList<>());
  }

  private void index() {
    if (!indexed) {
      mongo.getCollection(FACTS).createIndex(Indexes.ascending("personId"));
      indexed = true;
    }
  }

  private static Instant at(JsonNode data, Instant otherwise) {
    @Nullable String at = data.path("at").asString(null);
    return at == null ? otherwise : Instant.parse(at);
  }
}
