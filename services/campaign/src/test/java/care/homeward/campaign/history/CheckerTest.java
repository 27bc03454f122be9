package care.homeward.campaign.history;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.campaign.history.Findings.Anomaly;
import care.homeward.campaign.history.History.Kind;
import care.homeward.campaign.history.History.Line;
import care.homeward.contracts.Envelope;
import java.time.Instant;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Each anomaly, written by hand; and a history without any. */
class CheckerTest {

  private static final String HOMES = "care-home-capacity";

  private final Findings findings = new Findings();
  private final Checker checker = new Checker(findings);

  @Test
  void what_was_acknowledged_stored_published_and_applied_is_right() {
    told(1, 1, "k1", Kind.INVOKE, Kind.OK);
    told(1, 2, "k2", Kind.INVOKE, Kind.INFO);
    told(1, 3, "k3", Kind.INVOKE, Kind.FAIL);
    told(1, 4, "k4", Kind.INVOKE, Kind.INFO);
    journal("rowan", 1, "http/cli /api/homes/rowan/opened k1", 2);
    journal("rowan", 3, "http/cli /api/homes/rowan/opened k2", 1);
    journal("rowan", 4, "/homeward/referrals/r-7", 1);
    topic("rowan", 1, 2, 3, 4);
    witness("started", "rowan 1", "rowan 2", "rowan 3", "rowan 4");

    assertThat(found()).isEqualTo("nothing wrong\n");
    assertThat(checker.facts()).isEqualTo(4);
  }

  @Test
  void an_acknowledged_command_without_an_entry_is_lost() {
    told(1, 1, "k1", Kind.INVOKE, Kind.OK);

    found();
    assertThat(findings.count(Anomaly.LOST)).isEqualTo(1);
  }

  @Test
  void an_acknowledged_message_without_an_entry_is_lost() {
    told(1, 1, "hl7/abc", Kind.INVOKE, Kind.OK);
    told(1, 2, "hl7/def", Kind.INVOKE, Kind.OK);
    journal("rowan", 1, "hl7/def", 1);
    topic("rowan", 1);
    witness("started", "rowan 1");

    found();
    assertThat(findings.count(Anomaly.LOST)).isEqualTo(1);
  }

  @Test
  void a_fact_that_is_not_on_the_topic_is_lost() {
    journal("rowan", 1, "/homeward/referrals/r-7", 2);
    topic("rowan", 1);
    witness("started", "rowan 1", "rowan 2");

    found();
    assertThat(findings.count(Anomaly.LOST)).isEqualTo(1);
  }

  @Test
  void a_fact_that_a_consumer_did_not_apply_is_lost() {
    journal("rowan", 1, "/homeward/referrals/r-7", 2);
    topic("rowan", 1, 2);
    witness("started", "rowan 1");

    found();
    assertThat(findings.count(Anomaly.LOST)).isEqualTo(1);
  }

  @Test
  void a_position_behind_the_journal_is_lost_and_one_before_it_a_phantom() {
    journal("rowan", 1, "/homeward/referrals/r-7", 2);
    checker.positions("referrals", HOMES::equals, Map.of("/homeward/care-home-capacity/rowan", 1L));
    assertThat(findings.count(Anomaly.LOST)).isEqualTo(1);

    checker.positions("referrals", HOMES::equals, Map.of("/homeward/care-home-capacity/rowan", 3L));
    assertThat(findings.count(Anomaly.PHANTOM)).isEqualTo(1);

    checker.positions("people", "referrals"::equals, Map.of());
    assertThat(findings.count(Anomaly.LOST)).isEqualTo(1);
  }

  @Test
  void a_key_in_two_entries_had_its_effect_twice() {
    told(1, 1, "k1", Kind.INVOKE, Kind.OK);
    journal("rowan", 1, "http/cli /api/homes/rowan/opened k1", 1);
    journal("rowan", 2, "http/cli /api/homes/rowan/opened k1", 1);

    assertThat(findings.count(Anomaly.TWICE)).isEqualTo(1);
  }

  @Test
  void what_a_command_led_to_elsewhere_is_not_its_effect_twice() {
    told(1, 1, "k1", Kind.INVOKE, Kind.OK);
    journal("rowan", 1, "http/cli /api/homes/rowan/opened k1", 1);
    journal("hazel", 1, "http/cli /api/homes/rowan/opened k1/other", 1);

    assertThat(findings.none()).isTrue();
  }

  @Test
  void the_same_fact_applied_again_by_a_process_that_knew_it_is_twice() {
    witness("started", "rowan 1", "rowan 1");

    assertThat(findings.count(Anomaly.TWICE)).isEqualTo(1);
  }

  @Test
  void the_same_fact_given_again_after_a_start_is_right() {
    witness("started", "rowan 1", "rowan 2", "started", "rowan 2", "rowan 3");

    assertThat(findings.none()).isTrue();
  }

  @Test
  void a_gap_after_a_start_is_seen() {
    witness("started", "rowan 1", "started", "rowan 3");

    assertThat(findings.count(Anomaly.OUT_OF_ORDER)).isEqualTo(1);
  }

