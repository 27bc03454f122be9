package care.homeward.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MllpTest {

  private static final String MESSAGE = "MSH|^~\\&|A|B|C|D|20261124||ADT^A01|one|P|2.4\rEVN|A01\r";

  private final FakeHospitalFeed feed = new FakeHospitalFeed();
  private final Mllp mllp = new Mllp("127.0.0.1", feed.port(), Duration.ofSeconds(10));

  @AfterEach
  void close() {
    mllp.close();
    feed.close();
  }

  @Test
  void a_message_goes_out_in_its_frame_and_the_answer_comes_back_in_single_bytes()
      throws IOException {
    feed.answer("MSH|^~\\&|\rMSA|AA|one\r");

    var ack = mllp.send("MSH|^~\\&|A|B|C|D|20261124||ADT^A01|one|P|2.4\nEVN|A01\n\n");

    assertThat(feed.heard()).containsExactly(MESSAGE);
    assertThat(ack).isEqualTo(new Mllp.Ack("AA", "one", "", ""));
    assertThat(ack.taken()).isTrue();
  }

  @Test
  void two_messages_use_one_connection() throws IOException {
    feed.answer("MSA|AA|one\r");
    feed.answer("MSA|AA|one\r");

    mllp.send(MESSAGE);
    mllp.send(MESSAGE);

    assertThat(feed.connections()).isEqualTo(1);
  }

  @Test
  void a_refusal_says_why_and_leaves_the_connection_usable() throws IOException {
    feed.answer(
        "MSH|^~\\&|\rMSA|AE|one\rERR||PV1^1^19|101^Required field missing^HL70357|E||||No visit\r");
    feed.answer("MSA|AR|one|unknown version\r");
    feed.answer(
        "MSA|AE|one\rERR|||207^Application internal error^HL70357|E||||the store is away\r");

    var noVisit = mllp.send(MESSAGE);
    var version = mllp.send(MESSAGE);
    var away = mllp.send(MESSAGE);

    assertThat(noVisit).isEqualTo(new Mllp.Ack("AE", "one", "No visit", "101"));
    assertThat(noVisit.mayPass()).isFalse();
    assertThat(version).isEqualTo(new Mllp.Ack("AR", "one", "unknown version", ""));
    assertThat(version.mayPass()).isFalse();
    assertThat(away.mayPass()).isTrue();
    assertThat(feed.connections()).isEqualTo(1);
  }

  @Test
  void after_a_closed_connection_the_next_message_connects_anew() throws IOException {
    feed.hangUp();
    feed.answer("MSA|AA|one\r");

    assertThatThrownBy(() -> mllp.send(MESSAGE)).isInstanceOf(IOException.class);
    assertThat(mllp.send(MESSAGE).taken()).isTrue();
    assertThat(feed.connections()).isEqualTo(2);
  }

  @Test
  void the_answer_to_another_message_is_no_answer() {
    feed.answer("MSA|AA|two\r");

    assertThatThrownBy(() -> mllp.send(MESSAGE)).isInstanceOf(IOException.class);
  }

  @Test
  void a_text_is_as_many_messages_as_begin_with_msh() {
    assertThat(Mllp.messages("MSH|1\r\nPID|1\r\n\r\nMSH|2\nPID|MSH\n"))
        .containsExactly("MSH|1\rPID|1", "MSH|2\rPID|MSH");
    assertThat(Mllp.messages("\n")).isEmpty();
  }

  @Test
  void a_file_is_sent_in_order_and_each_answer_printed(@TempDir Path folder) throws IOException {
    var file =
        Files.writeString(folder.resolve("two.hl7"), MESSAGE + MESSAGE.replace("|one|", "|two|"));
    feed.answer("MSA|AA|one\r");
    feed.answer("MSA|AR|two|not for here\r");
    var printed = new ByteArrayOutputStream();

    int notTaken =
        Mllp.sendFile(
            file, "127.0.0.1", feed.port(), new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(notTaken).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("AA one", "AR two not for here");
  }
}
