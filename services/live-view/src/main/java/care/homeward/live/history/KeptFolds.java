package care.homeward.live.history;

import care.homeward.live.board.Board;
import care.homeward.live.board.Fold;
import care.homeward.live.board.FoldForm;
import care.homeward.live.history.Moment.As;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Folds kept on the way from the first fact to now, to go on from: any may go, and none is used
 * that was folded in another way. What is heard of the time before one is noted on it.
 */
@Component
class KeptFolds {

  /** Of each way to look; with more than this the older ones get rarer. */
  static final int MOST = 32;

  /** With more subjects than this heard late a fold is worth less than making it anew. */
  static final int MOST_LATE = 200;

  private static final String HEADS = "folds";
  private static final String PIECES = "foldpieces";
  private static final int PIECE = 8 << 20;

  private final MongoTemplate mongo;
  private final FoldForm form;

  /**
   * One that can be gone on from.
   *
   * @param until up to when what counts is in it
   * @param late subjects of which more is known of that time since
   */
  record Kept(String id, Instant until, String made, Set<String> late) {}

  KeptFolds(MongoTemplate mongo, FoldForm form) {
    this.mongo = mongo;
    this.form = form;
  }

  /** The last one before a moment; null if there is none. */
  @Nullable Kept before(As as, Instant at) {
    var head =
        mongo
            .getCollection(HEADS)
            .find(
                Filters.and(of(as), Filters.lte("until", Date.from(at)), Filters.eq("done", true)))
            .sort(Sorts.descending("until"))
            .first();
    return head == null
        ? null
        : new Kept(
            head.getString("_id"),
            until(head),
            head.getString("made"),
            Set.copyOf(head.getList("late", String.class)));
  }

  /** What is in one; null if it is gone meanwhile. */
  @Nullable Fold read(Kept kept) {
    var bytes = new ByteArrayOutputStream();
    var missing = 1;
    for (var piece :
        mongo
            .getCollection(PIECES)
            .find(Filters.eq("made", kept.made()))
            .sort(Sorts.ascending("number"))) {
      bytes.writeBytes(piece.get("bytes", Binary.class).getData());
      missing = piece.getInteger("of") - piece.getInteger("number") - 1;
    }
    return missing > 0 ? null : form.read(bytes.toByteArray());
  }

  /**
   * Announces one before its facts are read, so that what is heard meanwhile is noted on it.
   *
   * @return names this attempt
   */
  String begin(As as, Instant until) {
    var made = UUID.randomUUID().toString();
    var head =
        new Document("_id", id(as, until))
            .append("rules", Board.RULES)
            .append("as", as.name())
            .append("until", Date.from(until))
            .append("made", made)
            .append("done", false)
            .append("late", List.of());
    mongo
        .getCollection(HEADS)
        .replaceOne(Filters.eq("_id", head.get("_id")), head, new ReplaceOptions().upsert(true));
    return made;
  }

  /** Stores what was folded; lets it go if it was begun anew meanwhile. */
  void finish(As as, Instant until, String made, Fold fold) {
    var id = id(as, until);
    var bytes = form.write(fold);
    var pieces = new ArrayList<Document>();
    for (int from = 0; from < bytes.length; from += PIECE) {
      pieces.add(
          new Document("_id", made + "/" + pieces.size())
              .append("head", id)
              .append("made", made)
              .append("number", pieces.size())
              .append("of", (bytes.length + PIECE - 1) / PIECE)
              .append(
                  "bytes",
                  new Binary(
                      Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE)))));
    }
    var stored = mongo.getCollection(PIECES);
    stored.insertMany(pieces);
    var still =
        mongo
            .getCollection(HEADS)
            .updateOne(
                Filters.and(Filters.eq("_id", id), Filters.eq("made", made)),
                Updates.set("done", true));
    stored.deleteMany(
        still.getMatchedCount() == 1
            ? Filters.and(Filters.eq("head", id), Filters.ne("made", made))
            : Filters.eq("made", made));
  }

  /**
   * Notes that more is known of the past now.
   *
   * @param since by subject, from when on it counts
   */
  void late(As as, Map<String, Instant> since) {
    if (since.isEmpty()) {
      return;
    }
    var heads = mongo.getCollection(HEADS);
    var first = Collections.min(since.values());
    for (var head :
        heads
            .find(Filters.and(of(as), Filters.gte("until", Date.from(first))))
            .into(new ArrayList<>())) {
      var until = until(head);
      var late =
          since.entrySet().stream()
              .filter(one -> !one.getValue().isAfter(until))
              .map(Map.Entry::getKey)
              .toList();
      heads.updateOne(
          Filters.eq("_id", head.get("_id")),
          late.size() > MOST_LATE
              ? Updates.combine(Updates.set("done", false), Updates.set("made", ""))
              : Updates.addEachToSet("late", late));
    }
  }

  /** Until when those go that are not whole or not worth going on from, the oldest first. */
  List<Instant> toMakeAnew(As as) {
    return heads(as).stream()
        .filter(
            head ->
                !head.getBoolean("done", false)
                    || head.getList("late", String.class).size() > MOST_LATE)
        .map(KeptFolds::until)
        .toList();
  }

  /** Lets go of those folded by older rules and, where there are many, of every second old one. */
  void thin(As as) {
    mongo.getCollection(HEADS).find(Filters.lt("rules", Board.RULES)).forEach(this::letGo);
    var heads = heads(as);
    if (heads.size() > MOST) {
      for (int i = 0; i < heads.size() / 2; i += 2) {
        letGo(heads.get(i));
      }
    }
  }

  private void letGo(Document head) {
    mongo.getCollection(HEADS).deleteOne(Filters.eq("_id", head.get("_id")));
    mongo.getCollection(PIECES).deleteMany(Filters.eq("head", head.get("_id")));
  }

  private List<Document> heads(As as) {
    return mongo
        .getCollection(HEADS)
        .find(of(as))
        .sort(Sorts.ascending("until"))
        .into(new ArrayList<>());
  }

  private static Bson of(As as) {
    return Filters.and(Filters.eq("rules", Board.RULES), Filters.eq("as", as.name()));
  }

  private static String id(As as, Instant until) {
    return Board.RULES + "/" + as + "/" + until.toEpochMilli();
  }

  private static Instant until(Document head) {
    return head.getDate("until").toInstant();
  }
}
