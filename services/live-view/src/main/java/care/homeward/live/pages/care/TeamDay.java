package care.homeward.live.pages.care;

import static care.homeward.live.pages.care.Codes.text;

import care.homeward.live.board.Delay;
import care.homeward.live.pages.Left;
import care.homeward.live.pages.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the services know of a team, as its page tells it. */
final class TeamDay {

  private TeamDay() {}

  /**
   * Someone who waits for the first contact.
   *
   * @param due ISO, for the order; empty where nothing is due
   * @param planned when somebody goes; empty while nobody does
   * @param today whether that is today
   */
  record Person(
      String referralId,
      String name,
      String personId,
      String skill,
      String due,
      @Nullable Left left,
      String planned,
      String member,
      boolean today) {}

  /**
   * What is left of a day for a skill.
   *
   * @param text as {@code 3 of 8}
   */
  record Cell(String text, boolean none, String beside) {}

  /** A skill over the days. */
  record Line(String skill, List<Cell> cells) {}

  /** What was lent or borrowed. */
  record Loan(String said, boolean stands) {}

  /**
   * Who was not seen yet; overdue and soonest due first, then those on the caseload longest, as
   * they come.
   */
  static List<Person> people(
      JsonNode caseload, @Nullable JsonNode referrals, Names.Named named, Instant now) {
    var dues = new HashMap<String, String>();
    if (referrals != null) {
      referrals.forEach(one -> dues.put(text(one, "referralId"), text(one, "due")));
    }
    var people = new ArrayList<Person>();
    for (var one : caseload) {
      if (!text(one, "seenAt").isEmpty()) {
        continue;
      }
      var due = dues.getOrDefault(text(one, "referralId"), "");
      var planned = Times.instant(text(one, "plannedFor"));
      var known = named.people().get(text(one, "personId"));
      people.add(
          new Person(
              text(one, "referralId"),
              known == null || known.name() == null
                  ? "Taken on " + Times.moment(text(one, "since"))
                  : known.name(),
              text(one, "personId"),
              Codes.word(text(one, "skill")),
              due,
              Left.of(due, now),
              planned == null ? "" : Times.moment(text(one, "plannedFor")),
              text(one, "memberId"),
              planned != null && Delay.day(planned).equals(Delay.day(now))));
    }
    people.sort(
        Comparator.comparing((Person one) -> one.due().isEmpty()).thenComparing(Person::due));
    return people;
  }

  /** What is left by skill, day by day. */
  static List<Line> lines(List<JsonNode> days) {
    var lines = new LinkedHashMap<String, List<Cell>>();
    for (var day : days) {
      for (var load : day.path("loads")) {
        lines
            .computeIfAbsent(Codes.word(text(load, "skill")), _ -> new ArrayList<>())
            .add(cell(load));
      }
    }
    return lines.entrySet().stream().map(one -> new Line(one.getKey(), one.getValue())).toList();
  }

  private static Cell cell(JsonNode load) {
    var beside = new ArrayList<String>();
    if (load.path("lent").asInt(0) > 0) {
      beside.add(load.path("lent").asInt(0) + " lent");
    }
    if (load.path("borrowed").asInt(0) > 0) {
      beside.add(load.path("borrowed").asInt(0) + " borrowed");
    }
    if (!load.path("slots").isNumber()) {
      beside.addFirst(load.path("takenOn").asInt(0) + " taken on");
      return new Cell("not said", false, String.join(", ", beside));
    }
    var left = load.path("left").asInt(0);
    return new Cell(
        left + " of " + load.path("slots").asInt(0), left <= 0, String.join(", ", beside));
  }

  static List<Loan> loans(JsonNode all, Lookup lookup) {
    var loans = new ArrayList<Loan>();
    for (var one : all) {
      loans.add(
          new Loan(
              one.path("slots").asInt(0)
                  + " of "
                  + Codes.lower(text(one, "skill"))
                  + (text(one, "side").equals("LENT") ? " lent to " : " borrowed from ")
                  + lookup.name(text(one, "other"))
                  + ", "
                  + Times.day(text(one, "day")),
              one.path("stands").asBoolean(false)));
    }
    return loans;
  }

  /** How many work in the team, by who sends them; nobody is named. */
  static Map<String, Integer> staff(JsonNode staff) {
    var sectors = new HashMap<String, String>();
    for (var one : staff.path("organisations")) {
      sectors.put(
          text(one, "code"), Codes.word(text(one, "sector")) + " (" + text(one, "code") + ")");
    }
    var counts = new LinkedHashMap<String, Integer>();
    for (var member : staff.path("members")) {
      var code = text(member, "organisation");
      counts.merge(sectors.getOrDefault(code, code), 1, Integer::sum);
    }
    return counts;
  }
}
