package care.homeward.live.pages.care;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be done about a referral; each is named as the service names it in its paths. */
enum Act {
  TAKEN("taken", "You have taken it. Whoever referred sees that now.", "taken"),
  INFORMATION_ASKED(
      "information-asked", "The question is with whoever referred. The clock goes on.", "asked"),
  INFORMATION_ANSWERED("information-answered", "Said to be answered.", ""),
  DECLINED("declined", "Declined. Whoever referred sees why.", ""),
  REDIRECTED("redirected", "Passed on. When it was received stays as it was.", ""),
  OFFERS("offers", "Asked. Who takes it first has it.", "sent"),
  WITHDRAWN("withdrawn", "Withdrawn.", "closed"),
  TRIAGED("triaged", "Triaged.", ""),
  CLOSED("closed", "Closed.", "closed"),
  NOTES("notes", "The note is kept with the referral.", "");

  /** What the address says after a new referral. */
  static final String MADE = "made";

  private final String path;
  private final String said;
  private final String tab;

  Act(String path, String said, String tab) {
    this.path = path;
    this.said = said;
    this.tab = tab;
  }

  static @Nullable Act of(String path) {
    for (var act : values()) {
      if (act.path.equals(path)) {
        return act;
      }
    }
    return null;
  }

  /** What the page says after an act; null for a word it does not know. */
  static @Nullable String said(@Nullable String path) {
    if (MADE.equals(path)) {
      return "The referral is made. Its clock runs.";
    }
    var act = path == null ? null : of(path);
    return act == null ? null : act.said;
  }

  String path() {
    return path;
  }

  /** Where the referral is found afterwards; empty for wherever it was. */
  String tab() {
    return tab;
  }

  /** What is wrong with what was typed, by field. */
  Map<String, String> wrong(Typed typed) {
    return switch (this) {
      case TAKEN ->
          missing(
              typed.of("some").isEmpty() || !typed.all("skills").isEmpty(),
              "skills",
              "Choose what you take.");
      case INFORMATION_ASKED ->
          missing(!typed.all("missing").isEmpty(), "missing", "Choose what is missing.");
      case DECLINED -> missing(!typed.of("reason").isEmpty(), "reason", "Choose why.");
      case REDIRECTED -> missing(!typed.of("to").isEmpty(), "to", "Choose the other service.");
      case OFFERS -> missing(!typed.all("teams").isEmpty(), "teams", "Choose whom to ask.");
      case WITHDRAWN -> missing(!typed.of("why").isEmpty(), "why", "Choose why.");
      case TRIAGED -> missing(!typed.of("urgency").isEmpty(), "urgency", "Choose how soon.");
      case CLOSED -> missing(!typed.of("closing").isEmpty(), "closing", "Choose why.");
      case NOTES -> missing(!typed.of("text").isEmpty(), "text", "Write the note.");
      case INFORMATION_ANSWERED -> Map.of();
    };
  }

  /** What is sent; a hub acts without naming a team. */
  Map<String, Object> body(Typed typed) {
    var body = new LinkedHashMap<String, Object>();
    switch (this) {
      case TAKEN -> {
        body.put("team", typed.of("team"));
        if (!typed.all("skills").isEmpty()) {
          body.put("skills", typed.all("skills"));
        }
      }
      case INFORMATION_ASKED -> {
        team(typed, body);
        body.put("missing", typed.all("missing"));
      }
      case DECLINED -> {
        body.put("team", typed.of("team"));
        body.put("reason", typed.of("reason"));
      }
      case REDIRECTED -> {
        body.put("team", typed.of("team"));
        body.put("to", typed.of("to"));
      }
      case OFFERS -> body.put("teams", typed.all("teams"));
      case WITHDRAWN -> body.put("why", typed.of("why"));
      case TRIAGED -> body.put("urgency", typed.of("urgency"));
      case CLOSED -> {
        team(typed, body);
        body.put("reason", typed.of("closing"));
      }
      case NOTES -> body.put("text", typed.of("text"));
      case INFORMATION_ANSWERED -> {}
    }
    return body;
  }

  private static void team(Typed typed, Map<String, Object> body) {
    if (!typed.of("team").isEmpty()) {
      body.put("team", typed.of("team"));
    }
  }

  private static Map<String, String> missing(boolean there, String field, String said) {
    return there ? Map.of() : Map.of(field, said);
  }
}
