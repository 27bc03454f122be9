package care.homeward.live.board;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.platform.testkit.Machinery;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What the board may rely on, of the real store and of the one the simulation runs on. */
class BoardDocumentsIT {

  private static final MongoClient CLIENT = MongoClients.create(Machinery.store());

  @AfterAll
  static void close() {
    CLIENT.close();
  }

  static Stream<BoardDocuments> stores() {
    var mongo = new MongoTemplate(CLIENT, "board-documents-" + UUID.randomUUID());
    return Stream.of(new MongoBoardDocuments(mongo), new MemoryBoardDocuments());
  }

  @ParameterizedTest
  @MethodSource("stores")
  void a_subject_never_goes_back(BoardDocuments store) {
    store.put(List.of(subject("a", 3, "three"), subject("b", 1, "one")));

    store.put(List.of(subject("a", 2, "two"), subject("b", 2, "two"), subject("c", 1, "one")));
    store.put(List.of(subject("a", 3, "three again")));

    assertThat(store.subjects())
        .extracting(stored -> stored.getString("_id") + " " + stored.getString("part"))
        .containsExactlyInAnyOrder("a three", "b two", "c one");
  }

  @ParameterizedTest
  @MethodSource("stores")
  void what_was_folded_by_other_rules_is_replaced(BoardDocuments store) {
    store.put(List.of(subject("a", 9, "old").append("fold", Board.RULES - 1)));

    store.put(List.of(subject("a", 1, "new")));

    assertThat(store.subjects())
        .extracting(stored -> stored.getString("part"))
        .containsExactly("new");
  }

  @ParameterizedTest
  @MethodSource("stores")
  void the_last_positions_are_those_kept(BoardDocuments store) {
    assertThat(store.positions()).isNull();

    store.putPositions(new Document("_id", BoardStore.ONLY).append("n", 2));
    store.putPositions(new Document("_id", BoardStore.ONLY).append("n", 1));

    assertThat(store.positions()).containsEntry("n", 1);
  }

  private static Document subject(String id, long heard, String part) {
    return new Document("_id", id)
        .append("fold", Board.RULES)
        .append("heard", heard)
        .append("part", part);
  }
}
