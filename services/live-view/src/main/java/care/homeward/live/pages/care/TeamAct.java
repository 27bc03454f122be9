package care.homeward.live.pages.care;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a team says of its day; each is named as the service names it in its paths. */
enum TeamAct {
  PLANS("plans", "The first contact is planned."),
  CONTACTS("contacts", "Recorded: the person was seen. Their clock has stopped."),
  CAPACITY("capacity", "The day's capacity is set."),
  LOANS("loans", "Lent. The other team sees it."),
  WEEKS("weeks", "The week's capacity is set.");

  private static final int MOST_SLOTS = 1_000;

  private final String path;
  private final String said;

  TeamAct(String path, String said) {
    this.path = path;
    this.said = said;
  }

  static @Nullable TeamAct of(@Nullable String path) {
    for (var act : values()) {
      if (act.path.equals(path)) {
        return act;
      }
    }
    return null;
  }

  static @Nullable String said(@Nullable String path) {
    var act = of(path);
    return act == null ? null : act.said;
  }

  String path() {
    return path;
  }

  /** What is wrong with what was typed, by the id of the field. */
  Map<String, String> wrong(Typed typed) {
    var wrong = new LinkedHashMap<String, String>();
    switch (this) {
      case PLANS -> {
        needed(typed, "referralId", "plan-whom", "Choose whom.", wrong);
        moment(typed, "plannedFor", "plan-when", wrong);
      }
      case CONTACTS -> {
        needed(typed, "referralId", "seen-whom", "Choose whom.", wrong);
        moment(typed, "seenAt", "seen-when", wrong);
      }
      case CAPACITY -> {
        day(typed, "set-day", wrong);
        needed(typed, "skill", "set-skill", "Choose for what.", wrong);
        slots(typed, "set-slots", 0, wrong);
      }
      case LOANS -> {
        needed(typed, "to", "lend-to", "Choose the other team.", wrong);
        day(typed, "lend-day", wrong);
        needed(typed, "skill", "lend-skill", "Choose for what.", wrong);
        slots(typed, "lend-slots", 1, wrong);
      }
      case WEEKS -> {
        needed(typed, "need", "week-need", "Choose for what.", wrong);
        needed(typed, "week", "week-of", "Choose the week.", wrong);
        slots(typed, "week-slots", 0, wrong);
      }
    }
    return wrong;
  }

  /** What is sent. */
  Map<String, Object> body(Typed typed) {
    var body = new LinkedHashMap<String, Object>();
    switch (this) {
      case PLANS -> {
        body.put("referralId", typed.of("referralId"));
        put(body, "member", typed.of("member"));
        put(body, "plannedFor", Times.typed(typed.of("plannedFor")));
      }
      case CONTACTS -> {
        body.put("referralId", typed.of("referralId"));
        put(body, "at", Times.typed(typed.of("seenAt")));
      }
      case CAPACITY -> {
        body.put("day", typed.of("day"));
        body.put("skill", typed.of("skill"));
        put(body, "slots", Times.typedNumber(typed.of("slots")));
      }
      case LOANS -> {
        body.put("to", typed.of("to"));
        body.put("day", typed.of("day"));
        body.put("skill", typed.of("skill"));
        put(body, "slots", Times.typedNumber(typed.of("slots")));
      }
      case WEEKS -> {
        body.put("week", typed.of("week"));
        body.put("need", typed.of("need"));
        put(body, "slots", Times.typedNumber(typed.of("slots")));
      }
    }
    return body;
  }

  private static void put(Map<String, Object> body, String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      body.put(name, value instanceof java.time.Instant at ? at.toString() : value);
    }
  }

  private static void needed(
      Typed typed, String field, String id, String said, Map<String, String> wrong) {
    if (typed.of(field).isEmpty()) {
      wrong.put(id, said);
    }
  }

  private static void moment(Typed typed, String field, String id, Map<String, String> wrong) {
    if (Times.typed(typed.of(field)) == null) {
      wrong.put(id, "Write a day and a time, such as 24/11/2026 16:00.");
    }
  }

  private static void day(Typed typed, String id, Map<String, String> wrong) {
    if (Times.typedDay(typed.of("day")) == null) {
      wrong.put(id, "Write the day as a date, such as 25/11/2026.");
    }
  }

  private static void slots(Typed typed, String id, int least, Map<String, String> wrong) {
    var slots = Times.typedNumber(typed.of("slots"));
    if (slots == null || slots < least || slots > MOST_SLOTS) {
      wrong.put(id, "Write a number from " + least + " to " + MOST_SLOTS + ".");
    }
  }
}
