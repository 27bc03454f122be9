package care.homeward.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import care.homeward.broker.EmbeddedBroker;
import care.homeward.contracts.Envelope;
import care.homeward.contracts.PressureEvent;
import care.homeward.contracts.PressureEvent.PressureRaised;
import care.homeward.contracts.Publisher;
import care.homeward.platform.core.Refused;
import care.homeward.platform.testkit.Machinery;
import care.homeward.store.EmbeddedStore;
import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final List<Instance> instances = new ArrayList<>();
  private final String database = "journal-" + UUID.randomUUID();
  private final String subject = "place-" + UUID.randomUUID();

  private Instance instance() {
    var instance = new Instance(Machinery.broker(), Machinery.store(), database);
    instances.add(instance);
    return instance;
  }

  @AfterEach
  void close() {
    instances.forEach(Instance::close);
  }

  @Test
  void a_command_leaves_one_entry_and_its_fact_reaches_the_topic_once() {
    var one = instance().relaying().writing();

    var outcome = one.raise(subject, "first");

    assertThat(outcome.state().level()).isEqualTo(1);
    assertThat(one.entries(subject)).isEqualTo(1);
    await().atMost(SOON).until(() -> one.pending() == 0);
    assertThat(sequencesOnTheTopic()).containsExactly(1L);
  }

  @Test
  void two_writers_on_one_subject_both_succeed_without_gap_or_overtaking() throws Exception {
    var one = instance().relaying().writing();
    var other = instance().relaying().writing();
    var together = new CountDownLatch(1);
    var outcomes = new ArrayList<Future<Outcome<Tally, PressureEvent>>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        var cause = "command-" + i;
        var writer = i % 2 == 0 ? one : other;
        outcomes.add(
            threads.submit(
                () -> {
                  together.await();
                  return writer.raise(subject, cause);
                }));
      }
      together.countDown();
    }
    for (var outcome : outcomes) {
      assertThat(outcome.get().replayed()).isFalse();
    }

    assertThat(instance().journal.state(subject).level()).isEqualTo(100);
    await().atMost(SOON).until(() -> one.pending() == 0);
    assertThat(sequencesOnTheTopic().stream().distinct().toList())
        .isEqualTo(LongStream.rangeClosed(1, 100).boxed().toList());
  }

  @Test
  void the_same_cause_gives_the_first_outcome_again_whatever_happened_since() {
    var one = instance();
    one.raise(subject, "first");
    one.raise(subject, "second");

    var again = instance().raise(subject, "first");

    assertThat(again.replayed()).isTrue();
    assertThat(again.state().level()).isEqualTo(1);
    assertThat(again.events()).singleElement().isInstanceOf(PressureRaised.class);
    assertThat(one.entries(subject)).isEqualTo(2);
  }

  @Test
  void a_retry_at_once_needs_nothing_of_what_went_before() {
    var one = instance();
    one.journal.handle(subject, Cause.of("first", "tester"), tally -> tally.remarked("said"));
    one.raise(subject, "second");
    one.mongo.getCollection(MongoJournalStore.JOURNAL).deleteOne(Filters.eq("cause", "first"));

    var again = one.raise(subject, "second");

    assertThat(again.replayed()).isTrue();
    assertThat(again.state()).isEqualTo(new Tally(subject, 2, "said"));
  }

  @Test
  void a_stale_state_neither_answers_nor_decides_that_there_is_nothing_to_do() {
    var one = instance();
    var other = instance();
    one.raise(subject, "to one");
    assertThat(other.journal.state(subject).level()).isEqualTo(1);
    one.raise(subject, "to two");

    assertThat(other.journal.state(subject).level()).isEqualTo(2);
    one.raise(subject, "to three");
    assertThatThrownBy(
            () ->
                other.journal.handle(
                    subject, Cause.of("back to two", "tester"), tally -> tally.raisedTo(2)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void a_cause_that_led_to_nothing_leads_to_nothing_later_either() {
    var one = instance();
    one.raise(subject, "to one");
    var already = Cause.of("already one", "tester");
    one.journal.handle(subject, already, tally -> tally.raisedTo(1));
    one.raise(subject, "to two");

    var again = one.journal.handle(subject, already, Tally::raised);

    assertThat(again.replayed()).isTrue();
    assertThat(again.state().level()).isEqualTo(1);
    assertThat(again.events()).isEmpty();
    assertThat(one.journal.state(subject).level()).isEqualTo(2);
  }

  @Test
  void a_retry_of_what_was_done_is_replayed_even_if_it_would_be_refused_now() {
    var one = instance();
    var cause = Cause.of("to one", "tester");
    one.journal.handle(subject, cause, tally -> tally.raisedTo(1));
    one.raise(subject, "to two");

    assertThat(one.journal.handle(subject, cause, tally -> tally.raisedTo(1)).replayed()).isTrue();
    assertThatThrownBy(
            () ->
                one.journal.handle(subject, Cause.of("new", "tester"), tally -> tally.raisedTo(1)))
        .isInstanceOf(Refused.class);
    assertThat(one.entries(subject)).isEqualTo(2);
  }

  @Test
  void the_same_key_with_another_request_is_refused() {
    var one = instance();
    one.journal.handle(subject, new Cause("key", "tester", "body", () -> {}), Tally::raised);

    assertThatThrownBy(
            () ->
                one.journal.handle(
                    subject, new Cause("key", "tester", "other", () -> {}), Tally::raised))
        .isInstanceOf(KeyReused.class);
    assertThat(one.entries(subject)).isEqualTo(1);
  }

  @Test
  void a_crash_between_insert_and_publish_loses_nothing() {
    var dead = instance();
    dead.raise(subject, "first");
    dead.raise(subject, "second");
    dead.close();

    var next = instance().relaying().writing();

    await().atMost(SOON).until(() -> next.pending() == 0);
    assertThat(sequencesOnTheTopic()).containsExactly(1L, 2L);
    assertThat(stored(next)).isEqualTo(2);
  }

  @Test
  void a_crash_between_publish_and_mark_repeats_but_never_reorders() {
    var dead = instance().relaying();
    dead.raise(subject, "first");
    dead.raise(subject, "second");
    await().atMost(SOON).until(() -> sequencesOnTheTopic().size() == 2);
    assertThat(dead.pending()).isEqualTo(2);
    dead.close();

    var next = instance().relaying().writing();

    await().atMost(SOON).until(() -> next.pending() == 0);
    assertThat(sequencesOnTheTopic()).containsExactly(1L, 2L, 1L, 2L);
  }

  @Test
  void a_state_document_thrown_away_is_folded_anew_from_the_journal() {
    var one = instance();
    one.journal.handle(subject, Cause.of("a", "tester"), tally -> tally.remarked("kept here"));
    one.raise(subject, "b");
    one.flush();
    assertThat(stored(one)).isEqualTo(2);
    one.mongo.getCollection("tallies").drop();

    var tally = instance().journal.state(subject);

    assertThat(tally).isEqualTo(new Tally(subject, 2, "kept here"));
  }

  @Test
  void a_state_stored_in_another_form_is_not_read_but_folded_anew() {
    var one = instance();
    one.raise(subject, "a");
    one.raise(subject, "b");
    one.flush();
    storeInAnotherForm(one);

    assertThat(instance().journal.state(subject)).isEqualTo(new Tally(subject, 2, null));
    assertThat(instance().raise(subject, "c").state().level()).isEqualTo(3);
  }

  @Test
  void lists_read_right_too_once_states_of_another_form_were_folded_anew_at_start() {
    var one = instance();
    one.raise(subject, "a");
    one.raise(subject, "b");
    one.raise("place-other", "c");
    one.flush();
    storeInAnotherForm(one);

    var next = instance();
    assertThat(next.store.toFoldAnew()).containsExactly(subject);
    next.journal.foldAnew(next.store.toFoldAnew());
    next.store.foldedAnew();

    assertThat(next.mongo.findById(subject, Tally.class)).isEqualTo(new Tally(subject, 2, null));
    assertThat(next.store.toFoldAnew()).isEmpty();
  }

  @Test
  void states_that_were_lost_altogether_are_folded_anew_at_start() {
    var one = instance();
    one.raise(subject, "a");
    one.raise("place-other", "b");
    one.flush();
    one.store.foldedAnew();
    one.mongo.getCollection("tallies").drop();

    var next = instance();
    next.journal.foldAnew(next.store.toFoldAnew());

    assertThat(next.mongo.findAll(Tally.class))
        .containsExactlyInAnyOrder(new Tally(subject, 1, null), new Tally("place-other", 1, null));
  }

  private void storeInAnotherForm(Instance instance) {
    instance
        .mongo
        .getCollection("tallies")
        .updateOne(
            new Document("_id", subject),
            new Document(
                "$set",
                new Document("shape", "of before")
                    .append("level", List.of(new Document("of", "before")))));
  }

  @Test
  void what_a_broker_has_lost_is_sent_again_from_the_journal(@TempDir Path directory) {
    var port = Machinery.freePort();
    var controller = Machinery.freePort();
    var topic = Publisher.RESILIENCE_PLAN.topic();
    var one = new AtomicReference<Instance>();
    try (var broker = EmbeddedBroker.start(directory.resolve("before"), port, controller)) {
      broker.createTopics(List.of(topic));
      one.set(new Instance(broker.bootstrapServers(), Machinery.store(), database));
      instances.add(one.get());
      look(one.get());
      one.get().relaying().writing();
      one.get().raise(subject, "a");
      one.get().raise(subject, "b");
      await().atMost(SOON).until(() -> one.get().pending() == 0);
      look(one.get());
      assertThat(one.get().pending()).isZero();
      one.get().close();
    }
    try (var empty = EmbeddedBroker.start(directory.resolve("after"), port, controller)) {
      empty.createTopics(List.of(topic));
      var next = new Instance(empty.bootstrapServers(), Machinery.store(), database);
      instances.add(next);
      look(next);
      assertThat(next.pending()).isEqualTo(2);
      next.relaying().writing();

      await().atMost(SOON).until(() -> next.pending() == 0);
      assertThat(sequences(Machinery.facts(empty.bootstrapServers(), Publisher.RESILIENCE_PLAN)))
          .containsExactly(1L, 2L);
    }
  }

  private static void look(Instance instance) {
    new Republishing(
            Publisher.RESILIENCE_PLAN.topic(),
            instance.kafka,
            instance.mongo,
            instance.store::publishAgain,
            () -> true)
        .look();
  }

  @Test
  void what_is_kept_is_never_published() {
    var one = instance().relaying().writing();
    one.journal.handle(subject, Cause.of("a", "tester"), tally -> tally.remarked("our secret"));
    await().atMost(SOON).until(() -> one.pending() == 0);

    assertThat(Machinery.records(Publisher.RESILIENCE_PLAN.topic()))
        .isNotEmpty()
        .noneMatch(
            record ->
                new String(record.value(), java.nio.charset.StandardCharsets.UTF_8)
                    .contains("our secret"));
  }

  @Test
  void with_the_broker_away_commands_go_on_and_their_facts_arrive_in_order_later(
      @TempDir Path directory) {
    var port = Machinery.freePort();
    var controller = Machinery.freePort();
    var broker = EmbeddedBroker.start(directory, port, controller);
    broker.createTopics(List.of(Publisher.RESILIENCE_PLAN.topic()));
    var one = new Instance(broker.bootstrapServers(), Machinery.store(), database);
    instances.add(one);
    one.relaying().writing();
    one.raise(subject, "before");
    await().atMost(SOON).until(() -> one.pending() == 0);

    broker.close();
    for (int i = 0; i < 20; i++) {
      one.raise(subject, "away-" + i);
    }
    assertThat(one.pending()).isEqualTo(20);

    try (var back = EmbeddedBroker.start(directory, port, controller)) {
      await().atMost(Duration.ofSeconds(60)).until(() -> one.pending() == 0);
      assertThat(sequences(Machinery.facts(back.bootstrapServers(), Publisher.RESILIENCE_PLAN)))
          .isEqualTo(LongStream.rangeClosed(1, 21).boxed().toList());
    }
  }

  @Test
  void with_the_store_away_a_command_fails_and_the_same_one_succeeds_once_later(
      @TempDir Path directory) {
    var port = Machinery.freePort();
    var store = EmbeddedStore.start(directory, port);
    var one = new Instance(Machinery.broker(), store.uri(), database);
    instances.add(one);
    one.relaying().writing();
    one.raise(subject, "before");

    store.close();
    assertThatThrownBy(() -> one.raise(subject, "away")).isInstanceOf(MongoException.class);

    try (var back = EmbeddedStore.start(directory, port)) {
      assertThat(back.port()).isEqualTo(port);
      await()
          .atMost(SOON)
          .ignoreExceptionsInstanceOf(MongoException.class)
          .until(() -> one.raise(subject, "away").state().level() == 2);
      one.raise(subject, "away");
      assertThat(one.entries(subject)).isEqualTo(2);
      await().atMost(SOON).until(() -> one.pending() == 0);
    }
  }

  private int stored(Instance instance) {
    var held = instance.store.state(subject);
    return held == null ? 0 : held.state().level();
  }

  private List<Long> sequencesOnTheTopic() {
    return sequences(Machinery.facts(Publisher.RESILIENCE_PLAN));
  }

  private List<Long> sequences(List<Envelope<?>> facts) {
    return facts.stream()
        .filter(fact -> fact.subject().equals(subject))
        .map(Envelope::sequence)
        .toList();
  }
}
