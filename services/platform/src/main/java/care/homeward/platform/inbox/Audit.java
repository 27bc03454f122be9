package care.homeward.platform.inbox;

import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Who did what to parked records, written before it is done; never the records themselves. */
public final class Audit {

  /** What was done. */
  public enum Act {
    /** Tried again, with what waits behind it. */
    RELEASED,
    /** Replaced by a record that reads as a fact, and tried. */
    CORRECTED,
    /** Given up: its stream went on with the next. */
    DISCARDED,
    /** What was missing before it was given up. */
    MISSING_GIVEN_UP
  }

  /** Why something was given up. */
  public enum Reason {
    NOT_A_FACT,
    SAID_AGAIN_SINCE,
    SENT_BY_MISTAKE,
    NO_LONGER_MATTERS,
    LOST_BY_ITS_PUBLISHER
  }

  /**
   * One thing done.
   *
   * @param by the subject of the token
   * @param record topic, partition and offset
   * @param stream source and subject, as far as they may be shown
   * @param sequence the record's place in its stream; 0 if it could not be read
   * @param reason why it was given up; absent for what was not
   * @param digest SHA-256 of the record it was done to, or of what replaced it
   * @param left how many records left the parking by it; absent while that is not known
   */
  public record Done(
      Instant at,
      String by,
      Act act,
      String record,
      String stream,
      long sequence,
      @Nullable Reason reason,
      String digest,
      @Nullable Integer left) {}

  private final MongoCollection<Document> stored;

  Audit(MongoCollection<Document> stored) {
    this.stored = stored;
    stored.createIndex(Indexes.descending("at"));
  }

  /** What the same request did before; null if it is new. */
  @Nullable Done before(Cause cause) {
    var document = stored.find(Filters.eq("_id", cause.id("done"))).first();
    if (document == null) {
      return null;
    }
    if (!Objects.equals(document.getString("request"), cause.request())) {
      throw Refused.impossible(
          "idempotency-key-reused", "This idempotency key was used before with another request.");
    }
    cause.whenReplayed().run();
    return read(document);
  }

  void write(Cause cause, Done done) {
    var reason = done.reason();
    stored.insertOne(
        new Document("_id", cause.id("done"))
            .append("request", cause.request())
            .append("at", done.at())
            .append("by", done.by())
            .append("act", done.act().name())
            .append("record", done.record())
            .append("stream", done.stream())
            .append("sequence", done.sequence())
            .append("reason", reason == null ? null : reason.name())
            .append("digest", done.digest()));
  }

  void left(Cause cause, int left) {
    stored.updateOne(Filters.eq("_id", cause.id("done")), Updates.set("left", left));
  }

  /** What was done last, at most this many. */
  public List<Done> latest(int limit) {
    return stored
        .find()
        .sort(Sorts.descending("at"))
        .limit(limit)
        .map(Audit::read)
        .into(new ArrayList<>());
  }

  private static Done read(Document document) {
    var reason = document.getString("reason");
    return new Done(
        document.getDate("at").toInstant(),
        document.getString("by"),
        Act.valueOf(document.getString("act")),
        document.getString("record"),
        document.getString("stream"),
        document.getLong("sequence"),
        reason == null ? null : Reason.valueOf(reason),
        document.getString("digest"),
        document.getInteger("left"));
  }
}
