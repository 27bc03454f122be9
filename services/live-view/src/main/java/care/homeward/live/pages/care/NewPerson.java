package care.homeward.live.pages.care;

import care.homeward.contracts.ReferralEvent.ReferralMade.Source;
import care.homeward.live.pages.Reply;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Somebody no hospital has told of, as they are typed, and as the register of people takes it. */
final class NewPerson {

  /** Who may ask for somebody who is in no ward. */
  static final List<Codes.Choice> SOURCES =
      Codes.of(Source.values()).stream()
          .filter(one -> !one.code().equals(Source.WARD.name()))
          .toList();

  private static final String NOT_KNOWN = "unknown";

  /** In the words of FHIR. */
  static final List<Codes.Choice> SEXES =
      List.of(
          new Codes.Choice("female", "Female"),
          new Codes.Choice("male", "Male"),
          new Codes.Choice("other", "Other"),
          new Codes.Choice(NOT_KNOWN, "Not known"));

  private NewPerson() {}

  static boolean isSource(String code) {
    return isOneOf(SOURCES, code);
  }

  private static boolean isOneOf(List<Codes.Choice> choices, String code) {
    return choices.stream().anyMatch(one -> one.code().equals(code));
  }

  /** What is wrong with what was typed, by field. */
  static Map<String, String> wrong(Typed typed, LocalDate today) {
    var wrong = new LinkedHashMap<String, String>();
    if (!isSource(typed.of("source"))) {
      wrong.put("source", "Choose who asks for it.");
    }
    if (typed.of("nhsNumber").isEmpty()) {
      wrong.put("nhsNumber", "Write the NHS number.");
    }
    if (typed.of("family").isEmpty()) {
      wrong.put("family", "Write the family name.");
    }
    if (!typed.of("birthDate").isEmpty()) {
      var born = Times.typedDay(typed.of("birthDate"));
      if (born == null) {
        wrong.put("birthDate", "Write the day as a date, such as 25/11/1944.");
      } else if (born.isAfter(today)) {
        wrong.put("birthDate", "This day is still to come.");
      }
    }
    if (!typed.of("sex").isEmpty() && !isOneOf(SEXES, typed.of("sex"))) {
      wrong.put("sex", "Choose one of these.");
    }
    return wrong;
  }

  /** What is sent; what is not known is not said, so that nothing known is lost. */
  static Map<String, Object> body(Typed typed) {
    var name = new LinkedHashMap<String, Object>();
    put(name, "family", typed.of("family"));
    put(name, "given", typed.of("given"));
    var body = new LinkedHashMap<String, Object>();
    put(body, "nhsNumber", typed.of("nhsNumber"));
    body.put("name", name);
    put(body, "birthDate", typed.of("birthDate"));
    put(body, "sex", typed.has("sex", NOT_KNOWN) ? "" : typed.of("sex"));
    put(body, "postcode", typed.of("postcode"));
    return body;
  }

  private static void put(Map<String, Object> body, String field, String said) {
    if (!said.isEmpty()) {
      body.put(field, said);
    }
  }

  /** What the register finds wrong, by the field it was typed into. */
  static Map<String, String> wrong(Reply.Refused refused) {
    if (refused.kind().equals("nhs-number-invalid")) {
      return Map.of("nhsNumber", refused.detail());
    }
    var wrong = new LinkedHashMap<String, String>();
    refused
        .fields()
        .forEach((field, why) -> wrong.put(field.substring(field.lastIndexOf('/') + 1), why));
    return wrong;
  }
}
