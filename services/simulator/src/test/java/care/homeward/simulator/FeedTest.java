package care.homeward.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedTest {

  private static final String MESSAGE = "MSH|^~\\&|A|B|C|D|20261124||ADT^A01|one|P|2.4\r";

  private final Tally tally = new Tally();
  private final FakeHospitalFeed hospital = new FakeHospitalFeed();
  private final Feed feed =
      new Feed(
          "127.0.0.1",
          hospital.port(),
          2,
          new Patience(Duration.ofMillis(1), Duration.ofMillis(4), 3),
          tally);

  @AfterEach
  void close() {
    feed.close();
    hospital.close();
  }

  @Test
  void a_closed_connection_and_a_store_away_pass() throws InterruptedException {
    hospital.hangUp();
    hospital.answer("MSA|AE|one\rERR|||207^Application internal error\r");
    hospital.answer("MSA|AA|one\r");

    assertThat(feed.send(MESSAGE)).isTrue();

    assertThat(hospital.heard()).containsExactly(MESSAGE, MESSAGE, MESSAGE);
    assertThat(tally.taken.sum()).isEqualTo(1);
    assertThat(tally.again.sum()).isEqualTo(2);
  }

  @Test
  void a_message_that_is_wrong_is_not_sent_again() throws InterruptedException {
    hospital.answer("MSA|AR|one|not for here\r");

    assertThat(feed.send(MESSAGE)).isFalse();

    assertThat(hospital.heard()).hasSize(1);
    assertThat(tally.refused.sum()).isEqualTo(1);
  }

  @Test
  void after_so_many_attempts_it_is_given_up() throws InterruptedException {
    hospital.hangUp();
    hospital.hangUp();
    hospital.hangUp();

    assertThat(feed.send(MESSAGE)).isFalse();

    assertThat(hospital.heard()).hasSize(3);
    assertThat(tally.lost.sum()).isEqualTo(1);
  }
}
