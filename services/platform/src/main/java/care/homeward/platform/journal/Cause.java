package care.homeward.platform.journal;

import care.homeward.contracts.Envelope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Why something is journaled: asking again for the same cause has no second effect on a subject.
 *
 * @param key what makes the cause the same: an idempotency key, a message's key, an event's id
 * @param by who asked: the subject of the token, or {@code service:<name>}
 * @param request fingerprint of the request, if a client chose the key: the same key with another
 *     request is refused; null where the key says it all
 * @param whenReplayed called when the cause was journaled before and its first outcome is given
 */
public record Cause(String key, String by, @Nullable String request, Runnable whenReplayed) {

  /** A cause whose key says it all. */
  public static Cause of(String key, String by) {
    return new Cause(key, by, null, () -> {});
  }

  /** The fact a service reacts to. */
  public static Cause of(Envelope<?> fact, String service) {
    return of(fact.source() + "/" + fact.id(), "service:" + service);
  }

  /** A further cause for another subject touched by the same command. */
  public Cause and(String part) {
    return new Cause(key + "/" + part, by, request, whenReplayed);
  }

  /** The id of a thing this cause makes: the same cause always makes the same thing. */
  public String id(String prefix) {
    return prefix + "-" + digest(key).substring(0, 24);
  }

  /** SHA-256 in hexadecimal. */
  static String digest(String text) {
    return digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256 in hexadecimal. */
  public static String digest(byte[] bytes) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
