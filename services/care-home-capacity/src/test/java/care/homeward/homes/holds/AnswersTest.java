package care.homeward.homes.holds;

import static care.homeward.contracts.CapacityEvent.BedType.NURSING;
import static care.homeward.contracts.CapacityEvent.BedType.RESIDENTIAL;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.RefusalReason;
import care.homeward.homes.Shortage;
import care.homeward.homes.holds.Answers.Response;
import care.homeward.homes.holds.Answers.Unmet;
import care.homeward.homes.holds.Asking.Answer;
import care.homeward.platform.core.SmallNumbers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswersTest {

  private static final SmallNumbers RULE =
      new SmallNumbers(LocalDate.of(2018, 9, 1), "made up", 7, 5);
  private static final Instant ASKED = Instant.parse("2026-12-01T10:00:00Z");

  @Test
  void need_not_met_is_counted_by_area_and_type() {
    var askings =
        List.of(
            asking("leeds", NURSING, Answer.REFUSED, RefusalReason.STAFFING, 10),
            asking("leeds", NURSING, Answer.REFUSED, RefusalReason.STAFFING, 10),
            asking("leeds", NURSING, Answer.LAPSED, null, null),
            asking("leeds", NURSING, Answer.ACCEPTED, null, 10),
            asking("bradford", RESIDENTIAL, Answer.REFUSED, RefusalReason.NO_SUITABLE_ROOM, 10));
    var shortages =
        List.of(
            shortage("leeds", null, NURSING, Shortage.Kind.SOUGHT),
            shortage("leeds", "seacroft", NURSING, Shortage.Kind.ASKED),
            shortage("leeds", "cross-gates", NURSING, Shortage.Kind.ASKED),
            shortage(null, null, RESIDENTIAL, Shortage.Kind.SOUGHT));

    assertThat(Answers.unmet(askings, shortages, SmallNumbers.EXACT))
        .containsExactly(
            new Unmet(null, null, RESIDENTIAL, 1, 0, Map.of(), 0),
            new Unmet(
                "bradford",
                "seacroft",
                RESIDENTIAL,
                0,
                0,
                Map.of(RefusalReason.NO_SUITABLE_ROOM, 1),
                0),
            new Unmet("leeds", null, NURSING, 1, 0, Map.of(), 0),
            new Unmet("leeds", "cross-gates", NURSING, 0, 1, Map.of(), 0),
            new Unmet("leeds", "seacroft", NURSING, 0, 1, Map.of(RefusalReason.STAFFING, 2), 1));
    assertThat(Answers.unmet(askings, shortages, RULE).getLast())
        .isEqualTo(
            new Unmet("leeds", "seacroft", NURSING, 0, 5, Map.of(RefusalReason.STAFFING, 5), 5));
  }

  @Test
  void a_home_takes_as_long_as_the_middle_of_its_answers() {
    var three =
        List.of(
            asking("leeds", NURSING, Answer.ACCEPTED, null, 10),
            asking("leeds", NURSING, Answer.REFUSED, RefusalReason.STAFFING, 90),
            asking("leeds", NURSING, Answer.RELEASED, null, 20),
            asking("leeds", NURSING, Answer.LAPSED, null, null));

    assertThat(Answers.responses(three, SmallNumbers.EXACT))
        .containsExactly(new Response("home-1", 4, 1, 1, 1, 1, 0, 20L));
    assertThat(
            Answers.responses(three.subList(0, 2), SmallNumbers.EXACT).getFirst().medianMinutes())
        .isEqualTo(50L);
    assertThat(
            Answers.responses(three.subList(3, 4), SmallNumbers.EXACT).getFirst().medianMinutes())
        .isNull();
  }

  @Test
  void a_shared_median_is_of_eight_answers_or_more() {
    assertThat(Answers.responses(accepted(7), RULE).getFirst().medianMinutes()).isNull();
    assertThat(Answers.responses(accepted(8), RULE))
        .containsExactly(new Response("home-1", 10, 10, 0, 0, 0, 0, 10L));
  }

  @Test
  void a_shared_total_tells_nothing_its_parts_do_not() {
    var four =
        List.of(
            asking("leeds", NURSING, Answer.ACCEPTED, null, 10),
            asking("leeds", NURSING, Answer.LAPSED, null, null),
            asking("leeds", NURSING, Answer.RELEASED, null, null),
            asking("leeds", NURSING, null, null, null));

    assertThat(Answers.responses(four, RULE))
        .containsExactly(new Response("home-1", 20, 5, 0, 5, 5, 5, null));
  }

  private static List<Asking> accepted(int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> asking("leeds", NURSING, Answer.ACCEPTED, null, 10))
        .toList();
  }

  private static Asking asking(
      String place,
      BedType type,
      @Nullable Answer answer,
      @Nullable RefusalReason refusal,
      @Nullable Integer minutes) {
    return new Asking(
        "hold-1",
        "home-1",
        null,
        place,
        "seacroft",
        type,
        ASKED,
        ASKED.plus(Duration.ofHours(4)),
        answer,
        minutes == null ? null : ASKED.plus(Duration.ofMinutes(minutes)),
        refusal,
        null);
  }

  private static Shortage shortage(
      @Nullable String place, @Nullable String partnership, BedType type, Shortage.Kind kind) {
    return new Shortage("shortage-1", LocalDate.of(2026, 12, 1), place, partnership, type, kind);
  }
}
