package care.homeward.live.pages.person;

import care.homeward.live.board.Delay;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How someone left, as it is typed; empty where nothing is.
 *
 * @param destination code of where to
 * @param method code of how
 * @param when on London's clocks, as {@code 2026-11-24T16:00}; empty for now
 * @param confirmed whether it was confirmed that the person died
 */
record Leaving(String destination, String method, String when, boolean confirmed) {

  static final String DIED = "79";
  private static final String BY_DEATH = "4";

  /** Nothing typed: most leave on clinical advice. */
  static final Leaving BLANK = new Leaving("", "1", "", false);

  /** Those of the discharge destinations of the NHS Data Dictionary a ward meets, in its words. */
  static final List<WaitForm.Choice> DESTINATIONS =
      List.of(
          new WaitForm.Choice("19", "Usual home, not a care home"),
          new WaitForm.Choice("29", "Temporary home"),
          new WaitForm.Choice("65", "Council care home"),
          new WaitForm.Choice("54", "NHS care home"),
          new WaitForm.Choice("85", "Other care home"),
          new WaitForm.Choice("51", "Another NHS hospital, general ward"),
          new WaitForm.Choice("87", "Hospital outside the NHS"),
          new WaitForm.Choice("88", "Hospice"));

  /** The discharge methods of the living, the second split as UK Core does. */
  static final List<WaitForm.Choice> METHODS =
      List.of(
          new WaitForm.Choice("1", "On clinical advice or with clinical consent"),
          new WaitForm.Choice("6", "The person discharged themselves"),
          new WaitForm.Choice("7", "A relative or advocate took them home"),
          new WaitForm.Choice("3", "By a tribunal, the Home Secretary or a court"));

  /** Whether the person did not leave alive. */
  public boolean died() {
    return destination.equals(DIED);
  }

  /** What is wrong with what was typed, by field. */
  Map<String, String> wrong() {
    var wrong = new LinkedHashMap<String, String>();
    if (died()) {
      if (!confirmed) {
        wrong.put("confirmed", "Confirm that this person has died.");
      }
    } else {
      if (!has(DESTINATIONS, destination)) {
        wrong.put("destination", "Choose where the person went.");
      }
      if (!has(METHODS, method)) {
        wrong.put("method", "Choose how the person left.");
      }
    }
    if (!when.isBlank() && at().isEmpty()) {
      wrong.put(
          died() ? "died" : "when",
          "Write the time as a day and a time, such as 24/11/2026 16:00.");
    }
    return wrong;
  }

  /** What is sent to discharge-flow. */
  Map<String, String> body() {
    var body = new LinkedHashMap<String, String>();
    body.put("destination", destination);
    body.put("method", died() ? BY_DEATH : method);
    at().ifPresent(at -> body.put("at", at.toString()));
    return body;
  }

  private Optional<Instant> at() {
    try {
      return when.isBlank()
          ? Optional.empty()
          : Optional.of(LocalDateTime.parse(when).atZone(Delay.LONDON).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean has(List<WaitForm.Choice> choices, String code) {
    return choices.stream().anyMatch(one -> one.code().equals(code));
  }
}
