package care.homeward.platform.inbox;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.Publisher;
import care.homeward.platform.core.Refused;
import care.homeward.platform.inbox.Audit.Act;
import care.homeward.platform.inbox.Audit.Done;
import care.homeward.platform.inbox.Audit.Reason;
import care.homeward.platform.inbox.Parking.Parked;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.journal.Facts;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.IntSupplier;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an operator may do with a parked record, in the order of its stream and on the record: try
 * it again, put a corrected one in its place, or give it up.
 */
public final class ParkingDesk {

  private final Inbox inbox;
  private final Parking parking;
  private final Audit audit;
  private final Facts facts;
  private final JsonMapper json;
  private final InstantSource clock;

  ParkingDesk(
      Inbox inbox,
      Parking parking,
      Audit audit,
      Facts facts,
      JsonMapper json,
      InstantSource clock) {
    this.inbox = inbox;
    this.parking = parking;
    this.audit = audit;
    this.facts = facts;
    this.json = json;
    this.clock = clock;
  }

  /**
   * The parked record with this id.
   *
   * @throws Refused if there is none
   */
  public Parked parked(String id) {
    var parked = parking.find(id);
    if (parked == null) {
      throw Refused.unknown("parked record");
    }
    return parked;
  }

  /** What of a record may be shown. */
  public ShownRecord shown(Parked parked) {
    return ShownRecord.of(parked.record().getData(), json);
  }

  /** Its stream, as far as it may be shown. */
  public String stream(Parked parked) {
    return ShownRecord.stream(parked.stream());
  }

  /** Whether something can be done with it now: only the first of a stream can leave. */
  public boolean first(Parked parked) {
    return parked.sequence() == 0
        || parking.of(parked.stream()).stream()
            .limit(1)
            .anyMatch(first -> first.id().equals(parked.id()));
  }

  /** Tries a record again, and what waits behind it. */
  public Done release(String id, Cause cause) {
    var earlier = audit.before(cause);
    if (earlier != null) {
      return earlier;
    }
    var parked = firstOf(id);
    return done(
        Act.RELEASED,
        parked,
        parked.record(),
        null,
        cause,
        () -> inbox.release(parked.stream(), true));
  }

  /**
   * Puts a corrected record in the place of a parked one and tries it.
   *
   * @param text a CloudEvent; taken only if it reads as a fact of the same publisher, subject and
   *     sequence
   */
  public Done correct(String id, String text, Cause cause) {
    var earlier = audit.before(cause);
    if (earlier != null) {
      return earlier;
    }
    var parked = firstOf(id);
    var fact = fact(text);
    mustReplace(parked, fact);
    var value = new Binary(text.getBytes(StandardCharsets.UTF_8));
    var stream = Inbox.stream(fact);
    return done(
        Act.CORRECTED,
        parked,
        value,
        null,
        cause,
        () -> {
          parking.park(
              new Parked(parked.id(), stream, fact.sequence(), "CORRECTED", parked.at(), value));
          return inbox.release(stream, true);
        });
  }

  /** Gives a record up: its stream goes on with the next. */
  public Done discard(String id, Reason reason, Cause cause) {
    var earlier = audit.before(cause);
    if (earlier != null) {
      return earlier;
    }
    var parked = firstOf(id);
    if (parked.sequence() > inbox.last(parked.stream()) + 1) {
      throw Refused.conflict(
          "waits-for-another", "It waits for one before it. Give up what is missing first.");
    }
    return done(Act.DISCARDED, parked, parked.record(), reason, cause, () -> inbox.discard(parked));
  }

  /** Gives up what is missing before a record, which is tried then. */
  public Done giveUpMissing(String id, Reason reason, Cause cause) {
    var earlier = audit.before(cause);
    if (earlier != null) {
      return earlier;
    }
    var parked = firstOf(id);
    if (parked.sequence() <= inbox.last(parked.stream()) + 1) {
      throw Refused.conflict("nothing-is-missing", "Nothing is missing before it.");
    }
    return done(
        Act.MISSING_GIVEN_UP, parked, parked.record(), reason, cause, () -> inbox.goOnWith(parked));
  }

  private Parked firstOf(String id) {
    var parked = parked(id);
    if (!first(parked)) {
      throw Refused.conflict(
          "not-the-first", "Records of one stream leave in order, and this is not its first.");
    }
    return parked;
  }

  private Envelope<?> fact(String text) {
    try {
      var fact = facts.read(text);
      if (!(fact.data() instanceof JsonNode)) {
        return fact;
      }
    } catch (Facts.Unreadable e) {
      // Said below, in words for a reader.
    }
    throw Refused.impossible("not-a-fact", "This does not read as a fact of any type known here.");
  }

  private void mustReplace(Parked parked, Envelope<?> fact) {
    var publisher = publisher(parked);
    var of = publisher != null && publisher.family().isInstance(fact.data());
    var named = fact.id().equals(fact.subject() + "/" + fact.sequence());
    var unread = parked.sequence() == 0;
    var same =
        unread
            ? parked.stream()
                .equals(
                    Inbox.unreadable(publisher == null ? "" : publisher.topic(), fact.subject()))
            : parked.stream().equals(Inbox.stream(fact)) && parked.sequence() == fact.sequence();
    if (!of || !named || !same || !fact.source().equals("/homeward/" + name(publisher))) {
      throw Refused.impossible(
          "another-record",
          "A corrected record has the publisher, the subject and the sequence of the parked one.");
    }
    if (fact.sequence() != inbox.last(Inbox.stream(fact)) + 1) {
      throw Refused.conflict("not-the-next", "It is not the next of its stream.");
    }
  }

  private static @Nullable Publisher publisher(Parked parked) {
    return Arrays.stream(Publisher.values())
        .filter(one -> parked.id().startsWith(one.topic() + "/"))
        .findFirst()
        .orElse(null);
  }

  private static String name(@Nullable Publisher publisher) {
    return publisher == null ? "" : publisher.service();
  }

  /** On the record first: what is not recorded is not done. */
  private Done done(
      Act act,
      Parked parked,
      Binary value,
      @Nullable Reason reason,
      Cause cause,
      IntSupplier effect) {
    var done =
        new Done(
            clock.instant(),
            cause.by(),
            act,
            parked.id(),
            stream(parked),
            parked.sequence(),
            reason,
            Cause.digest(value.getData()),
            null);
    audit.write(cause, done);
    var left = effect.getAsInt();
    audit.left(cause, left);
    return new Done(
        done.at(),
        done.by(),
        act,
        done.record(),
        done.stream(),
        done.sequence(),
        reason,
        done.digest(),
        left);
  }
}
