package care.homeward.live.pages.developers;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.CapacityEvent.AdmissionsOpened;
import care.homeward.contracts.CapacityEvent.ContractHandedBack;
import care.homeward.contracts.CapacityEvent.ContractKind;
import care.homeward.contracts.CapacityEvent.PlacementsResumed;
import care.homeward.contracts.CapacityEvent.PlacementsSuspended;
import care.homeward.contracts.CapacityEvent.Rating;
import care.homeward.contracts.CapacityEvent.RatingPublished;
import care.homeward.contracts.CapacityEvent.SuspendedBy;
import care.homeward.contracts.Envelope;
import care.homeward.contracts.Publisher;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TapTest {

  private static final String HOME = "home-1";
  private static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-12-01");

  static final List<CapacityEvent> OF_OVERSIGHT =
      List.of(
          new PlacementsSuspended(HOME, AT, SuspendedBy.COUNCIL, DAY),
          new PlacementsResumed(HOME, AT),
          new RatingPublished(HOME, AT, Rating.INADEQUATE, DAY, null),
          new ContractHandedBack(HOME, AT, DAY, ContractKind.BLOCK_BEDS, 8));

  private final Tap tap = new Tap();

  @Test
  void who_watches_sees_what_is_said_as_it_was_sent() {
    var watcher = tap.open();

    hear(new AdmissionsOpened(HOME, AT), "as sent");

    assertThat(watcher).containsExactly("as sent");
  }

  @ParameterizedTest
  @FieldSource("OF_OVERSIGHT")
  void how_a_home_is_overseen_is_not_for_who_watches(CapacityEvent said) {
    var watcher = tap.open();

    hear(said, "as sent");

    assertThat(watcher).isEmpty();
  }

  private void hear(CapacityEvent said, String wire) {
    tap.heard(
        Envelope.of(Publisher.CARE_HOME_CAPACITY, HOME, 1, AT, null, said),
        wire.getBytes(StandardCharsets.UTF_8));
  }
}
