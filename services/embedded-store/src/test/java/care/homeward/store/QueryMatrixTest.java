package care.homeward.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each filter finds the same documents with and without indexes, here and on a MongoDB server. */
class QueryMatrixTest {

  private static final List<Document> DOCUMENTS =
      Stream.of(
              """
              {_id: 'a/1', subject: 'a', first: 1, place: 'north', pending: 10,
               tags: ['frail', 'night'], at: {$date: '2026-01-01T00:00:00Z'},
               owner: {team: 't1', beds: 2}}""",
              """
              {_id: 'a/2', subject: 'a', first: 2, place: 'north', tags: [],
               at: {$date: '2026-01-02T00:00:00Z'}, owner: {team: 't1', beds: 3}}""",
              """
              {_id: 'a/4', subject: 'a', first: 4, place: 'south', pending: 30, tags: ['night'],
               at: {$date: '2026-01-03T00:00:00Z'}}""",
              """
              {_id: 'b/1', subject: 'b', first: 1, place: 'south', note: null,
               at: {$date: '2026-01-04T00:00:00Z'}, owner: {team: 't2'}}""",
              """
              {_id: 'b/2', subject: 'b', first: {$numberLong: '2'}, place: 'east', pending: 20,
               tags: 'night'}""",
              "{_id: 'c/1', subject: 'c', first: 1.0, place: 'north', closed: true}",
              """
              {_id: 'd/1', subject: 'd', first: 9, place: null,
               steps: [{name: 'referred', day: 1}, {name: 'taken', day: 3}]}""",
              """
              {_id: 'e/1', subject: 'e', first: 10, tags: ['red', 'blue', 'night'],
               steps: [{name: 'referred', day: 8}]}""")
          .map(Document::parse)
          .toList();

  private static final String ALL = "a/1 a/2 a/4 b/1 b/2 c/1 d/1 e/1";

  /** A filter and the identifiers of the documents it finds. */
  private static final String[][] MATRIX = {
    {"{}", ALL},
    {"{_id: 'a/2'}", "a/2"},
    {"{_id: 'a/3'}", ""},
    {"{_id: {$in: ['a/4', 'zz', 'b/1']}}", "a/4 b/1"},
    {"{_id: {$gt: 'b/2'}}", "c/1 d/1 e/1"},
    {"{_id: {$gte: 'a/2', $lt: 'b/2'}}", "a/2 a/4 b/1"},
    {"{_id: {$regex: '^a/'}}", "a/1 a/2 a/4"},
    {"{_id: 'a/4', first: {$lt: 5}}", "a/4"},
    {"{_id: 'a/4', first: {$lt: 4}}", ""},
    {"{subject: 'a'}", "a/1 a/2 a/4"},
    {"{subject: {$eq: 'a'}}", "a/1 a/2 a/4"},
    {"{subject: 'a', first: {$gt: 1}}", "a/2 a/4"},
    {"{subject: 'a', first: {$gte: 2, $lt: 4}}", "a/2"},
    {"{subject: 'a', first: {$lte: 2}}", "a/1 a/2"},
    {"{subject: 'a', first: 2}", "a/2"},
    {"{subject: {$in: ['a', 'c']}, first: 1}", "a/1 c/1"},
    {"{subject: {$in: ['a', 'b']}, first: {$in: [2, 4]}}", "a/2 a/4 b/2"},
    {"{subject: {$in: []}}", ""},
    {"{subject: {$gte: 'c'}, first: {$gt: 1}}", "d/1 e/1"},
    {"{subject: {$nin: ['a', 'b']}}", "c/1 d/1 e/1"},
    {"{subject: /^[ab]$/}", "a/1 a/2 a/4 b/1 b/2"},
    {"{subject: 'a', place: {$gt: 'north'}}", "a/4"},
    {"{first: 1}", "a/1 b/1 c/1"},
    {"{first: 2}", "a/2 b/2"},
    {"{first: 2.0}", "a/2 b/2"},
    {"{first: {$lt: 2}}", "a/1 b/1 c/1"},
    {"{first: {$gt: 8.5}}", "d/1 e/1"},
    {"{first: {$gt: 4, $lt: 2}}", ""},
    {"{first: {$gt: 'x'}}", ""},
    {"{first: {$type: 'string'}}", ""},
    {"{$and: [{subject: 'a'}, {first: {$gt: 1}}, {place: 'north'}]}", "a/2"},
    {"{$and: [{first: {$gt: 1}}, {first: {$lt: 9}}]}", "a/2 a/4 b/2"},
    {"{subject: 'b', $and: [{first: {$gt: 1}}]}", "b/2"},
    {"{$or: [{subject: 'c'}, {first: 9}]}", "c/1 d/1"},
    {"{subject: 'a', $or: [{first: 1}, {place: 'south'}]}", "a/1 a/4"},
    {"{$nor: [{subject: 'a'}, {subject: 'b'}]}", "c/1 d/1 e/1"},
    {"{$expr: {$gt: ['$first', 8]}}", "d/1 e/1"},
    {"{place: 'north', subject: {$ne: 'c'}}", "a/1 a/2"},
    {"{place: null}", "d/1 e/1"},
    {"{place: {$in: ['east', null]}}", "b/2 d/1 e/1"},
    {"{place: {$exists: false}}", "e/1"},
    {"{place: {$exists: true}}", "a/1 a/2 a/4 b/1 b/2 c/1 d/1"},
    {"{place: {$not: {$eq: 'north'}}}", "a/4 b/1 b/2 d/1 e/1"},
    {"{pending: {$exists: true}}", "a/1 a/4 b/2"},
    {"{pending: {$exists: true}, subject: 'a'}", "a/1 a/4"},
    {"{pending: {$exists: false}}", "a/2 b/1 c/1 d/1 e/1"},
    {"{pending: {$gt: 10}}", "a/4 b/2"},
    {"{pending: {$lte: 20}}", "a/1 b/2"},
    {"{pending: null}", "a/2 b/1 c/1 d/1 e/1"},
    {"{pending: {$ne: null}}", "a/1 a/4 b/2"},
    {"{note: null}", ALL},
    {"{note: {$exists: true}}", "b/1"},
    {"{closed: true}", "c/1"},
    {"{closed: true, subject: 'c'}", "c/1"},
    {"{closed: {$ne: true}, subject: {$in: ['c', 'd']}}", "d/1"},
    {"{tags: 'night'}", "a/1 a/4 b/2 e/1"},
    {"{tags: {$in: ['frail', 'blue']}}", "a/1 e/1"},
    {"{tags: {$all: ['red', 'night']}}", "e/1"},
    {"{tags: {$size: 0}}", "a/2"},
    {"{tags: []}", "a/2"},
    {"{tags: ['night']}", "a/4"},
    {"{tags: {$exists: true}}", "a/1 a/2 a/4 b/2 e/1"},
    {"{tags: null}", "b/1 c/1 d/1"},
    {"{tags: {$gte: 'g', $lte: 'p'}}", "a/1 a/4 b/2 e/1"},
    {
      "{at: {$gte: {$date: '2026-01-02T00:00:00Z'}, $lt: {$date: '2026-01-04T00:00:00Z'}}}",
      "a/2 a/4"
    },
    {"{owner: {team: 't2'}}", "b/1"},
    {"{'owner.team': 't1'}", "a/1 a/2"},
    {"{'owner.team': 't1', 'owner.beds': {$gt: 2}}", "a/2"},
    {"{'owner.team': null}", "a/4 b/2 c/1 d/1 e/1"},
    {"{'steps.name': 'taken'}", "d/1"},
    {"{'steps.day': {$gt: 5}}", "e/1"},
    {"{steps: {$elemMatch: {name: 'referred', day: {$lt: 5}}}}", "d/1"},
  };

