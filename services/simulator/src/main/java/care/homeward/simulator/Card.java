package care.homeward.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One person as the board shows them; what it does not show is an empty string.
 *
 * @param pathway 0 to 3, or {@link #NO_PATHWAY}
 */
record Card(
    String stayId,
    String personId,
    String hospital,
    String ward,
    String bed,
    Instant admittedAt,
    boolean waiting,
    int pathway,
    String reason,
    String nextStep,
    String referralId,
    String referralState,
    String referralSkill,
    String holdId,
    String homeId,
    String holdState) {

  static final int NO_PATHWAY = -1;

  static List<Card> all(JsonNode cards) {
    var all = new ArrayList<Card>();
    cards.forEach(card -> all.add(of(card)));
    return all;
  }

  private static Card of(JsonNode card) {
    return new Card(
        text(card, "stayId"),
        text(card, "personId"),
        text(card, "hospital"),
        text(card, "ward"),
        text(card, "bed"),
        moment(card, "admittedAt"),
        card.path("waiting").asBoolean(false),
        card.path("pathway").asInt(NO_PATHWAY),
        text(card.path("wait"), "reason"),
        text(card.path("wait"), "nextStep"),
        text(card.path("referral"), "id"),
        text(card.path("referral"), "state"),
        text(card.path("referral"), "skill"),
        text(card.path("bedHold"), "holdId"),
        text(card.path("bedHold"), "homeId"),
        text(card.path("bedHold"), "state"));
  }

  /** The text of a field; empty when it is absent or null. */
  static String text(JsonNode node, String field) {
    var value = node.path(field);
    return value.isString() ? value.asString() : "";
  }

  /** The moment of a field; the epoch when it is absent or null. */
  static Instant moment(JsonNode node, String field) {
    var text = text(node, field);
    return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
  }

  /** Whether nothing is left to arrange before the person can leave. */
  boolean mayLeave() {
    return switch (pathway) {
      case 0 -> referralId.isEmpty() ? reason.isEmpty() : isPlaced() && isOnlyToBegin();
      case 1 -> isPlaced();
      case 2, 3 -> holdState.equals("ACCEPTED");
      default -> false;
    };
  }

  /** Whether nobody has said yet on which pathway the person leaves, or what they wait for. */
  boolean isUndecided() {
    return !mayLeave() && (pathway == NO_PATHWAY || (reason.isEmpty() && !asked()));
  }

  /** Whether someone else's answer is awaited, so that the hospital can only wait. */
  boolean asked() {
    return referralState.equals("OFFERED") || holdState.equals("HELD");
  }

  /** Whether volunteers are what was asked for. */
  boolean isHelp() {
    return referralSkill.equals(Help.SKILL);
  }

  /** Whether a team or an organisation has taken the person on. */
  boolean isPlaced() {
    return referralState.equals("TAKEN") || referralState.equals("FULFILLED");
  }

  /** Whether everyone who was asked has said no. */
  boolean isUnplaced() {
    return switch (referralState) {
      case "WITH_HUB", "WITH_SOURCE", "DECLINED" -> true;
      default -> false;
    };
  }

  private boolean isOnlyToBegin() {
    return reason.isEmpty() || nextStep.equals("START_CARE");
  }
}
