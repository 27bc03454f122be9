package care.homeward.live.board;

import java.util.List;
import java.util.Map;
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
    documents.forEach(document -> subjects.put(document.getString("_id"), document));
  }

  @Override
  public void putPositions(Document document) {
    positions = document;
  }
}
