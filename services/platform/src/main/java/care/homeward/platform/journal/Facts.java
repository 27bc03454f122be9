package care.homeward.platform.journal;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.Publisher;
import care.homeward.platform.core.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Facts to and from their form on the wire. */
public final class Facts {

  /** Leaves room for key and framing in what the producer sends at most. */
  private static final int LARGEST = 900 << 10;

  private final JsonMapper json;
  private final Map<String, Class<?>> types = new HashMap<>();

  public Facts(JsonMapper json) {
    this.json = json;
    for (var publisher : Publisher.values()) {
      publisher.facts().forEach(fact -> types.put(publisher.type(fact), fact));
    }
  }

  /**
   * The structured CloudEvent of a fact.
   *
   * @throws Refused if it is larger than a topic takes: stored, it could never be published
   */
  public String write(Envelope<?> envelope) {
    var text = json.writeValueAsString(envelope);
    if (text.length() > LARGEST / 3 && text.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
      throw Refused.impossible("too-much-at-once", "This says more than one fact can hold.");
    }
    return text;
  }

  /**
   * Reads a structured CloudEvent. Of a type not known here, {@code data} stays a JSON tree.
   *
   * @throws Unreadable if it is not a CloudEvent, or the data do not fit its type
   */
  public Envelope<?> read(byte[] bytes) {
    try {
      return read(json.readTree(bytes));
    } catch (RuntimeException e) {
      // Whatever it is, the bytes are the reason: a time that is none is no JSON error.
      throw new Unreadable(e);
    }
  }

  /** As {@link #read(byte[])}, from the text a journal holds. */
  public Envelope<?> read(String text) {
    try {
      return read(json.readTree(text));
    } catch (RuntimeException e) {
      throw new Unreadable(e);
    }
  }

  private Envelope<?> read(JsonNode tree) {
    var type = tree.required("type").asString();
    var known = types.get(type);
    var data = tree.required("data");
    if (data.isNull()) {
      throw new IllegalArgumentException("a fact that says nothing");
    }
    var traceparent = tree.path("traceparent");
    return new Envelope<>(
        tree.required("specversion").asString(),
        tree.required("id").asString(),
        tree.required("source").asString(),
        type,
        tree.required("subject").asString(),
        Instant.parse(tree.required("time").asString()),
        tree.path("datacontenttype").asString("application/json"),
        tree.required("sequence").asLong(),
        traceparent.isMissingNode() ? null : traceparent.asString(),
        known == null ? data : json.treeToValue(data, known));
  }

  /** Bytes that are not a fact of ours; says what is wrong with them without quoting them. */
  public static final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(Throwable cause) {
      super("not a readable fact: " + cause.getClass().getSimpleName());
    }
  }
}
