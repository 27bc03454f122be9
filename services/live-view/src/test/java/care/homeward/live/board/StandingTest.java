package care.homeward.live.board;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.Wait;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {

  private static final Instant NOW = Instant.parse("2026-11-24T14:00:00Z");
  private static final String YESTERDAY = "2026-11-23T10:00:00Z";

  @Test
  void fast_track_comes_first_then_no_next_step_then_the_longest_delay_then_no_delay() {
    var listed =
        Stream.of(
                person("meets-criteria", null, 1, null),
                person("fast-track", "2026-11-24T08:00:00Z", 1, NextStep.VISIT),
                person("visited-late", "2026-11-22T10:00:00Z", 1, NextStep.VISIT),
                person("visited-early", "2026-11-01T10:00:00Z", 1, NextStep.VISIT),
                person("forgotten-late", YESTERDAY, 1, null),
                person("forgotten-early", "2026-11-20T10:00:00Z", 1, null))
            .sorted(Standing.MOST_PRESSING_FIRST)
            .map(standing -> standing.card().stayId())
            .toList();

    assertThat(listed)
        .containsExactly(
            "fast-track",
            "forgotten-early",
            "forgotten-late",
            "visited-early",
            "visited-late",
            "meets-criteria");
  }

  @ParameterizedTest(name = "pathway {0}, step {1}: {2}, {3}")
  @CsvSource({
    "1, VISIT, COMMUNITY,         team-1",
    "1, ,      CARE_TRANSFER_HUB,",
    "3, ,      CARE_TRANSFER_HUB,",
    " , ,      CARE_TRANSFER_HUB,",
    // the hub has no part in pathway 0
    "0, ,      HOSPITAL,",
    "0, VISIT, COMMUNITY,         team-1",
  })
  void without_a_next_step_it_is_the_hubs_and_no_longer_the_teams(
      @Nullable Integer pathway, @Nullable NextStep step, Owner owner, @Nullable String reference) {
    var standing = person("stay-1", YESTERDAY, pathway, step);

    assertThat(standing.owner()).isEqualTo(owner);
    assertThat(standing.ownerReference()).isEqualTo(reference);
  }

  private static Standing person(
      String stayId, @Nullable String ready, @Nullable Integer pathway, @Nullable NextStep step) {
    var wait = Wait.of("home-health-arranging", Owner.COMMUNITY, "team-1", step, null);
    return Standing.of(
        new Card(
            stayId,
            1,
            "person-of-" + stayId,
            new PersonSummary("75-84", false, "aldersyke", "mere-lane", 1),
            new Location("RR813", "J28", null),
            Instant.parse("2026-10-30T10:00:00Z"),
            ready == null ? null : Instant.parse(ready),
            null,
            pathway,
            stayId.equals("fast-track"),
            new Card.OpenWait("wait-1", NOW, wait),
            null,
            false,
            false,
            false,
            null,
            null),
        NOW);
  }
}
