package care.homeward.live.pages.care;

import static care.homeward.live.pages.care.Codes.text;

import care.homeward.live.pages.Left;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One referral, told.
 *
 * @param personId empty for a reader who is not to know whom it is about
 * @param skills all that is asked, by code
 * @param facts what is needed and wished, line by line
 */
record Pane(
    String id,
    String personId,
    String title,
    String state,
    String word,
    String tone,
    String ownerKind,
    String partnership,
    String startWanted,
    @Nullable Left contact,
    List<String> skills,
    List<String> needs,
    List<String> asked,
    Map<String, String> facts) {

  /** A fact of the history, and whose it was from then on. */
  record Step(String when, String what, String owner) {}

  /** A note. */
  record Note(String when, String by, String text) {}

  static Pane of(JsonNode view, Instant now, Lookup lookup) {
    var state = Row.state(view);
    var skills = new ArrayList<>(List.of(text(view, "skill")));
    skills.addAll(Codes.list(view.path("furtherSkills")));
    var open = view.path("clock").isObject();
    var asked = new ArrayList<String>();
    for (var offer : view.path("offers")) {
      asked.add(text(offer, "teamId"));
    }
    return new Pane(
        text(view, "referralId"),
        text(view, "personId"),
        Row.title(view),
        state,
        Codes.word(state),
        Row.tone(state),
        text(view.path("owner"), "kind"),
        text(view, "partnership"),
        text(view, "startWanted"),
        open ? Left.of(text(view, "due"), now) : null,
        skills,
        Codes.list(view.path("needs").path("communityNeeds")),
        asked,
        facts(view, lookup));
  }

  private static Map<String, String> facts(JsonNode view, Lookup lookup) {
    var facts = new LinkedHashMap<String, String>();
    var needs = view.path("needs");
    put(facts, "Start wanted", Times.day(text(view, "startWanted")));
    put(facts, "How soon", Codes.word(text(view, "urgency")));
    put(facts, "Visits", visits(needs));
    put(facts, "Equipment", Codes.words(needs.path("equipment")));
    put(facts, "Around the person", Codes.words(needs.path("communityNeeds")));
    put(facts, "Person's wishes", Codes.words(needs.path("wishes")));
    put(facts, "Where", lookup.name(text(view, "partnership")));
    put(facts, "Sent by", Codes.word(text(view, "source")));
    put(facts, "Received", Times.moment(text(view, "receivedAt")));
    put(facts, "First contact due", Times.moment(text(view, "due")));
    put(facts, "Seen", Times.moment(text(view, "contactAt")));
    put(facts, "With", owner(view.path("owner"), lookup));
    put(facts, "Why with nobody", Codes.word(text(view, "hubReason")));
    put(facts, "Asked for", Codes.words(view.path("missing")));
    for (var part : view.path("parts")) {
      put(
          facts,
          "Part with " + lookup.name(text(part, "teamId")),
          Codes.words(part.path("skills")));
    }
    var ended = view.path("ended");
    put(facts, "Ended", Times.moment(text(ended, "at")));
    put(facts, "Ended because", Codes.word(text(ended, "why")));
    return facts;
  }

  private static String visits(JsonNode needs) {
    var visits = needs.path("visitsADay").asInt(0);
    var carers = needs.path("carersAtOnce").asInt(0);
    var said = new ArrayList<String>();
    if (visits > 0) {
      said.add(visits == 1 ? "1 a day" : visits + " a day");
    }
    var times = Codes.words(needs.path("times"));
    if (!times.isEmpty()) {
      said.add(times.toLowerCase(java.util.Locale.UK));
    }
    if (carers > 0) {
      said.add(carers == 1 ? "one carer" : carers + " carers at once");
    }
    return String.join("; ", said);
  }

  static List<Step> history(JsonNode moments, Lookup lookup) {
    var steps = new ArrayList<Step>();
    for (var moment : moments) {
      var fact =
          text(moment, "fact").replaceFirst("^referrals\\.", "").replaceFirst("\\.v\\d+$", "");
      steps.addFirst(
          new Step(
              Times.moment(text(moment, "at")),
              Codes.word(fact),
              owner(moment.path("owner"), lookup)));
    }
    return steps;
  }

  static List<Note> notes(JsonNode all) {
    var notes = new ArrayList<Note>();
    for (var one : all) {
      notes.add(new Note(Times.moment(text(one, "at")), text(one, "by"), text(one, "text")));
    }
    return notes;
  }

  private static String owner(JsonNode owner, Lookup lookup) {
    var kind = text(owner, "kind");
    return kind.equals("TEAM") ? lookup.name(text(owner, "who")) : Codes.word(kind);
  }

  private static void put(Map<String, String> facts, String what, String said) {
    if (!said.isBlank()) {
      facts.put(what, said);
    }
  }
}
