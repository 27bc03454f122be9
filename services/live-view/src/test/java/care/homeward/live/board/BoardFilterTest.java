package care.homeward.live.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.Wait;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoardFilterTest {

  private static final Instant NOW = Instant.parse("2026-11-24T14:00:00Z");
  private static final Wait COUNCIL =
      Wait.of(
          "safeguarding",
          Owner.COUNCIL,
          null,
          NextStep.MEET,
          Instant.parse("2026-11-24T13:59:59Z"));
  private static final Wait FAMILY =
      Wait.of(
          "choice-discussions", Owner.FAMILY, null, null, Instant.parse("2026-11-24T14:00:00Z"));

  /**
   * Four people, told apart by bed: ready for 0, 3 (fast track) and 21 midnights, and not ready.
   */
  private static final List<Standing> PEOPLE =
      List.of(
          person("a", "J28", "aldersyke", 1, "2026-11-24T08:00:00Z", COUNCIL),
          person("b", "J19", "brackwell", 3, "2026-11-21T08:00:00Z", FAMILY),
          person("c", "J28", null, null, "2026-11-03T08:00:00Z", null),
          person("d", "J28", "aldersyke", null, null, null));

  @ParameterizedTest
  @CsvSource({
    "'', abcd",
    "waiting=true, abc",
    "waiting=false, d",
    "place=aldersyke, ad",
    "place=aldersyke&place=brackwell, abd",
    "place=none, c",
    "place=aldersyke&waiting=true, a",
    "partnership=mere-lane, abcd",
    "hospital=RR813, abcd",
    "hospital=RR801, ''",
    "ward=J28, acd",
    "setting=ACUTE, abcd",
    "setting=COMMUNITY, ''",
    "fast=true, b",
    "fast=false, acd",
    "owner=COUNCIL, a",
    "owner=CARE_TRANSFER_HUB, bc",
    "reason=choice-discussions, b",
    "reason=none, cd",
    "pathway=1&pathway=3, ab",
    "pathway=none, cd",
    "band=0, a",
    "band=2-3&band=21+, bc",
    "overdue=true, a",
    "step=none, bc",
    "found=true, ''",
    "q=j28, acd",
    "q=SAFEGUARD, a",
    "q=family&ward=J19, b",
    "'place=&q= ', abcd",
  })
  void values_of_a_name_are_alternatives_and_names_narrow(String query, String people) {
    var filter = BoardFilter.of(parsed(query));

    assertThat(
            PEOPLE.stream()
                .filter(filter::matches)
                .map(standing -> standing.card().stayId())
                .collect(Collectors.joining()))
        .isEqualTo(people);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "owner=council",
        "setting=community",
        "pathway=4",
        "band=2",
        "waiting=yes",
        "reason=weather",
        "place=<b>",
        "colour=red",
        "colour=",
        "step=some",
        "fast=maybe",
        "q=0123456789012345678901234567890123456789012345678901234567890"
      })
  void what_is_not_known_is_refused(String query) {
    assertThatThrownBy(() -> BoardFilter.of(parsed(query)))
        .isInstanceOf(BoardFilter.Unknown.class)
        .message()
        .doesNotContain("<");
  }

  @Test
  void each_figure_counts_the_list_it_opens() {
    var figures = Figures.of(PEOPLE, BoardFilter.EVERYONE);

    assertThat(figures).isEqualTo(new Figures(3, 1, 1, 2, 1, 0, 4, 24));
    for (var kpi : Figures.Kpi.values()) {
      var list = kpi.of(BoardFilter.EVERYONE);
      assertThat(PEOPLE.stream().filter(list::matches).count()).isEqualTo(figures.count(kpi));
    }
  }

  @Test
  void figures_follow_the_filter_but_ask_their_own_question() {
    var figures = Figures.of(PEOPLE, BoardFilter.of(parsed("ward=J28&band=0")));

    assertThat(figures).isEqualTo(new Figures(1, 1, 1, 0, 1, 0, 1, 0));
  }

  private static Standing person(
      String stayId,
      String ward,
      @Nullable String place,
      @Nullable Integer pathway,
      @Nullable String ready,
      @Nullable Wait wait) {
    return Standing.of(
        new Card(
            stayId,
            1,
            "person-" + stayId,
            new PersonSummary("85+", false, place, "mere-lane", 1),
            new Location("RR813", ward, null),
            Instant.parse("2026-11-01T10:00:00Z"),
            ready == null ? null : Instant.parse(ready),
            null,
            pathway,
            pathway != null && pathway == 3,
            wait == null ? null : new Card.OpenWait("wait", NOW, wait),
            null,
            false,
            false,
            false,
            null,
            null),
        NOW);
  }

  private static Map<String, List<String>> parsed(String query) {
    return Arrays.stream(query.split("&"))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.groupingBy(
                pair -> pair[0], Collectors.mapping(pair -> pair[1], Collectors.toList())));
  }
}
