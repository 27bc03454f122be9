package care.homeward.live.pages.person;

import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.live.board.Delay;
import care.homeward.live.board.Words;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The wait as it is typed; empty where nothing is.
 *
 * @param waitId id of the wait, {@code new} for another one
 * @param version of the wait when the form was made
 * @param reason code of one of the published reasons
 * @param owner code of whom it waits on from now on; empty if nothing was chosen, {@code IMPLIED}
 *     for the one the reason implies
 * @param nextStep code of what is to happen next
 * @param due when, on London's clocks, as {@code 2026-11-24T16:00}
 * @param capacityAt code of a provider who has capacity after all
 */
record WaitForm(
    String waitId,
    String version,
    String reason,
    String owner,
    String nextStep,
    String due,
    String capacityAt) {

  static final String NEW = "new";
  static final String IMPLIED = "IMPLIED";
  private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

  /** A choice of a list. */
  record Choice(String code, String text) {}

  /** A wait nothing was said of yet. */
  static WaitForm blank() {
    return new WaitForm(NEW, "", "", "", "", "", "");
  }

  /** A wait as discharge-flow has it. */
  static WaitForm of(JsonNode wait) {
    var due = wait.path("due").asString("");
    return new WaitForm(
        wait.required("waitId").asString(),
        wait.path("version").asString(""),
        wait.required("reason").asString(),
        "",
        wait.path("nextStep").asString(""),
        due.isEmpty() ? "" : Instant.parse(due).atZone(Delay.LONDON).format(FIELD),
        "");
  }

  /** The same as typed, of the wait as it is now. */
  WaitForm onTopOf(String version) {
    return new WaitForm(waitId, version, reason, owner, nextStep, due, capacityAt);
  }

  /** What is wrong with what was typed, by field. */
  Map<String, String> wrong() {
    var wrong = new LinkedHashMap<String, String>();
    if (reason.isBlank()) {
      wrong.put("reason", "Choose what it is waiting for.");
    }
    if (!due.isBlank() && moment().isEmpty()) {
      wrong.put("due", "Write the time as a day and a time, such as 24/11/2026 16:00.");
    }
    if (nextStep.isBlank() && !due.isBlank()) {
      wrong.put("nextStep", "Say what is to happen by then.");
    }
    return wrong;
  }

  /**
   * What is sent to discharge-flow. An owner that nobody chose anew is not: it would be taken for
   * another one, and the team or the home it waits on forgotten.
   *
   * @param implied code of the owner the reason implies; null where that is not known
   */
  Map<String, Object> body(@Nullable String implied) {
    var body = new LinkedHashMap<String, Object>();
    body.put("reason", reason);
    put(body, "owner", owner.equals(IMPLIED) ? implied : owner);
    put(body, "nextStep", nextStep);
    moment().ifPresent(at -> body.put("due", at.toString()));
    if (!waitId.equals(NEW)) {
      put(body, "capacityAt", capacityAt);
      putVersion(body);
    }
    return body;
  }

  /** What is sent to discharge-flow when the wait is over: the version that was seen. */
  Map<String, Object> ended() {
    var body = new LinkedHashMap<String, Object>();
    putVersion(body);
    return body;
  }

  private void putVersion(Map<String, Object> body) {
    if (!version.isBlank()) {
      body.put("version", Integer.valueOf(version));
    }
  }

  private Optional<Instant> moment() {
    try {
      return due.isBlank()
          ? Optional.empty()
          : Optional.of(LocalDateTime.parse(due).atZone(Delay.LONDON).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static void put(Map<String, Object> body, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      body.put(name, value.strip());
    }
  }

  static List<Choice> owners() {
    return choices(Owner.values());
  }

  static List<Choice> steps() {
    return choices(NextStep.values());
  }

  private static List<Choice> choices(Enum<?>[] codes) {
    return Arrays.stream(codes).map(c -> new Choice(c.name(), Words.of(c.name()))).toList();
  }
}
