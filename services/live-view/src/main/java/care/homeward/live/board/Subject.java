package care.homeward.live.board;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.Publisher;
import java.util.Set;
import java.util.TreeMap;

/**
 * One thing a publisher speaks of: what its facts came to, and those that wait for a missing one.
 */
final class Subject {

  final Publisher publisher;
  final String id;
  final Part part;
  long sequence;
  final TreeMap<Long, Envelope<?>> waiting = new TreeMap<>();

  Subject(Publisher publisher, String id, Part part, long sequence) {
    this.publisher = publisher;
    this.id = id;
    this.part = part;
    this.sequence = sequence;
  }

  static Subject blank(Publisher publisher, String id) {
    return new Subject(publisher, id, Part.blank(publisher, id), 0);
  }

  /**
   * Takes in a fact and those that waited for it, or lets it wait for one that is missing.
   *
   * @param touched where the stays are added that it says something else of now
   * @return whether it was not known before
   */
  boolean hear(Envelope<?> fact, Set<String> touched) {
    if (fact.sequence() <= sequence || waiting.putIfAbsent(fact.sequence(), fact) != null) {
      return false;
    }
    for (var next = waiting.remove(sequence + 1);
        next != null;
        next = waiting.remove(sequence + 1)) {
      part.take(next.data(), touched);
      sequence = next.sequence();
    }
    return true;
  }

  /** The name under which it is known among the subjects of all publishers. */
  String key() {
    return key(publisher, id);
  }

  static String key(Publisher publisher, String id) {
    return publisher.service() + "/" + id;
  }
}
