package care.homeward.live.board;

import care.homeward.contracts.Publisher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The documents behind the board: one per subject with the sequence it has come to, and the
 * positions in the topics, written after what they stand for. So a replay may repeat, never miss.
 */
@Component
class BoardStore {

  static final String ONLY = "board";

  private final BoardDocuments documents;
  private final LiveBoard board;
  private final List<Behind> behind;
  private final FoldForm form;

  BoardStore(BoardDocuments documents, LiveBoard board, List<Behind> behind, FoldForm form) {
    this.documents = documents;
    this.board = board;
    this.behind = behind;
    this.form = form;
  }

  /**
   * Fills the board with what is stored.
   *
   * @return from where to read on; empty if from the start
   */
  Map<TopicPartition, Long> restore() {
    var positions = documents.positions();
    if (positions == null || positions.getInteger("fold", 0) != Board.RULES) {
      return Map.of();
    }
    var stored = new ArrayList<Subject>();
    for (var document : documents.subjects()) {
      var subject = subject(document);
      if (subject != null) {
        stored.add(subject);
      }
    }
    board.restore(stored);
    var from = new HashMap<TopicPartition, Long>();
    for (var one : positions.getList("next", Document.class)) {
      from.put(
          new TopicPartition(one.getString("topic"), one.getInteger("partition")),
          one.getLong("offset"));
    }
    return from;
  }

  private @Nullable Subject subject(Document document) {
    if (document.getInteger("fold", 0) != Board.RULES) {
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
  void flush(Supplier<Map<TopicPartition, Long>> positions) {
    record Due(Collection<Subject> subjects, List<Document> documents, Document positions) {}
    var due =
        board.within(
            current -> {
              var dirty = current.drainDirty();
              return new Due(
                  dirty, dirty.stream().map(this::document).toList(), document(positions.get()));
            });
    try {
      behind.forEach(Behind::flush);
      if (due.documents().isEmpty()) {
        return;
      }
      documents.put(due.documents());
      documents.putPositions(due.positions());
    } catch (RuntimeException e) {
      board.within(
          current -> {
            current.stillDirty(due.subjects());
            return current;
          });
      throw e;
    }
  }

  private Document document(Subject subject) {
    return new Document("_id", subject.key())
        .append("fold", Board.RULES)
        .append("service", subject.publisher.service())
        .append("subject", subject.id)
        .append("sequence", subject.sequence)
        .append("heard", subject.sequence + subject.waiting.size())
        .append("part", form.part(subject))
        .append("waiting", form.waiting(subject));
  }

  private static Document document(Map<TopicPartition, Long> positions) {
    return new Document("_id", ONLY)
        .append("fold", Board.RULES)
        .append(
            "next",
            positions.entrySet().stream()
                .map(
                    one ->
                        new Document("topic", one.getKey().topic())
                            .append("partition", one.getKey().partition())
                            .append("offset", one.getValue()))
                .toList());
  }
}
