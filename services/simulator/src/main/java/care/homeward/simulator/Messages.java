package care.homeward.simulator;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the hospitals' own system sends: ADT messages, a few of which come again. */
final class Messages {

  private static final int REMEMBERED = 200;

  private final Feed feed;
  private final InstantSource clock;
  private final Deque<String> lately = new ArrayDeque<>();

  Messages(Feed feed, InstantSource clock) {
    this.feed = feed;
    this.clock = clock;
  }

  /** Sends an ADT message of something that happened now. */
  boolean tell(String trigger, Census.InBed person, World.@Nullable Bed former, String destination)
      throws InterruptedException {
    var now = clock.instant();
    return tell(
        person.patient(),
        new Hl7.Happening(
            trigger,
            person.patient().visit() + "-" + Long.toString(now.toEpochMilli() / 100, 36),
            now,
            now,
            person.bed(),
            former,
            person.admittedAt(),
            destination));
  }

  boolean tell(Patient patient, Hl7.Happening happening) throws InterruptedException {
    var message = Hl7.message(patient, happening);
    synchronized (lately) {
      if (lately.size() == REMEMBERED) {
        lately.removeFirst();
      }
      lately.add(message);
    }
    return feed.send(message);
  }

  /** Sends a message of a while ago once more, as an interface engine does after a restart. */
  boolean repeat(Chance chance) throws InterruptedException {
    List<String> messages;
    synchronized (lately) {
      messages = List.copyOf(lately);
    }
    return messages.isEmpty() || feed.send(chance.of(messages));
  }
}
