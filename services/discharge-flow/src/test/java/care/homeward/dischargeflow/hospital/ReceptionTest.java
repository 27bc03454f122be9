package care.homeward.dischargeflow.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.dischargeflow.hospital.NotAccepted.Condition;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceptionTest {

  private static final InstantSource NOW =
      InstantSource.fixed(Instant.parse("2026-11-23T09:05:13.250Z"));

  private final List<Adt> heard = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void what_was_taken_in_is_acknowledged_to_its_sender() {
    var answer = answer(heard::add, Messages.bytes("a01-admitted"));

    assertThat(heard).hasSize(1);
    assertThat(answer[0])
        .matches(
            "MSH\\|\\^~\\\\&\\|DISCHARGE-FLOW\\|HOMEWARD\\|PAS\\|RR8\\|20261123090513\\.250\\+0000"
                + "\\|\\|ACK\\^A01\\^ACK\\|[0-9a-f]{20}\\|P\\|2\\.4");
    assertThat(answer[1]).isEqualTo("MSA|AA|MSG00001");
    assertThat(answer).hasSize(2);
    assertThat(meters.counter("homeward.hospital.messages", "answer", "AA").count()).isEqualTo(1);
  }

  @Test
  void what_is_wrong_for_now_says_where_and_why() {
    var answer =
        answer(
            adt -> {
              throw NotAccepted.error(Condition.FIELD_MISSING, "PV1-19", "it is needed");
            },
            Messages.bytes("a01-admitted"));

    assertThat(answer)
        .hasSize(3)
        .endsWith(
            "MSA|AE|MSG00001|PV1-19: it is needed", "ERR||PV1^1^19|101^^HL70357|E||||it is needed");
  }

  @Test
  void what_is_never_for_here_is_rejected() {
    var answer =
        answer(heard::add, bytes(Messages.text("a01-admitted").replace("ADT^A01", "ORU^R01")));

    assertThat(answer[1]).startsWith("MSA|AR|MSG00001|MSH-9: ");
    assertThat(answer[2]).startsWith("ERR||MSH^1^9|200^^HL70357|E||||");
    assertThat(heard).isEmpty();
  }

  @Test
  void what_is_no_message_is_rejected_all_the_same() {
    for (var garbage :
        List.of("", "MSH", "hello", "\u0000\u0001\u0002", "PID|1||M1\rPV1|1|I", "MSH\rEVN|A01")) {
      assertThat(answer(heard::add, bytes(garbage))[1])
          .isEqualTo("MSA|AR||MSH: there is no MSH segment");
    }
    assertThat(answer(heard::add, bytes("MSH|^~\\&|"))[1]).startsWith("MSA|AR||");
    assertThat(heard).isEmpty();
  }

  @Test
  void what_goes_wrong_on_our_side_is_an_error_that_tells_nothing() {
    var answer =
        answer(
            adt -> {
              throw new IllegalStateException("HOLROYD");
            },
            Messages.bytes("a01-admitted"));

    assertThat(answer[1]).isEqualTo("MSA|AE|MSG00001|something went wrong on our side");
    assertThat(answer[2]).isEqualTo("ERR|||207^^HL70357|E||||something went wrong on our side");
  }

  @Test
  void the_answer_is_in_the_separators_of_the_question() {
    var answer =
        answer(
            heard::add, bytes(Messages.text("a01-admitted").replace('|', '#').replace('^', '@')));

    assertThat(heard).hasSize(1);
    assertThat(answer[0]).startsWith("MSH#@~\\&#DISCHARGE-FLOW#HOMEWARD#PAS#RR8#");
    assertThat(answer[0]).contains("#ACK@A01@ACK#");
    assertThat(answer[1]).isEqualTo("MSA#AA#MSG00001");
  }

  @Test
  void names_survive_old_character_sets_escapes_and_line_ends() {
    var answer = answer(heard::add, Messages.bytes("a01-accents"));

    assertThat(answer[1]).isEqualTo("MSA|AA|MSG00007");
    assertThat(heard.getFirst().person().name()).isEqualTo(new Adt.Name("O'BRÍEN&SONS", "ZOË"));
  }

  private String[] answer(AdtHandler handler, byte[] message) {
    var reception = new Reception(new AdtReader(Messages.SETTINGS), handler, NOW, meters);
    return new String(reception.answer(message), StandardCharsets.UTF_8).split("\r");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
