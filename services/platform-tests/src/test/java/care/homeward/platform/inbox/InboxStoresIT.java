package care.homeward.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.platform.inbox.Parking.Head;
import care.homeward.platform.inbox.Parking.Parked;
import care.homeward.platform.testkit.Machinery;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an inbox may rely on, of the real stores and of those the simulation runs on. */
class InboxStoresIT {

  private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
  private static final MongoClient CLIENT = MongoClients.create(Machinery.store());

  @AfterAll
  static void close() {
    CLIENT.close();
  }

  private static MongoDatabase database() {
    return CLIENT.getDatabase("inbox-stores-" + UUID.randomUUID());
  }

  static Stream<PositionStore> positions() {
    return Stream.of(new MongoPositions(database().getCollection("inbox")), new MemoryPositions());
  }

  static Stream<ParkedStore> parked() {
    return Stream.of(new MongoParked(database().getCollection("parked")), new MemoryParked());
  }

  @ParameterizedTest
  @MethodSource("positions")
  void a_position_only_rises(PositionStore store) {
    store.raise(Map.of("a", 3L, "b", 1L));
    store.raise(Map.of("a", 2L, "b", 2L));

    assertThat(store.find(List.of("a", "b", "never")))
        .containsExactlyInAnyOrderEntriesOf(Map.of("a", 3L, "b", 2L));
  }

  @ParameterizedTest
  @MethodSource("parked")
  void parked_records_are_found_by_stream_in_order(ParkedStore store) {
    store.put(parked("t/0/5", "a", 7, "GAP", 1));
    store.put(parked("t/0/3", "a", 5, "poison", 2));
    store.put(parked("t/0/4", "b", 1, "poison", 0));

    assertThat(store.of("a")).extracting(Parked::sequence).containsExactly(5L, 7L);
    assertThat(store.of("a").getFirst()).isEqualTo(parked("t/0/3", "a", 5, "poison", 2));
    assertThat(store.oldest(2)).extracting(Parked::id).containsExactly("t/0/4", "t/0/5");
    assertThat(store.heads())
        .containsExactlyInAnyOrder(new Head("a", 5, "poison"), new Head("b", 1, "poison"));
  }

  @ParameterizedTest
  @MethodSource("parked")
  void a_record_parked_again_takes_the_place_of_the_first_until_it_leaves(ParkedStore store) {
    store.put(parked("t/0/3", "a", 5, "GAP", 1));
    store.put(parked("t/0/3", "a", 5, "poison", 2));

    assertThat(store.of("a")).containsExactly(parked("t/0/3", "a", 5, "poison", 2));

    store.remove("t/0/3");
    store.remove("t/0/3");
    assertThat(store.heads()).isEmpty();
  }

  private static Parked parked(
      String id, String stream, long sequence, String reason, int seconds) {
    return new Parked(
        id, stream, sequence, reason, AT.plusSeconds(seconds), new Binary(new byte[] {1, 2}));
  }
}
