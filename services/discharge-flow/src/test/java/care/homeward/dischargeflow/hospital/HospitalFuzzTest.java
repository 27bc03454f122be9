package care.homeward.dischargeflow.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Whatever a hospital sends is answered as HL7 wants it. */
class HospitalFuzzTest {

  private static final HospitalSettings SETTINGS =
      new HospitalSettings(
          "127.0.0.1", 0, "P", 50, Duration.ofSeconds(20), Duration.ofSeconds(5), Map.of());
  private static final MllpListener LISTENER =
      new MllpListener(SETTINGS, reception(new ArrayList<>()));

  @BeforeAll
  static void listen() {
    LISTENER.start();
  }

  @AfterAll
  static void stop() {
    LISTENER.stop();
  }

  @FuzzTest
  void a_message_is_taken_in_or_the_sender_is_told_why(byte[] message) {
    var heard = new ArrayList<Adt>();
    // A frame holds neither of what it begins and ends with.
    var framed = new String(message, StandardCharsets.ISO_8859_1).replaceAll("[\u000b\u001c]", "");

    var answer = reception(heard).answer(framed.getBytes(StandardCharsets.ISO_8859_1));

    var text = new String(answer, StandardCharsets.UTF_8);
    var header = Header.of(text);
    var segments = text.split("\r");
    var f = String.valueOf(header.separator());
    assertThat(text).doesNotContain("\u000b", "\u001c", "\n").endsWith("\r");
    assertThat(segments[0]).startsWith("MSH");
    if (heard.isEmpty()) {
      assertThat(segments).hasSize(3);
      assertThat(segments[1]).matches(quoted("MSA" + f) + "A[ER]" + quoted(f) + "(?s).*");
      assertThat(segments[2]).startsWith("ERR" + f).doesNotContain(f + "207");
    } else {
      assertThat(heard).hasSize(1);
      assertThat(segments).hasSize(2);
      assertThat(segments[1]).startsWith("MSA" + f + "AA" + f);
    }
  }

  @FuzzTest
  void a_message_in_its_frame_is_answered_whatever_came_before(byte[] before) throws IOException {
    var sent = new ByteArrayOutputStream();
    sent.writeBytes(before);
    sent.write(0x0B);
    sent.writeBytes(Messages.bytes("a01-admitted"));
    sent.write(0x1C);
    sent.write(0x0D);

    var answers = answers(sent.toByteArray());

    assertThat(answers).isNotEmpty();
    assertThat(answers.getLast()).contains("\rMSA|AA|MSG00001\r");
    for (var answer : answers) {
      assertThat(answer).startsWith("\u000bMSH").endsWith("\r").doesNotContain("\u001c");
    }
  }

  /** Each with the byte its frame begins with, and without those it ends with. */
  private static List<String> answers(byte[] sent) throws IOException {
    try (var hospital = new Socket(InetAddress.getLoopbackAddress(), LISTENER.port())) {
      hospital.setSoTimeout(20_000);
      hospital.getOutputStream().write(sent);
      hospital.shutdownOutput();
      var all = new String(hospital.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return List.of(all.split("\u001c\r"));
    }
  }

  private static Reception reception(List<Adt> heard) {
    return new Reception(
        new AdtReader(SETTINGS), heard::add, InstantSource.system(), new SimpleMeterRegistry());
  }

  private static String quoted(String text) {
    return java.util.regex.Pattern.quote(text);
  }
}
