package care.homeward.live.board;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.Publisher;
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

  /** The name under which it is known among the subjects of all publishers. */
  String key() {
    return key(publisher, id);
  }

  static String key(Publisher publisher, String id) {
    return publisher.service() + "/" + id;
  }
}
