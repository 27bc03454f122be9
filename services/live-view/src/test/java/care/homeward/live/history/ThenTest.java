package care.homeward.live.history;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.live.board.Board;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ThenTest {

  private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");

  private final Set<String> restricted = new HashSet<>();
  private final Then then = new Then(board(), AT.plusSeconds(60), () -> restricted);

  @Test
  void who_is_protected_since_is_protected_at_that_moment_too() {
    assertThat(person()).isEqualTo(new PersonSummary("85+", false, "aldersyke", "east", 2));

    restricted.add("person-1");

    assertThat(person()).isEqualTo(new PersonSummary("85+", true, null, null, null));
    assertThat(then.standings().map(one -> one.card().person()))
        .containsExactly(new PersonSummary("85+", true, null, null, null));
    var standing = then.standing("stay-1");
    assertThat(standing != null && standing.card().person().restricted()).isTrue();
  }

  private PersonSummary person() {
    return then.staysOf("person-1").getFirst().card().person();
  }

  private static Board board() {
    var board = new Board();
    board.apply(
        Envelope.of(
            Publisher.DISCHARGE_FLOW,
            "stay-1",
            1,
            AT,
            null,
            new PatientAdmitted(
                "stay-1",
                "person-1",
                AT,
                new PersonSummary("85+", false, "aldersyke", "east", 2),
                new Location("RR813", "J28", null))));
    return board;
  }
}
