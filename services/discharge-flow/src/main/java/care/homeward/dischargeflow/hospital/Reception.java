package care.homeward.dischargeflow.hospital;

import care.homeward.dischargeflow.hospital.NotAccepted.Condition;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes a message and gives the answer it is owed, whatever it is. */
@Component
final class Reception {

  private static final Logger log = LoggerFactory.getLogger(Reception.class);

  private final AdtReader reader;
  private final AdtHandler handler;
  private final InstantSource clock;
  private final MeterRegistry meters;

  Reception(AdtReader reader, AdtHandler handler, InstantSource clock, MeterRegistry meters) {
    this.reader = reader;
    this.handler = handler;
    this.clock = clock;
    this.meters = meters;
  }

  /** The answer to a message that came whole. */
  byte[] answer(byte[] message) {
    var text = text(message);
    var header = Header.NONE;
    try {
      header = Header.of(text);
      handler.on(reader.read(header, text));
      return answer(header, null);
    } catch (NotAccepted not) {
      return answer(header, not);
    } catch (RuntimeException e) {
      // Never its message: what went wrong over a patient's data may quote it.
      log.error("{} at {}", e.getClass().getName(), e.getStackTrace()[0]);
      return answer(
          header, NotAccepted.error(Condition.INTERNAL, "", "something went wrong on our side"));
    }
  }

  /** The answer to a message of which only the beginning was kept. */
  byte[] answerToTooLong(byte[] beginning) {
    var header = Header.NONE;
    try {
      header = Header.of(text(beginning));
    } catch (NotAccepted _) {
      // Too long and no message either: the first is reason enough.
    }
    return answer(
        header, NotAccepted.rejected(Condition.WRONG_FORMAT, "", "a message has at most 1 MiB"));
  }

  private byte[] answer(Header header, @Nullable NotAccepted not) {
    var code = not == null ? "AA" : not.rejected() ? "AR" : "AE";
    meters.counter("homeward.hospital.messages", "answer", code).increment();
    if (not != null) {
      log.info("{} {} {}", code, not.field(), not.reason());
    }
    return Acknowledgement.of(header, clock.instant(), not);
  }

  /** UTF-8 if it is, else Latin-1, whatever MSH-18 says: it is empty or wrong often enough. */
  private static String text(byte[] message) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(message)).toString();
    } catch (CharacterCodingException e) {
      text = new String(message, StandardCharsets.ISO_8859_1);
    }
    return text.replace("\r\n", "\r").replace('\n', '\r').stripLeading();
  }
}
