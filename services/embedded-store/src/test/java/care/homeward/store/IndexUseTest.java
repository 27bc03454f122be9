package care.homeward.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * In 50,000 documents a search looks at no more of them than the index proposes: its matches, those
 * at the edge of a bound that excludes them, and those with a list where the index has a place.
 */
class IndexUseTest {

  private static final int DOCUMENTS = 50_000;

  @TempDir private static Path directory;
  private static EmbeddedStore store;
  private static MongoClient client;
  private static MongoCollection<Document> journal;

  /** 5,000 subjects of ten documents; every thousandth is pending; one in ten is open. */
  @BeforeAll
  static void fill() {
    store = EmbeddedStore.start(directory, 0);
    client = TestStore.client(store.uri());
    journal = client.getDatabase("use").getCollection("journal");
    journal.createIndex(Document.parse("{subject: 1, first: 1}"), new IndexOptions().unique(true));
    journal.createIndex(
        Document.parse("{pending: 1, subject: 1, first: 1}"),
        new IndexOptions().partialFilterExpression(Document.parse("{pending: true}")));
    journal.createIndex(Document.parse("{place: 1, at: 1}"));
    journal.createIndex(Document.parse("{tag: -1}"));
    journal.insertMany(IntStream.range(0, DOCUMENTS).mapToObj(IndexUseTest::document).toList());
  }

  private static Document document(int number) {
    var document =
        new Document("_id", number)
            .append("subject", "s" + number / 10)
            .append("first", number % 10)
            .append("place", "p" + number % 100)
            .append("at", number)
            .append("open", number % 10 == 0)
            .append("tag", number < 5 ? List.of("a", "b") : "t" + number);
    return number % 1000 == 0 ? document.append("pending", true) : document;
  }

  @AfterAll
  static void stop() {
    client.close();
    store.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{_id: 77}                                          | 1     | 1",
        "{_id: 77, first: {$lt: 3}}                         | 0     | 1",
        "{_id: {$in: [1, 2, 3, 99999]}}                     | 3     | 3",
        "{_id: {$gte: 49990}}                               | 10    | 10",
        "{subject: 's7'}                                    | 10    | 10",
        "{subject: 's7', first: {$gt: 6}}                   | 3     | 4",
        "{subject: 's7', first: 4, open: false}             | 1     | 1",
        "{$and: [{subject: 's7'}, {first: 4}]}              | 1     | 1",
        "{subject: {$in: ['s7', 's8']}, first: {$gte: 8}}   | 4     | 4",
        "{subject: 's7', first: {$lte: 4}}                  | 5     | 5",
        "{subject: {$gte: 's998'}, first: {$gt: 1}}         | 16    | 20",
        "{pending: true}                                    | 50    | 50",
        "{pending: true, subject: 's100'}                   | 1     | 1",
        "{pending: true, subject: {$in: ['s100', 's101']}}  | 1     | 1",
        "{place: 'p3', at: {$gte: 49000, $lt: 49500}}       | 5     | 5",
        "{place: 'p10', subject: 's1'}                      | 1     | 10",
        "{place: 'p10', open: true}                         | 500   | 500",
        "{tag: 't77'}                                       | 1     | 6",
        "{tag: 'b'}                                         | 5     | 5",
        "{$or: [{subject: 's7'}, {subject: 's8'}]}          | 20    | 50000",
        "{first: 4, at: {$lt: 100}}                         | 10    | 50000",
      })
  void a_search_examines_what_its_index_proposes(String filter, int found, int examined) {
    var wanted = Document.parse(filter);
    long before = store.examined();
    assertThat(journal.find(wanted).into(new ArrayList<>())).hasSize(found);
    assertThat(store.examined() - before).isEqualTo(examined);
  }

  @Test
  void updates_and_deletions_use_the_same_indexes() {
    var ofSubject = Document.parse("{subject: 's9'}");
    long before = store.examined();
    journal.updateOne(Document.parse("{_id: 93, first: 3}"), Updates.set("seen", true));
    assertThat(store.examined() - before).isEqualTo(1);
    journal.replaceOne(Document.parse("{_id: 93}"), document(93));
    assertThat(store.examined() - before).isEqualTo(2);
    journal.updateMany(ofSubject, Updates.unset("seen"));
    assertThat(store.examined() - before).isEqualTo(12);
    journal.deleteOne(Document.parse("{_id: 93}"));
    journal.insertOne(document(93));
    assertThat(store.examined() - before).isEqualTo(13);
  }
}
