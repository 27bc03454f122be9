package care.homeward.homes.holds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class NewestTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);
  private static final LocalDate SECOND = FIRST.plusDays(1);
  private static final LocalDate THIRD = FIRST.plusDays(2);
  private static final LocalDate LONG_AGO = FIRST.minusDays(20);

  @Test
  void all_that_was_read_counts_when_there_is_no_more() {
    var newest = newest(List.of(THIRD, SECOND, FIRST), 4);

    assertThat(newest.since()).isEqualTo(LONG_AGO);
    assertThat(newest.all()).containsExactly(THIRD, SECOND, FIRST);
    assertThat(newest(List.of(), 4).since()).isEqualTo(LONG_AGO);
  }

  @Test
  void a_day_that_may_have_been_read_in_part_does_not_count() {
    var newest = newest(List.of(THIRD, SECOND, SECOND, FIRST), 4);

    assertThat(newest.since()).isEqualTo(SECOND);
    assertThat(newest.all()).containsExactly(THIRD, SECOND, SECOND);
  }

  @Test
  void what_is_counted_beside_it_may_begin_later_and_never_earlier() {
    var newest = newest(List.of(THIRD, SECOND, FIRST), 4);

    assertThat(newest.since(THIRD).since()).isEqualTo(THIRD);
    assertThat(newest.since(THIRD).all()).containsExactly(THIRD);
    assertThat(newest.since(THIRD).since(FIRST).all()).containsExactly(THIRD);
  }

  private static Newest<LocalDate> newest(List<LocalDate> read, int most) {
    return Newest.of(read, most, LONG_AGO, Function.identity());
  }
}