  private static List<TestStore> stores;

  @BeforeAll
  static void start() {
    stores = TestStore.all();
  }

  @AfterAll
  static void stop() {
    stores.forEach(TestStore::close);
  }

  static Stream<Arguments> everyFilterOnEveryCollection() {
    var rows = new ArrayList<Arguments>();
    for (TestStore store : stores) {
      var unindexed = store.emptyCollection("unindexed");
      unindexed.insertMany(DOCUMENTS);
      var indexed = store.emptyCollection("indexed");
      createIndexes(indexed);
      indexed.insertMany(DOCUMENTS);
      var indexedLater = store.emptyCollection("indexed-later");
      indexedLater.insertMany(DOCUMENTS);
      createIndexes(indexedLater);
      for (var collection : List.of(unindexed, indexed, indexedLater)) {
        for (String[] row : MATRIX) {
          String name = store + " " + collection.getNamespace().getCollectionName();
          rows.add(Arguments.of(name, row[0], row[1], collection));
        }
      }
    }
    return rows.stream();
  }

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @MethodSource("everyFilterOnEveryCollection")
  void a_filter_finds_exactly_its_documents(
      String name, String filter, String expected, MongoCollection<Document> collection) {
    var wanted = Document.parse(filter);
    var found = new ArrayList<String>();
    collection.find(wanted).forEach(document -> found.add(document.getString("_id")));
    assertThat(String.join(" ", found.stream().sorted().toList())).isEqualTo(expected);
    assertThat(collection.countDocuments(wanted)).isEqualTo(found.size());
  }

  private static void createIndexes(MongoCollection<Document> collection) {
    collection.createIndex(
        Document.parse("{subject: 1, first: 1}"), new IndexOptions().unique(true));
    collection.createIndex(
        Document.parse("{subject: 1}"),
        new IndexOptions()
            .unique(true)
            .name("closed once")
            .partialFilterExpression(Document.parse("{closed: true}")));
    collection.createIndex(Document.parse("{pending: -1}"), new IndexOptions().sparse(true));
    collection.createIndex(Document.parse("{tags: 1, place: 1}"), new IndexOptions().sparse(true));
    for (String keys :
        List.of(
            "{first: 1}",
            "{place: 1, subject: 1}",
            "{tags: 1}",
            "{at: 1}",
            "{note: 1}",
            "{owner: 1}",
            "{'owner.team': 1, 'owner.beds': -1}",
            "{'steps.name': 1}",
            "{'steps.day': 1}")) {
      collection.createIndex(Document.parse(keys));
    }
  }
}
