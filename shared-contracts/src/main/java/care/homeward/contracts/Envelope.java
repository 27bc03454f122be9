package care.homeward.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What goes around a fact on the wire: CloudEvents 1.0 in structured JSON, with two extensions.
 *
 * @param specversion always {@code 1.0}
 * @param id {@code <subject>/<sequence>}, unique within the source for ever
 * @param source the publishing service, as a URI path: {@code /homeward/<service>}
 * @param type {@code <service>.<fact-in-kebab>.v<major>}
 * @param subject the id of the thing the fact is about; also the Kafka key
 * @param time when the fact was recorded (not when it happened: that is {@code data.at})
 * @param datacontenttype always {@code application/json}
 * @param sequence extension: counts 1, 2, 3 within the subject, without gaps
 * @param traceparent extension: the W3C trace context of the command that led to the fact
 * @param data the fact
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents</a>
 */
public record Envelope<E>(
    String specversion,
    String id,
    String source,
    String type,
    String subject,
    Instant time,
    String datacontenttype,
    long sequence,
    @Nullable String traceparent,
    E data) {

  /** The media type of a record on a topic. */
  public static final String MEDIA_TYPE = "application/cloudevents+json";

  /** Puts a fact of this publisher into its envelope. */
  public static <E> Envelope<E> of(
      Publisher publisher,
      String subject,
      long sequence,
      Instant recorded,
      @Nullable String traceparent,
      E fact) {
    return new Envelope<>(
        "1.0",
        subject + "/" + sequence,
        "/homeward/" + publisher.service(),
        publisher.type(fact.getClass()),
        subject,
        recorded,
        "application/json",
        sequence,
        traceparent,
        fact);
  }
}
