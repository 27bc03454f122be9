package care.homeward.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class AnsweredTest {

  private final Answered answered = new Answered();

  @Test
  void only_what_was_done_counts_as_done() {
    answered.count(() -> 200);
    answered.count(() -> 201);
    answered.count(() -> 199);
    answered.count(() -> 303);
    answered.count(() -> 409);
    answered.count(() -> 503);

    assertThat(answered.done()).isEqualTo(2);
  }

  @Test
  void a_command_without_an_answer_is_not_done() {
    answered.count(
        () -> {
          throw new UncheckedIOException(new IOException("hung up"));
        });

    assertThat(answered.done()).isZero();
    assertThat(answered.beside("7 ms")).isEqualTo("7 ms, 1 more refused");
  }

  @Test
  void a_command_under_way_does_not_count_yet() {
    answered.count(
        () -> {
          assertThat(answered.done()).isZero();
          return 200;
        });

    assertThat(answered.done()).isEqualTo(1);
  }

  @Test
  void what_was_refused_is_said_once_beside_its_figure_and_nothing_where_nothing_was() {
    answered.count(() -> 200);
    assertThat(answered.beside("120")).isEqualTo("120");

    for (int i = 0; i < 1_234; i++) {
      answered.count(() -> 503);
    }
    assertThat(answered.beside("120")).isEqualTo("120, 1,234 more refused");
    assertThat(answered.beside("130")).isEqualTo("130");
    assertThat(answered.done()).isEqualTo(1);
  }
}
