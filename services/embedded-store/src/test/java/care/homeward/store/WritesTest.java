package care.homeward.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The operations the services use, here and on a MongoDB server. */
@ParameterizedClass
@MethodSource("stores")
class WritesTest {

  private static final int DUPLICATE_KEY = 11000;

  private final TestStore store;
  private MongoCollection<Document> journal;

  WritesTest(TestStore store) {
    this.store = store;
  }

  static List<TestStore> stores() {
    return TestStore.all();
  }

  @BeforeEach
  void makeJournal() {
    journal = store.emptyCollection("journal");
    journal.createIndex(
        Document.parse("{subject: 1, first: 1}"),
        new IndexOptions().unique(true).name("subject_first"));
    journal.createIndex(
        Document.parse("{pending: 1}"), new IndexOptions().sparse(true).name("pending"));
    journal.insertMany(
        List.of(
            Document.parse("{_id: 'a/1', subject: 'a', first: 1, pending: 7, ward: 'J12'}"),
            Document.parse("{_id: 'a/3', subject: 'a', first: 3, pending: 5, ward: 'J12'}"),
            Document.parse("{_id: 'a/4', subject: 'a', first: 4, pending: 9, ward: 'L04'}"),
            Document.parse("{_id: 'b/1', subject: 'b', first: 1, ward: 'L04'}")));
  }

  @Test
  void a_second_document_with_the_same_id_is_refused() {
    var refused = refusedInsert("{_id: 'a/1', subject: 'z', first: 1}");
    assertThat(refused.getError().getCode()).isEqualTo(DUPLICATE_KEY);
    assertThat(refused.getError().getMessage()).contains("index: _id_");
    assertThat(journal.countDocuments()).isEqualTo(4);
  }

  @Test
  void a_second_document_with_the_same_unique_fields_is_refused_by_the_name_of_the_index() {
    var refused = refusedInsert("{_id: 'other', subject: 'a', first: 3}");
    assertThat(refused.getError().getCode()).isEqualTo(DUPLICATE_KEY);
    assertThat(refused.getError().getMessage()).contains("index: subject_first dup key");
    assertThat(journal.countDocuments()).isEqualTo(4);
  }

  @Test
  void an_update_cannot_take_the_unique_fields_of_another_document() {
    var refused =
        catchThrowableOfType(
            MongoWriteException.class, () -> journal.updateOne(eq("a/4"), set("first", 3)));
    assertThat(refused.getError().getCode()).isEqualTo(DUPLICATE_KEY);
    assertThat(ids(and(eq("subject", "a"), eq("first", 4)))).containsExactly("a/4");
    journal.updateOne(eq("a/4"), set("first", 5));
    assertThat(ids(and(eq("subject", "a"), eq("first", 5)))).containsExactly("a/4");
    journal.insertOne(Document.parse("{_id: 'again', subject: 'a', first: 4}"));
  }

  @Test
  void the_facts_of_a_subject_after_a_number_come_in_order() {
    var found = new ArrayList<Integer>();
    journal
        .find(Document.parse("{subject: 'a', first: {$gt: 1}}"))
        .sort(ascending("first"))
        .forEach(entry -> found.add(entry.getInteger("first")));
    assertThat(found).containsExactly(3, 4);
  }

  @Test
  void the_oldest_pending_entries_come_first_until_their_marks_are_cleared_in_bulk() {
    assertThat(firstPending(2)).containsExactly("a/3", "a/1");
    var cleared = journal.updateMany(in("_id", "a/3", "a/1", "b/1", "gone"), unset("pending"));
    assertThat(cleared.getMatchedCount()).isEqualTo(3);
    assertThat(cleared.getModifiedCount()).isEqualTo(2);
    assertThat(firstPending(2)).containsExactly("a/4");
    assertThat(journal.find(eq("a/1")).first())
        .isEqualTo(Document.parse("{_id: 'a/1', subject: 'a', first: 1, ward: 'J12'}"));
  }

  @Test
  void a_fold_replaces_an_older_one_and_never_a_newer_one() {
    var state = store.emptyCollection("state");
    replaceIfOlder(state, "a", 5);
    replaceIfOlder(state, "a", 7);
    var refused =
        catchThrowableOfType(MongoWriteException.class, () -> replaceIfOlder(state, "a", 6));
    assertThat(refused.getError().getCode()).isEqualTo(DUPLICATE_KEY);
    assertThat(refused.getError().getMessage()).contains("index: _id_");
    assertThat(state.find()).containsExactly(new Document("_id", "a").append("seq", 7));
  }

