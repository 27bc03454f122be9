package care.homeward.standalone;

import care.homeward.contracts.Publisher;
import care.homeward.live.board.Board;
import care.homeward.live.board.SnapshotHash;
import care.homeward.platform.journal.Facts;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Sorts;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program behind {@code ./homeward verify}: folds every service's journal anew and compares
 * with what the live view shows. While people come and go the two are never looked at in the same
 * instant, so only what differs again and again is a difference.
 */
public final class Verify {

  private static final int LOOKS = 20;
  private static final long BETWEEN_MILLIS = 250;
  private static final List<String> COMPARED = List.of("cards", "pressure", "sequences");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private Verify() {}

  /**
   * Prints what was compared; exit code 1 if anything differs.
   *
   * @param args none
   */
  public static void main(String... args) throws InterruptedException {
    var environment = System.getenv();
    try {
      var result =
          compare(
              "mongodb://127.0.0.1:" + Part.STORE.port(environment),
              "http://127.0.0.1:" + Part.ISSUER.port(environment),
              "http://127.0.0.1:" + Part.PAGES.port(environment));
      System.out.println(result.summary());
      System.exit(result.equal() ? 0 : 1);
    } catch (RuntimeException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  /**
   * What was compared.
   *
   * @param facts how many facts the journals hold
   * @param cards how many people's stays follow from them
   * @param different what differs, by name
   * @param folded SHA-256 of all that follows from the journals
   * @param shown SHA-256 of all the board has
   */
  record Result(long facts, int cards, Set<String> different, String folded, String shown) {

    boolean equal() {
      return different.isEmpty();
    }

    /** On a board that moves while it is read, nothing differs twice, and there is no one hash. */
    String summary() {
      var outcome = equal() ? "the board is the same." : "the board differs in " + different;
      var hashes =
          folded.equals(shown) || !equal()
              ? "%njournals %s%nboard    %s".formatted(folded, shown)
              : "%nIt moved meanwhile: without traffic both have one hash.".formatted();
      return "%,d facts in the journals make %,d stays: %s%s"
          .formatted(facts, cards, outcome, hashes);
    }
  }

  static Result compare(String store, String issuer, String pages) throws InterruptedException {
    try (var client = new Client(issuer);
        var mongo = MongoClients.create(store)) {
      Set<String> different = Set.of();
      long facts = 0;
      int cards = 0;
      var foldedHash = "";
      var shownHash = "";
      for (int look = 0; look < LOOKS; look++) {
        var shown = client.get(pages + "/api/board/facts");
        var board = new Board();
        facts = fold(mongo, board);
        var folded = board.snapshot();
        cards = folded.cards().size();
        var now = differences(folded, shown);
        if (look > 0) {
          now.retainAll(different);
        }
        different = now;
        foldedHash = SnapshotHash.of(folded);
        shownHash = SnapshotHash.of(shown);
        if (different.isEmpty()) {
          break;
        }
        TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
      }
      return new Result(facts, cards, different, foldedHash, shownHash);
    }
  }

  private static long fold(MongoClient mongo, Board board) {
    var codec = new Facts(JSON);
    long count = 0;
    for (var publisher : Publisher.values()) {
      var journal = mongo.getDatabase(publisher.service()).getCollection("journal");
      for (var entry : journal.find().sort(Sorts.ascending("subject", "first"))) {
        for (var event : entry.getList("events", String.class)) {
          board.apply(codec.read(event));
          count++;
        }
      }
    }
    return count;
  }

  /** What differs between a fold of the facts and what a live view shows, by name. */
  public static Set<String> differences(Board.Snapshot fold, JsonNode shown) {
    var folded = JSON.readTree(JSON.writeValueAsString(fold));
    var different = new TreeSet<String>();
    for (var part : COMPARED) {
      var names = new TreeSet<String>();
      names.addAll(folded.required(part).propertyNames());
      names.addAll(shown.required(part).propertyNames());
      for (var name : names) {
        if (!folded.required(part).path(name).equals(shown.required(part).path(name))) {
          different.add(part + " " + name);
        }
      }
    }
    return different;
  }
}
