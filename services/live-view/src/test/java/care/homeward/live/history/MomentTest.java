package care.homeward.live.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MomentTest {

  private static final Instant NOW = Instant.parse("2026-11-24T14:30:00Z");

  @Test
  void without_a_moment_it_is_now() {
    assertThat(Moment.of(Map.of(), NOW).past()).isFalse();
    assertThat(Moment.of(asked("", "corrected"), NOW)).isEqualTo(Moment.NOW);
    assertThat(Moment.NOW.query()).isEmpty();
  }

  @Test
  void a_moment_is_the_time_in_london() {
    var winter = Moment.of(asked("2026-11-23T11:32", ""), NOW);
    assertThat(winter.at()).isEqualTo(Instant.parse("2026-11-23T11:32:00Z"));
    assertThat(winter.words()).isEqualTo("Mon 23 Nov, 11:32");
    assertThat(winter.query()).containsExactly(Map.entry("at", "2026-11-23T11:32"));

    var summer = Moment.of(asked("2026-07-23T11:32", "corrected"), NOW);
    assertThat(summer.at()).isEqualTo(Instant.parse("2026-07-23T10:32:00Z"));
    assertThat(summer.suffix()).isEqualTo("?at=2026-07-23T11%3A32&as=corrected");
    assertThat(Moment.NOW.suffix()).isEmpty();
    assertThat(summer.corrected()).isTrue();
    assertThat(summer.query())
        .containsExactly(Map.entry("at", "2026-07-23T11:32"), Map.entry("as", "corrected"));
  }

  @Test
  void the_hour_that_is_there_twice_can_be_asked_for_both_times() {
    var second = new Moment(Instant.parse("2026-10-25T01:30:00Z"), Moment.As.KNOWN);
    var first = new Moment(Instant.parse("2026-10-25T00:30:00Z"), Moment.As.KNOWN);

    assertThat(second.query()).containsEntry("at", "2026-10-25T01:30Z");
    assertThat(first.query()).containsEntry("at", "2026-10-25T01:30+01:00");
    assertThat(Moment.of(asked("2026-10-25T01:30Z", ""), NOW)).isEqualTo(second);
    assertThat(Moment.of(asked("2026-10-25T01:30+01:00", ""), NOW)).isEqualTo(first);
  }

  @Test
  void what_is_to_come_or_is_no_moment_is_not_known() {
    for (var at : List.of("2026-11-24T14:31", "yesterday", "2026-13-01T00:00")) {
      assertThatThrownBy(() -> Moment.of(asked(at, ""), NOW)).isInstanceOf(Moment.Unknown.class);
    }
    assertThat(Moment.of(asked("2026-11-24T14:30", ""), NOW).at()).isEqualTo(NOW);
    assertThatThrownBy(() -> Moment.of(asked("2026-11-24T14:30", "guessed"), NOW))
        .isInstanceOf(Moment.Unknown.class);
  }

  private static Map<String, List<String>> asked(String at, String as) {
    return Map.of("at", List.of(at), "as", List.of(as));
  }
}
