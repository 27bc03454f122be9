package care.homeward.live.board;

import care.homeward.contracts.Publisher;
import care.homeward.platform.journal.Shapes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The documents behind the board: one per subject with the sequence it has come to, and the
 * positions in the topics, written after what they stand for. So a replay may repeat, never miss.
 */
@Component
class BoardStore {

  static final String ONLY = "board";

  private static final Logger log = LoggerFactory.getLogger(BoardStore.class);
  private static final int AT_ONCE = 5_000;

  /**
   * What is stored in another form, or was folded by other rules, is not used; after this comes how
   * often a rebuilt board took the place of one before.
   */
  private static final String FOLD = Board.RULES + "/" + Shapes.of(Part.class) + "/";

  private final BoardDocuments documents;
  private final LiveBoard board;
  private final List<Behind> behind;
  private final FoldForm form;
  private volatile String fold = FOLD + 0;

  BoardStore(BoardDocuments documents, LiveBoard board, List<Behind> behind, FoldForm form) {
    this.documents = documents;
    this.board = board;
    this.behind = behind;
    this.form = form;
  }

  /**
   * Where the documents stand.
   *
   * @param next the next offset by partition; a partition that is not named is read from the start
   * @param topicIds of the topics these offsets are of
   */
  record Stored(Map<TopicPartition, Long> next, Map<String, String> topicIds) {
    static final Stored NOTHING = new Stored(Map.of(), Map.of());
  }

  /**
   * Fills the board with what is stored; with nothing if some of it is gone or of another form.
   *
   * @return from where to read on
   */
  Stored restore() {
    var positions = documents.positions();
    if (positions == null
        || !(positions.get("fold") instanceof String before)
        || !before.startsWith(FOLD)) {
      return Stored.NOTHING;
    }
    fold = before;
    var stored = new ArrayList<Subject>();
    for (var document : documents.subjects()) {
      var subject = subject(document);
      if (subject != null) {
        stored.add(subject);
      }
    }
    if (stored.size() < positions.getInteger("subjects", 0)
        || behind.stream().anyMatch(Behind::lost)) {
      log.warn("documents of the board are lost: all facts are read again");
      nextGeneration();
      return Stored.NOTHING;
    }
    board.restore(stored);
    var next = new HashMap<TopicPartition, Long>();
    for (var one : positions.getList("next", Document.class)) {
      next.put(
          new TopicPartition(one.getString("topic"), one.getInteger("partition")),
          one.getLong("offset"));
    }
    var topicIds = new HashMap<String, String>();
    for (var one : positions.getList("topics", Document.class)) {
      topicIds.put(one.getString("topic"), one.getString("id"));
    }
    return new Stored(next, topicIds);
  }

  /** Documents stored before count no more as soon as all of the board is stored. */
  void nextGeneration() {
    fold = FOLD + (1 + Integer.parseInt(fold.substring(FOLD.length())));
  }

  private @Nullable Subject subject(Document document) {
    if (!fold.equals(document.get("fold"))) {
      return null;
    }
    var subject =
        Subject.blank(Publisher.of(document.getString("service")), document.getString("subject"));
    form.read(subject, document.getString("part"));
    subject.sequence = document.getLong("sequence");
    document.getList("waiting", String.class).forEach(fact -> form.waits(subject, fact));
    return subject;
  }

  /**
   * Stores all that is new, positions last.
   *
   * @param positions asked while nothing is applied
   */
  void flush(Supplier<Stored> positions) {
    var any = false;
    while (true) {
      var due = board.within(current -> due(current, positions));
      any |= !due.documents().isEmpty();
      try {
        var stands = due.positions();
        if (stands != null) {
          behind.forEach(Behind::flush);
        }
        if (!due.documents().isEmpty()) {
          documents.put(due.documents());
        }
        if (stands != null) {
          if (any) {
            documents.putPositions(stands);
          }
          return;
        }
      } catch (RuntimeException e) {
        board.within(
            current -> {
              current.stillDirty(due.subjects());
              return current;
            });
        throw e;
      }
    }
  }

  /**
   * Some of what is new.
   *
   * @param positions where the board stands, with the last of it; null while there is more
   */
  private record Due(
      Collection<Subject> subjects, List<Document> documents, @Nullable Document positions) {}

  private Due due(Board current, Supplier<Stored> positions) {
    var dirty = current.drainDirty(AT_ONCE);
    var last = dirty.size() < AT_ONCE;
    return new Due(
        dirty,
        dirty.stream().map(this::document).toList(),
        last ? document(positions.get(), current.subjects()) : null);
  }

  private Document document(Subject subject) {
    return new Document("_id", subject.key())
        .append("fold", fold)
        .append("service", subject.publisher.service())
        .append("subject", subject.id)
        .append("sequence", subject.sequence)
        .append("heard", subject.sequence + subject.waiting.size())
        .append("part", form.part(subject))
        .append("waiting", form.waiting(subject));
  }

  private Document document(Stored stands, int subjects) {
    return new Document("_id", ONLY)
        .append("fold", fold)
        .append("subjects", subjects)
        .append(
            "topics",
            stands.topicIds().entrySet().stream()
                .map(one -> new Document("topic", one.getKey()).append("id", one.getValue()))
                .toList())
        .append(
            "next",
            stands.next().entrySet().stream()
                .map(
                    one ->
                        new Document("topic", one.getKey().topic())
                            .append("partition", one.getKey().partition())
                            .append("offset", one.getValue()))
                .toList());
  }
}
