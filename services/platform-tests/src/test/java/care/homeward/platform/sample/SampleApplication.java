package care.homeward.platform.sample;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.PressureEvent.PressureRaised;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.TeamEvent;
import care.homeward.contracts.TeamEvent.TeamCapacitySet;
import care.homeward.platform.Platform;
import care.homeward.platform.core.Decision;
import care.homeward.platform.core.Refused;
import care.homeward.platform.inbox.FactHandler;
import care.homeward.platform.inbox.Inbox;
import care.homeward.platform.inbox.Tracing;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.journal.Fold;
import care.homeward.platform.journal.Journal;
import care.homeward.platform.journal.Journals;
import com.mongodb.MongoTimeoutException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.messaging.Message;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Sets a team's slots over HTTP, and listens to the pressure on places. */
@SpringBootApplication
@Import(Platform.class)
public class SampleApplication {

  /** How many slots a team has; more than a hundred is refused. */
  @Document("slots")
  public record Slots(@Id String id, int slots) {
    Decision<TeamEvent> set(int wanted) {
      if (wanted > 100) {
        throw Refused.impossible("too-many-slots", "A team has at most a hundred slots.");
      }
      return Decision.of(
          List.of(
              TeamCapacitySet.declared(id, Instant.EPOCH, LocalDate.EPOCH, Skill.NURSING, wanted)));
    }
  }

  /** What the service heard, and how it is to behave. */
  public static final class Heard implements FactHandler {
    public final List<String> applied = new CopyOnWriteArrayList<>();
    public final List<String> traces = new CopyOnWriteArrayList<>();
    public volatile boolean poisoned = true;
    public final AtomicInteger awayFor = new AtomicInteger();
    private final Tracing tracing;

    Heard(Tracing tracing) {
      this.tracing = tracing;
    }

    @Override
    public void on(Envelope<?> fact, Cause cause) {
      if (fact.data() instanceof PressureRaised raised) {
        if (raised.thresholds().startsWith("poison") && poisoned) {
          throw new IllegalStateException("poison");
        }
        if (awayFor.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
          throw new MongoTimeoutException("away");
        }
      }
      traces.add(fact.id() + " " + tracing.traceId());
      applied.add(fact.id());
    }
  }

  /** What a command goes through before anything is decided; a test may hold the next one there. */
  public static final class Door {

    private final Queue<Held> next = new ConcurrentLinkedQueue<>();

    /** A command that has come to the door, and may go on when it is told to. */
    public record Held(CountDownLatch isThere, CountDownLatch mayGo) {}

    /** Only the next to come is held. */
    public Held holdTheNext() {
      var held = new Held(new CountDownLatch(1), new CountDownLatch(1));
      next.add(held);
      return held;
    }

    void pass() throws InterruptedException {
      var held = next.poll();
      if (held != null) {
        held.isThere().countDown();
        held.mayGo().await();
      }
    }
  }

  @Bean
  Door door() {
    return new Door();
  }

  @Bean
  Heard heard(Tracing tracing) {
    return new Heard(tracing);
  }

  @Bean
  Consumer<Message<List<byte[]>>> feed(Inbox inbox, Heard heard) {
    return inbox.reading(heard);
  }

  @Bean
  Journal<Slots, TeamEvent> journal(Journals journals) {
    return journals.of(
        Publisher.NEIGHBOURHOOD_TEAMS,
        TeamEvent.class,
        Slots.class,
        Fold.of(
            subject -> new Slots(subject, 0),
            (slots, event) ->
                event instanceof TeamCapacitySet set ? new Slots(slots.id(), set.slots()) : slots));
  }

  /** The HTTP interface, at paths the access table knows. */
  @RestController
  public static final class Api {

    private final Journal<Slots, TeamEvent> journal;
    private final Door door;

    Api(Journal<Slots, TeamEvent> journal, Door door) {
      this.journal = journal;
      this.door = door;
    }

    /**
     * What to set.
     *
     * @param slots zero or more
     */
    public record Wanted(@NotNull @PositiveOrZero Integer slots) {}

    @PostMapping("/api/teams/{id}/capacity")
    Slots set(@PathVariable String id, @Valid @RequestBody Wanted wanted, Cause cause)
        throws InterruptedException {
      door.pass();
      return journal.handle(id, cause, slots -> slots.set(wanted.slots())).state();
    }

    @GetMapping("/api/teams/{id}")
    Slots slots(@PathVariable String id) {
      return journal.state(id);
    }
  }
}
