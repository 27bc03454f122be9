package care.homeward.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class CardTest {

  /** Whether anybody has something left to do before the person can leave. */
  @ParameterizedTest
  @CsvSource({
    "0, '', '', '', '', true",
    "0, transport, BOOK, '', '', false",
    "0, further-action-by-provider, ANSWER, OFFERED, VOLUNTARY_SUPPORT, false",
    "0, further-action-by-provider, START_CARE, TAKEN, VOLUNTARY_SUPPORT, true",
    "0, transport, BOOK, TAKEN, VOLUNTARY_SUPPORT, false",
    "0, '', '', WITH_HUB, VOLUNTARY_SUPPORT, false",
    "1, home-based-rehab-arranging, START_CARE, TAKEN, REABLEMENT, true",
    "1, home-based-rehab-arranging, ANSWER, OFFERED, REABLEMENT, false",
    "1, home-based-rehab-arranging, START_CARE, OFFERED, VOLUNTARY_SUPPORT, false"
  })
  void who_waits_for_nobody_may_leave(
      int pathway, String reason, String nextStep, String state, String skill, boolean leaves) {
    assertThat(card(pathway, reason, nextStep, state, skill).mayLeave()).isEqualTo(leaves);
  }

  private static Card card(
      int pathway, String reason, String nextStep, String state, String skill) {
    var json = JsonMapper.builder().build();
    var cards = json.createArrayNode();
    var card = cards.addObject().put("stayId", "stay-1").put("pathway", pathway);
    if (!reason.isEmpty()) {
      card.putObject("wait").put("reason", reason).put("nextStep", nextStep);
    }
    if (!state.isEmpty()) {
      card.putObject("referral").put("id", "referral-1").put("state", state).put("skill", skill);
    }
    return Card.all(cards).getFirst();
  }
}
