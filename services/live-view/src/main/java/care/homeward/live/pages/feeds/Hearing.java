package care.homeward.live.pages.feeds;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.StayEvent;
import care.homeward.live.board.Behind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When each service, and each hospital behind the feed, was last heard; since this one started. */
@Component
class Hearing implements Behind {

  private static final Duration WINDOW = Duration.ofHours(1);

  private final InstantSource clock;
  private final Map<String, Source> services = new TreeMap<>();
  private final Map<String, Source> hospitals = new TreeMap<>();

  /**
   * How a source was heard.
   *
   * @param last when its newest fact was recorded; absent if none was heard
   * @param lastHour how many facts it recorded within the hour before now
   * @param slowest the longest time between recording and hearing within that hour
   */
  record Heard(String source, @Nullable Instant last, int lastHour, Duration slowest) {}

  private static final class Source {
    private final Deque<Instant> recorded = new ArrayDeque<>();
    private final Deque<Duration> lags = new ArrayDeque<>();
    private @Nullable Instant last;
  }

  Hearing(InstantSource clock) {
    this.clock = clock;
    for (var publisher : Publisher.values()) {
      services.put(publisher.service(), new Source());
    }
  }

  @Override
  public synchronized void heard(Envelope<?> fact, byte[] wire) {
    var now = clock.instant();
    var service = fact.source().substring(fact.source().lastIndexOf('/') + 1);
    note(services.computeIfAbsent(service, _ -> new Source()), fact.time(), now);
    var hospital = hospital(fact.data());
    if (hospital != null) {
      note(hospitals.computeIfAbsent(hospital, _ -> new Source()), fact.time(), now);
    }
  }

  /** A hospital speaks when it says where someone lies. */
  private static @Nullable String hospital(Object fact) {
    return switch (fact) {
      case StayEvent.PatientAdmitted admitted -> admitted.location().hospital();
      case StayEvent.PatientMoved moved -> moved.location().hospital();
      default -> null;
    };
  }

  private static void note(Source source, Instant recorded, Instant now) {
    if (source.last == null || recorded.isAfter(source.last)) {
      source.last = recorded;
    }
    if (recorded.isAfter(now.minus(WINDOW))) {
      source.recorded.add(recorded);
      source.lags.add(Duration.between(recorded, now));
    }
    forget(source, now);
  }

  private static void forget(Source source, Instant now) {
    while (!source.recorded.isEmpty() && source.recorded.getFirst().isBefore(now.minus(WINDOW))) {
      source.recorded.removeFirst();
      source.lags.removeFirst();
    }
  }

  /** Nothing is stored. */
  @Override
  public void flush() {}

  synchronized List<Heard> services() {
    return all(services);
  }

  synchronized List<Heard> hospitals() {
    return all(hospitals);
  }

  private List<Heard> all(Map<String, Source> sources) {
    var now = clock.instant();
    var heard = new ArrayList<Heard>();
    sources.forEach(
        (name, source) -> {
          forget(source, now);
          var slowest = source.lags.stream().reduce(Duration.ZERO, Hearing::longer);
          heard.add(new Heard(name, source.last, source.recorded.size(), slowest));
        });
    return heard;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
