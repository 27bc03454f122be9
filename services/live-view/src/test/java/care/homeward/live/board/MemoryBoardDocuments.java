package care.homeward.live.board;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The documents behind the board in memory, held to the same contract as the real ones. */
final class MemoryBoardDocuments implements BoardDocuments {

  private final Map<String, Document> subjects = new TreeMap<>();
  private @Nullable Document positions;

  @Override
  public @Nullable Document positions() {
    return positions;
  }

  @Override
  public List<Document> subjects() {
    return List.copyOf(subjects.values());
  }

  @Override
  public void put(List<Document> documents) {
    for (var document : documents) {
      subjects.merge(
          document.getString("_id"),
          document,
          (stored, now) ->
              Objects.equals(stored.get("fold"), now.get("fold"))
                      && stored.getLong("heard") >= now.getLong("heard")
                  ? stored
                  : now);
    }
  }

  /** Stores subjects whatever is stored: what a store without the condition would do. */
  void overwrite(List<Document> documents) {
    documents.forEach(document -> subjects.put(document.getString("_id"), document));
  }

  @Override
  public void putPositions(Document document) {
    positions = document;
  }
}
