package care.homeward.live.pages.care;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A referral as it is typed, and as the service takes it. */
final class NewReferral {

  private static final int MOST_VISITS = 10;
  private static final int MOST_CARERS = 4;

  private NewReferral() {}

  /**
   * What is wrong with what was typed, by field.
   *
   * @param namesSource whether the form asks who refers
   */
  static Map<String, String> wrong(Typed typed, boolean namesSource) {
    var wrong = new LinkedHashMap<String, String>();
    if (namesSource && !NewPerson.isSource(typed.of("source"))) {
      wrong.put("source", "Choose who asks for it.");
    }
    if (typed.of("skill").isEmpty()) {
      wrong.put("skill", "Choose what is needed most.");
    }
    if (typed.of("urgency").isEmpty()) {
      wrong.put("urgency", "Choose how soon somebody has to come.");
    }
    number(typed, "visitsADay", MOST_VISITS, wrong);
    number(typed, "carersAtOnce", MOST_CARERS, wrong);
    if (!typed.of("startWanted").isEmpty() && Times.typedDay(typed.of("startWanted")) == null) {
      wrong.put("startWanted", "Write the day as a date, such as 25/11/2026.");
    }
    return wrong;
  }

  private static void number(Typed typed, String field, int most, Map<String, String> wrong) {
    var number = Times.typedNumber(typed.of(field));
    if (!typed.of(field).isEmpty() && (number == null || number < 1 || number > most)) {
      wrong.put(field, "Write a number from 1 to " + most + ", or nothing.");
    }
  }

  /** What is sent. */
  static Map<String, Object> body(Whom whom, boolean byHub, Typed typed) {
    var body = new LinkedHashMap<String, Object>();
    body.put("personId", whom.personId());
    var card = whom.card();
    if (card != null && card.inBed()) {
      body.put("stayId", card.stayId());
    }
    if (!typed.of("source").isEmpty()) {
      body.put("source", typed.of("source"));
    } else if (byHub) {
      body.put("source", "HUB");
    }
    var skill = typed.of("skill");
    body.put("skill", skill);
    var further = typed.all("furtherSkills").stream().filter(one -> !one.equals(skill)).toList();
    if (!further.isEmpty()) {
      body.put("furtherSkills", further);
    }
    body.put("urgency", typed.of("urgency"));
    var needs = new LinkedHashMap<String, Object>();
    for (var field : List.of("visitsADay", "carersAtOnce")) {
      var number = Times.typedNumber(typed.of(field));
      if (number != null) {
        needs.put(field, number);
      }
    }
    for (var field : List.of("times", "equipment", "communityNeeds", "wishes")) {
      if (!typed.all(field).isEmpty()) {
        needs.put(field, typed.all(field));
      }
    }
    if (!needs.isEmpty()) {
      body.put("needs", needs);
    }
    if (!typed.of("startWanted").isEmpty()) {
      body.put("startWanted", typed.of("startWanted"));
    }
    if (!typed.all("offerTo").isEmpty()) {
      body.put("offerTo", typed.all("offerTo"));
    }
    if (typed.has("notDuplicate", "true")) {
      body.put("notDuplicate", true);
    }
    return body;
  }
}
