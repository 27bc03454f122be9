package care.homeward.teams.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.teams.inbox.Asked.Offer;
import care.homeward.teams.inbox.Asked.Request;
import care.homeward.teams.inbox.Reader.Gone;
import care.homeward.teams.inbox.Reader.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReaderTest {

  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  private static final List<Skill> NURSING = List.of(Skill.NURSING);

  private final Reader reader = new Reader("team-mere");

  private static InboxEntry entry(String referralId, Instant now, boolean tooMuch) {
    var asked =
        new Asked(
            referralId,
            new Request(NOON, "mere-lane", List.of(), null),
            Standing.made(Urgency.TWO_HOUR, NOON.plusSeconds(7200), NURSING),
            2);
    return InboxEntry.of(asked, new Offer("team-mere", NOON, null), NURSING, now, tooMuch);
  }

  private List<Said> written() {
    var written = new ArrayList<Said>();
    if (reader.claim()) {
      for (var said = reader.next(); said != null; said = reader.next()) {
        written.add(said);
      }
    }
    return written;
  }

  @Test
  void time_left_counts_down_and_goes_below_zero() {
    assertThat(entry("referral-1", NOON.plusSeconds(7199), false).secondsLeft()).isEqualTo(1);
    assertThat(entry("referral-1", NOON.plusSeconds(7201), false).secondsLeft()).isEqualTo(-1);
  }

  @Test
  void first_comes_all_of_it_and_then_what_is_different() {
    var one = entry("referral-1", NOON, false);
    var two = entry("referral-2", NOON, false);
    reader.look(List.of(one));
    reader.look(List.of(one, two));
    reader.look(List.of(two));
    assertThat(written())
        .containsExactly(
            new Said("snapshot", List.of(one)),
            new Said("entry", two),
            new Said("gone", new Gone("referral-1")));
  }

  @Test
  void time_that_goes_by_is_no_difference_but_a_full_day_is() {
    reader.look(List.of(entry("referral-1", NOON, false)));
    reader.look(List.of(entry("referral-1", NOON.plusSeconds(60), false)));
    assertThat(written()).hasSize(1);
    var tooMuch = entry("referral-1", NOON.plusSeconds(61), true);
    reader.look(List.of(tooMuch));
    assertThat(written()).containsExactly(new Said("entry", tooMuch));
  }

  @Test
  void one_writer_at_a_time_has_it() {
    reader.look(List.of());
    assertThat(reader.claim()).isTrue();
    assertThat(reader.claim()).isFalse();
    assertThat(reader.next()).isEqualTo(new Said("snapshot", List.of()));
    assertThat(reader.next()).isNull();
    assertThat(reader.claim()).isFalse();
  }

  @Test
  void a_reader_who_takes_nothing_is_let_go_when_the_queue_is_full() {
    for (int i = 0; i < Reader.MOST_QUEUED; i++) {
      reader.say(new Said("beat", Map.of()));
    }
    assertThat(reader.gone()).isFalse();
    reader.say(new Said("beat", Map.of()));
    assertThat(reader.gone()).isTrue();
    assertThat(reader.claim()).isTrue();
    assertThat(reader.next()).isNull();
  }
}