  @Test
  void a_bulk_of_folds_applies_all_but_those_that_are_older() {
    var state = store.emptyCollection("state");
    replaceIfOlder(state, "b", 9);
    var refused =
        catchThrowableOfType(
            MongoBulkWriteException.class,
            () ->
                state.bulkWrite(
                    List.of(fold("a", 1), fold("b", 8), fold("c", 2), fold("b", 10), fold("a", 1)),
                    new BulkWriteOptions().ordered(false)));
    assertThat(refused.getWriteErrors())
        .allSatisfy(error -> assertThat(error.getCode()).isEqualTo(DUPLICATE_KEY))
        .extracting(error -> error.getIndex())
        .containsExactly(1, 4);
    assertThat(state.find().sort(ascending("_id")))
        .containsExactly(
            new Document("_id", "a").append("seq", 1),
            new Document("_id", "b").append("seq", 10),
            new Document("_id", "c").append("seq", 2));
  }

  @Test
  void lists_are_sorted_skipped_limited_and_projected() {
    var wards = new ArrayList<Document>();
    journal
        .find(eq("subject", "a"))
        .sort(descending("pending"))
        .skip(1)
        .limit(1)
        .projection(Projections.fields(Projections.include("ward"), Projections.excludeId()))
        .into(wards);
    assertThat(wards).containsExactly(new Document("ward", "J12"));
  }

  @Test
  void a_find_larger_than_a_batch_brings_every_document_once() {
    var many = store.emptyCollection("many");
    many.insertMany(IntStream.range(0, 2300).mapToObj(i -> new Document("_id", i)).toList());
    var found = new ArrayList<Integer>();
    many.find().batchSize(700).forEach(document -> found.add(document.getInteger("_id")));
    assertThat(found).hasSize(2300).doesNotHaveDuplicates();
    assertThat(many.find().into(new ArrayList<>())).hasSize(2300);
    assertThat(many.find(lt("_id", 1200)).sort(descending("_id")).into(new ArrayList<>()))
        .hasSize(1200)
        .startsWith(new Document("_id", 1199));
  }

  @Test
  void a_found_document_is_changed_and_returned_in_one_step() {
    var after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
    var claimed =
        journal.findOneAndUpdate(
            exists("pending"), set("claimed", "me"), after.sort(ascending("pending")));
    assertThat(claimed).containsEntry("_id", "a/3").containsEntry("claimed", "me");
    assertThat(ids(eq("claimed", "me"))).containsExactly("a/3");
    var counters = store.emptyCollection("counters");
    for (int turn = 1; turn <= 3; turn++) {
      var counter = counters.findOneAndUpdate(eq("n"), inc("value", 1), after.upsert(true));
      assertThat(counter).containsEntry("value", turn);
    }
  }

  @Test
  void documents_are_counted_and_deleted() {
    assertThat(journal.countDocuments(eq("subject", "a"))).isEqualTo(3);
    assertThat(journal.estimatedDocumentCount()).isEqualTo(4);
    assertThat(journal.deleteOne(eq("a/3")).getDeletedCount()).isEqualTo(1);
    assertThat(journal.deleteOne(eq("a/3")).getDeletedCount()).isZero();
    assertThat(ids(eq("subject", "a"))).containsExactly("a/1", "a/4");
    journal.insertOne(Document.parse("{_id: 'new', subject: 'a', first: 3}"));
    assertThat(journal.deleteMany(eq("subject", "a")).getDeletedCount()).isEqualTo(3);
    assertThat(ids(new Document())).containsExactly("b/1");
  }

  @Test
  void documents_are_grouped() {
    var pending = Accumulators.sum("pending", "$pending");
    var byWard =
        journal.aggregate(
            List.of(
                Aggregates.match(eq("subject", "a")),
                Aggregates.group("$ward", Accumulators.sum("people", 1), pending),
                Aggregates.sort(ascending("_id"))));
    assertThat(byWard)
        .containsExactly(
            Document.parse("{_id: 'J12', people: 2, pending: 12}"),
            Document.parse("{_id: 'L04', people: 1, pending: 9}"));
    var all = journal.aggregate(List.of(Aggregates.group(null, Accumulators.max("top", "$first"))));
    assertThat(all).containsExactly(new Document("_id", null).append("top", 4));
  }

  @Test
  void a_partial_unique_index_binds_only_the_documents_it_covers() {
    var holds = store.emptyCollection("holds");
    holds.createIndex(
        Document.parse("{bed: 1}"),
        new IndexOptions()
            .unique(true)
            .name("one_open_hold")
            .partialFilterExpression(Document.parse("{open: true}")));
    holds.insertOne(Document.parse("{_id: 1, bed: 'x', open: false}"));
    holds.insertOne(Document.parse("{_id: 2, bed: 'x', open: false}"));
    holds.insertOne(Document.parse("{_id: 3, bed: 'x', open: true}"));
    var refused =
        catchThrowableOfType(
            MongoWriteException.class, () -> holds.updateOne(eq(1), set("open", true)));
    assertThat(refused.getError().getMessage()).contains("one_open_hold");
    holds.updateOne(eq(3), set("open", false));
    holds.updateOne(eq(1), set("open", true));
    assertThat(holds.countDocuments(and(eq("bed", "x"), eq("open", true)))).isEqualTo(1);
    assertThat(holds.countDocuments(eq("bed", "x"))).isEqualTo(3);
  }

