package care.homeward.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.PressureEvent;
import care.homeward.contracts.PressureEvent.PressureRaised;
import care.homeward.contracts.Publisher;
import care.homeward.platform.core.Decision;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RelayTest {

  private static final Instant MOMENT = Instant.parse("2026-11-24T08:00:00Z");

  private static final Fold<Integer, PressureEvent> LEVEL =
      Fold.of(_ -> 0, (level, _) -> level + 1);

  private final Facts facts =
      new Facts(
          JsonMapper.builder()
              .changeDefaultPropertyInclusion(
                  i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
              .build());
  private final List<Long> sent = new ArrayList<>();
  private final List<CompletableFuture<Object>> told = new ArrayList<>();
  private final HandTurnedJournal<Integer, PressureEvent> journal =
      new HandTurnedJournal<>(
          Publisher.RESILIENCE_PLAN,
          PressureEvent.class,
          LEVEL,
          facts,
          new MemoryJournalStore<>(),
          this::send,
          InstantSource.fixed(MOMENT),
          new SimpleMeterRegistry(),
          _ -> {});

  private CompletableFuture<?> send(String key, byte[] value) {
    sent.add(facts.read(value).sequence());
    told.add(new CompletableFuture<>());
    return told.getLast();
  }

  @Test
  void nothing_overtakes_what_failed_though_what_was_sent_with_it_is_not_heard_of_yet()
      throws InterruptedException {
    raise("two at once", 2);
    turns();
    told.get(1).completeExceptionally(new IllegalStateException("fenced"));
    raise("another", 1);
    turns();
    assertThat(sent).containsExactly(1L, 2L);

    told.get(0).complete("written");
    turns();
    assertThat(sent).containsExactly(1L, 2L, 1L, 2L, 3L);
  }

  private void raise(String cause, int times) {
    journal.handle(
        "leeds",
        Cause.of(cause, "tester"),
        level ->
            Decision.of(
                IntStream.rangeClosed(1, times)
                    .<PressureEvent>mapToObj(
                        one ->
                            new PressureRaised(
                                "leeds", MOMENT, level + one, level, "test", List.of()))
                    .toList()));
  }

  /** Enough for all that is due. */
  private void turns() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      var _ = journal.relay(_ -> {});
    }
  }
}
