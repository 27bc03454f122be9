package care.homeward.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.PressureEvent.Indicator;
import care.homeward.contracts.PressureEvent.PressureRaised;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.live.board.Board;
import care.homeward.live.board.SnapshotHash;
import care.homeward.standalone.Verify.Result;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A board that is not what the journals make of it is found out, and what is wrong is named. */
class VerifyTest {

  private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private final Board board = new Board();

  @BeforeEach
  void twoPeopleAndAPlace() {
    admitted("stay-okafor", "person-okafor");
    admitted("stay-booth", "person-booth");
    say(
        Publisher.RESILIENCE_PLAN,
        "aldersyke",
        1,
        new PressureRaised(
            "aldersyke",
            AT,
            3,
            1,
            "thresholds-2026",
            List.of(new Indicator("no-next-step", 4, 3))));
  }

  @Test
  void what_is_shown_as_it_was_folded_differs_in_nothing() {
    assertThat(differences(shown())).isEmpty();
    assertThat(SnapshotHash.of(shown())).isEqualTo(SnapshotHash.of(board.snapshot()));
  }

  @Test
  void one_value_of_one_card_is_named_by_its_stay() {
    var shown = shown();
    part(shown, "cards").withObject("/stay-booth").withObject("/location").put("ward", "J29");

    assertThat(differences(shown)).containsExactly("cards stay-booth");
    assertThat(SnapshotHash.of(shown)).isNotEqualTo(SnapshotHash.of(board.snapshot()));
  }

  @Test
  void a_card_that_is_missing_or_follows_from_nothing_is_named() {
    var shown = shown();
    var cards = part(shown, "cards");
    cards.set("stay-of-nobody", cards.remove("stay-okafor"));

    assertThat(differences(shown)).containsExactly("cards stay-of-nobody", "cards stay-okafor");
  }

  @Test
  void a_fact_the_board_has_not_applied_is_named_by_its_card_and_its_sequence() {
    var shown = shown();
    say(
        Publisher.DISCHARGE_FLOW,
        "stay-okafor",
        2,
        new PathwayChosen("stay-okafor", "person-okafor", AT, 1));

    assertThat(differences(shown))
        .containsExactly("cards stay-okafor", "sequences discharge-flow/stay-okafor");
  }

  @Test
  void the_pressure_on_a_place_is_compared_too() {
    var shown = shown();
    part(shown, "pressure").withObject("/aldersyke").put("level", 2);

    assertThat(differences(shown)).containsExactly("pressure aldersyke");
  }

  @Test
  void what_differs_is_said_with_both_hashes_and_is_no_success() {
    var shown = shown();
    part(shown, "cards").remove("stay-booth");
    var result = new Result(3, 2, Verify.differences(board.snapshot(), shown), "one", "other");

    assertThat(result.equal()).isFalse();
    assertThat(result.summary().lines())
        .containsExactly(
            "3 facts in the journals make 2 stays: the board differs in [cards stay-booth]",
            "journals one",
            "board    other");
  }

  private Set<String> differences(ObjectNode shown) {
    return Verify.differences(board.snapshot(), shown);
  }

  /** As the interface gives it. */
  private ObjectNode shown() {
    return (ObjectNode) JSON.readTree(JSON.writeValueAsString(board.snapshot()));
  }

  private static ObjectNode part(ObjectNode shown, String part) {
    return (ObjectNode) shown.required(part);
  }

  private void admitted(String stayId, String personId) {
    say(
        Publisher.DISCHARGE_FLOW,
        stayId,
        1,
        new PatientAdmitted(
            stayId,
            personId,
            AT,
            new PersonSummary("75-84", false, "aldersyke", "aldersyke-east", 2),
            new Location("RR813", "J28", "J28-14")));
  }

  private void say(Publisher publisher, String subject, long sequence, Object fact) {
    board.apply(Envelope.of(publisher, subject, sequence, AT, null, fact));
  }
}