  @Test
  void a_sparse_unique_index_ignores_documents_without_the_field() {
    var people = store.emptyCollection("people");
    people.createIndex(Document.parse("{badge: 1}"), new IndexOptions().unique(true).sparse(true));
    people.insertMany(List.of(new Document("_id", 1), new Document("_id", 2)));
    people.updateOne(eq(1), set("badge", "k"));
    assertThat(
            catchThrowableOfType(
                MongoWriteException.class, () -> people.updateOne(eq(2), set("badge", "k"))))
        .isNotNull();
    people.updateOne(eq(1), unset("badge"));
    people.updateOne(eq(2), set("badge", "k"));
  }

  @Test
  void an_index_that_the_documents_contradict_is_refused_and_the_same_one_again_is_not() {
    Bson ward = Document.parse("{ward: 1}");
    var duplicates =
        catchThrowableOfType(
            MongoServerException.class,
            () -> journal.createIndex(ward, new IndexOptions().unique(true)));
    assertThat(duplicates.getCode()).isEqualTo(DUPLICATE_KEY);
    assertThat(journal.listIndexes()).hasSize(3);
    journal.insertOne(Document.parse("{_id: 'c/1', subject: 'c', first: 1, ward: 'L04'}"));
    journal.createIndex(ward, new IndexOptions().name("by-ward"));
    journal.createIndex(ward, new IndexOptions().name("by-ward"));
    assertThat(journal.listIndexes()).hasSize(4);
    journal.dropIndex("by-ward");
    assertThat(ids(eq("ward", "L04"))).containsExactly("a/4", "b/1", "c/1");
  }

  @Test
  void identifiers_may_be_documents() {
    var places = store.emptyCollection("places");
    places.insertOne(Document.parse("{_id: {ward: 'J12', bed: 1}}"));
    places.insertOne(Document.parse("{_id: {ward: 'J12', bed: 2}}"));
    var refused =
        catchThrowableOfType(
            MongoWriteException.class,
            () -> places.insertOne(Document.parse("{_id: {ward: 'J12', bed: 2}}")));
    assertThat(refused.getError().getCode()).isEqualTo(DUPLICATE_KEY);
    places.updateOne(eq(Document.parse("{ward: 'J12', bed: 2}")), set("free", true));
    assertThat(places.find(eq("free", true)))
        .containsExactly(Document.parse("{_id: {ward: 'J12', bed: 2}, free: true}"));
  }

  @Test
  void values_are_told_apart() {
    assertThat(journal.distinct("ward", eq("subject", "a"), String.class))
        .containsExactlyInAnyOrder("J12", "L04");
  }

  @Test
  void a_bulk_of_maxima_keeps_the_greatest() {
    var heads = store.emptyCollection("heads");
    var upsert = new UpdateOptions().upsert(true);
    heads.bulkWrite(
        List.of(
            new UpdateOneModel<>(eq("a"), Updates.max("last", 5), upsert),
            new UpdateOneModel<>(eq("b"), Updates.max("last", 1), upsert),
            new UpdateOneModel<>(eq("a"), Updates.max("last", 3), upsert),
            new UpdateOneModel<>(eq("b"), Updates.max("last", 2), upsert)),
        new BulkWriteOptions().ordered(false));
    assertThat(heads.find().sort(ascending("_id")))
        .containsExactly(
            new Document("_id", "a").append("last", 5), new Document("_id", "b").append("last", 2));
  }

  private MongoWriteException refusedInsert(String document) {
    return catchThrowableOfType(
        MongoWriteException.class, () -> journal.insertOne(Document.parse(document)));
  }

  private List<String> ids(Bson filter) {
    var found = new ArrayList<String>();
    journal
        .find(filter)
        .sort(ascending("_id"))
        .forEach(document -> found.add(document.getString("_id")));
    return found;
  }

  private List<String> firstPending(int most) {
    var found = new ArrayList<String>();
    journal
        .find(exists("pending"))
        .sort(ascending("pending"))
        .limit(most)
        .forEach(document -> found.add(document.getString("_id")));
    return found;
  }

  private static void replaceIfOlder(MongoCollection<Document> state, String id, int seq) {
    state.replaceOne(
        and(eq(id), lt("seq", seq)),
        new Document("_id", id).append("seq", seq),
        new ReplaceOptions().upsert(true));
  }

  private static ReplaceOneModel<Document> fold(String id, int seq) {
    return new ReplaceOneModel<>(
        and(eq(id), lt("seq", seq)),
        new Document("_id", id).append("seq", seq),
        new ReplaceOptions().upsert(true));
  }
}
