package care.homeward.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.platform.testkit.Machinery;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What a journal may rely on, of the real store and of the one the simulation runs on. */
class JournalStoreIT {

  private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
  private static final MongoClient CLIENT = MongoClients.create(Machinery.store());

  @AfterAll
  static void close() {
    CLIENT.close();
  }

  static Stream<JournalStore<Tally>> stores() {
    var mongo = new MongoTemplate(CLIENT, "journal-store-" + UUID.randomUUID());
    return Stream.of(new MongoJournalStore<>(mongo, Tally.class), new MemoryJournalStore<>());
  }

  @ParameterizedTest
  @MethodSource("stores")
  void a_place_and_a_cause_are_taken_once(JournalStore<Tally> store) {
    assertThat(store.insert(entry("a", 1, 2, "first"))).isTrue();

    assertThat(store.insert(entry("a", 1, 1, "other"))).isFalse();
    assertThat(store.insert(entry("a", 3, 3, "first"))).isFalse();
    assertThat(store.insert(noted("a", 2, "first"))).isFalse();
    assertThat(store.insert(entry("b", 1, 1, "first"))).isTrue();
    assertThat(ids(store.until("a", 9))).containsExactly("a/1");
  }

  @ParameterizedTest
  @MethodSource("stores")
  void entries_are_found_in_order_by_where_they_begin(JournalStore<Tally> store) {
    store.insert(entry("a", 4, 4, "four"));
    store.insert(entry("a", 1, 3, "one"));
    store.insert(noted("a", 4, "nothing"));
    store.insert(entry("b", 2, 2, "two"));

    assertThat(ids(store.after("a", 0)).getFirst()).isEqualTo("a/1");
    assertThat(ids(store.after("a", 1))).containsExactlyInAnyOrder("a/4", "a/noted/nothing");
    assertThat(ids(store.after("a", 4))).isEmpty();
    assertThat(ids(store.until("a", 3))).containsExactly("a/1");
    assertThat(ids(store.until("a", 0))).isEmpty();
    assertThat(store.caused("a", "one")).isEqualTo(entry("a", 1, 3, "one"));
    assertThat(store.caused("a", "two")).isNull();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void an_entry_comes_back_as_it_was(JournalStore<Tally> store) {
    var full =
        new Entry(
            "a/1",
            "a",
            1,
            2,
            "cause",
            "tester",
            "request",
            AT,
            List.of("one", "two"),
            new Tally.Remark("kept"),
            true);
    store.insert(full);

    assertThat(store.until("a", 1)).containsExactly(full);
  }

  @ParameterizedTest
  @MethodSource("stores")
  void what_is_pending_is_found_by_subject_and_in_order_until_it_is_settled(
      JournalStore<Tally> store) {
    store.insert(entry("b", 1, 1, "b1"));
    store.insert(entry("a", 2, 2, "a2"));
    store.insert(entry("a", 1, 1, "a1"));
    store.insert(noted("a", 2, "nothing"));

    assertThat(pending(store, AT.plusMillis(1))).containsExactly("a/1", "a/2", "b/1");
    assertThat(pending(store, Instant.ofEpochMilli(Long.MAX_VALUE))).hasSize(3);
    assertThat(pending(store, AT)).isEmpty();
    assertThat(ids(store.pending("a"))).containsExactly("a/1", "a/2");

    store.settle(List.of(entry("a", 1, 1, "a1"), entry("b", 1, 1, "b1")));

    assertThat(pending(store, AT.plusMillis(1))).containsExactly("a/2");
    assertThat(ids(store.pending("b"))).isEmpty();
    assertThat(store.until("a", 1).getFirst().pending()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void an_older_state_never_takes_the_place_of_a_newer_one(JournalStore<Tally> store) {
    assertThat(store.state("a")).isNull();
    store.write(Map.of("a", held("a", 3), "b", held("b", 1)));

    store.write(Map.of("a", held("a", 2), "b", held("b", 2)));
    store.write(Map.of("a", new Held<>(new Tally("a", 7, "same sequence"), 3)));

    assertThat(store.state("a")).isEqualTo(held("a", 3));
    assertThat(store.state("b")).isEqualTo(held("b", 2));
  }

  private static Held<Tally> held(String subject, int level) {
    return new Held<>(new Tally(subject, level, null), level);
  }

  private static Entry entry(String subject, long first, long last, String cause) {
    return entry(subject + "/" + first, subject, first, last, cause, List.of("{}"), true);
  }

  private static Entry noted(String subject, long at, String cause) {
    return entry(subject + "/noted/" + cause, subject, at, at, cause, List.of(), false);
  }

  private static Entry entry(
      String id,
      String subject,
      long first,
      long last,
      String cause,
      List<String> events,
      boolean pending) {
    @Nullable String request = null;
    return new Entry(id, subject, first, last, cause, "tester", request, AT, events, null, pending);
  }

  private static List<String> pending(JournalStore<Tally> store, Instant before) {
    return StreamSupport.stream(store.pending(before).spliterator(), false).map(Entry::id).toList();
  }

  private static List<String> ids(List<Entry> entries) {
    return entries.stream().map(Entry::id).toList();
  }
}