  @Test
  void a_gap_is_out_of_order_wherever_it_is() {
    journal("rowan", 2, "/homeward/referrals/r-7", 1);
    assertThat(findings.count(Anomaly.OUT_OF_ORDER)).isEqualTo(1);

    topic("hazel", 1, 3);
    assertThat(findings.count(Anomaly.OUT_OF_ORDER)).isEqualTo(2);

    witness("started", "hazel 1", "hazel 3");
    assertThat(findings.count(Anomaly.OUT_OF_ORDER)).isEqualTo(3);
  }

  @Test
  void a_fact_before_one_it_follows_is_out_of_order() {
    topic("rowan", 2, 1);

    assertThat(findings.count(Anomaly.OUT_OF_ORDER)).isEqualTo(1);
  }

  @Test
  void a_fact_that_is_jumped_over_and_never_comes_is_lost() {
    journal("rowan", 1, "/homeward/referrals/r-7", 4);
    topic("rowan", 1, 3, 4, 2);
    witness("started", "rowan 1", "rowan 2", "started", "rowan 4");

    assertThat(found()).contains("the witness never has 1 facts").doesNotContain("the topic never");
    assertThat(findings.count(Anomaly.LOST)).isEqualTo(1);
    assertThat(findings.count(Anomaly.OUT_OF_ORDER)).isEqualTo(2);
  }

  @Test
  void records_that_come_again_are_counted_and_right() {
    topic("rowan", 1, 2, 1, 2, 3);

    assertThat(findings.none()).isTrue();
    assertThat(checker.repeated()).isEqualTo(2);
  }

  @Test
  void commands_of_one_client_in_another_order_than_it_was_answered_are_out_of_order() {
    told(1, 1, "k1", Kind.INVOKE, Kind.OK);
    told(1, 2, "k2", Kind.INVOKE, Kind.OK);
    told(2, 1, "k3", Kind.INVOKE, Kind.OK);
    journal("rowan", 1, "http/cli /x k2", 1);
    journal("rowan", 2, "http/cli /x k3", 1);
    journal("rowan", 3, "http/cli /x k1", 1);

    assertThat(findings.count(Anomaly.OUT_OF_ORDER)).isEqualTo(1);
  }

  @Test
  void an_entry_of_what_was_refused_is_a_phantom() {
    told(1, 1, "k1", Kind.INVOKE, Kind.FAIL);
    journal("rowan", 1, "http/cli /x k1", 1);

    assertThat(findings.count(Anomaly.PHANTOM)).isEqualTo(1);
  }

  @Test
  void an_entry_of_what_was_not_known_and_then_refused_is_right() {
    told(1, 1, "k1", Kind.INVOKE, Kind.INFO);
    journal("rowan", 1, "http/cli /x k1", 1);

    assertThat(findings.none()).isTrue();
  }

  @Test
  void an_entry_that_nobody_asked_for_is_a_phantom() {
    journal("rowan", 1, "http/cli /x k9", 1);

    assertThat(findings.count(Anomaly.PHANTOM)).isEqualTo(1);
  }

  @Test
  void what_one_service_asks_of_another_without_a_key_is_right() {
    journal("rowan", 1, "http/6f1f0f5e-0b8d-4a57-9e2e-0a4a2a2f7c11", 1);

    assertThat(findings.none()).isTrue();
  }

  @Test
  void a_record_of_no_journal_is_a_phantom() {
    topic("rowan", 1);
    found();

    assertThat(findings.count(Anomaly.PHANTOM)).isEqualTo(1);
  }

  @Test
  void what_the_nemesis_says_itself_is_no_finding() {
    topic("poison-17", 1);
    witness("started", "poison-17 1");

    assertThat(found()).isEqualTo("nothing wrong\n");
  }

  @Test
  void a_fact_applied_behind_one_that_was_refused_is_out_of_order() {
    witness("started", "poison-refused-3 2");

    assertThat(findings.count(Anomaly.OUT_OF_ORDER)).isEqualTo(1);
  }

  private void told(int client, long number, String key, Kind... kinds) {
    for (var kind : kinds) {
      checker.history(new Line(0, client, number, "open", "rowan", key, kind));
    }
  }

  private void journal(String subject, long first, String cause, int facts) {
    checker.entry(
        new Checker.Entry(
            HOMES,
            subject,
            false,
            cause,
            LongStream.range(first, first + facts)
                .<Envelope<?>>mapToObj(sequence -> fact(subject, sequence))
                .toList()));
  }

  private void topic(String subject, long... sequences) {
    for (var sequence : sequences) {
      checker.published(fact(subject, sequence));
    }
  }

  private void witness(String... lines) {
    for (var line : lines) {
      checker.witnessed(line.equals("started") ? line : "/homeward/care-home-capacity/" + line);
    }
  }

  private String found() {
    checker.finishCommands();
    checker.finishTopics();
    checker.finishWitness();
    return findings.toString();
  }

  private static Envelope<?> fact(String subject, long sequence) {
    return new Envelope<>(
        "1.0",
        subject + "/" + sequence,
        "/homeward/care-home-capacity",
        "care-home-capacity.admissions-opened.v1",
        subject,
        Instant.EPOCH,
        "application/json",
        sequence,
        null,
        "anything");
  }
}
