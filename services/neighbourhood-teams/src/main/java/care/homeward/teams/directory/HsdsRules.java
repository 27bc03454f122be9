package care.homeward.teams.directory;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What Open Referral UK (HSDS 3.0) asks of an organisation, a service, a location and a service at
 * a location; what it does not name may stand there and is left alone.
 */
final class HsdsRules {

  static final String ACTIVE = "active";

  private static final Set<String> STATUSES =
      Set.of(ACTIVE, "inactive", "defunct", "temporarily closed");
  private static final Set<String> FREQUENCIES = Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");
  private static final List<String> LISTS =
      List.of(
          "attributes",
          "cost_options",
          "languages",
          "metadata",
          "phones",
          "schedules",
          "service_areas",
          "service_at_locations");
  private static final int LONGEST_ID = 200;

  private final List<Problem> problems = new ArrayList<>();

  private HsdsRules() {}

  /** What is wrong with an organisation itself; its services are looked at one by one. */
  static List<Problem> ofOrganisation(JsonNode organisation, String at) {
    var rules = new HsdsRules();
    rules.id(organisation, at);
    rules.text(organisation, at, "name");
    rules.text(organisation, at, "description");
    rules.each(organisation, at, "services", (_, _) -> {});
    rules.each(organisation, at, "locations", rules::location);
    return rules.problems;
  }

  static List<Problem> ofService(JsonNode service, String at) {
    var rules = new HsdsRules();
    rules.id(service, at);
    rules.text(service, at, "name");
    rules.text(service, at, "status");
    if (service.path("status").isString()
        && !STATUSES.contains(service.path("status").asString())) {
      rules.wrong(at, "status", "unknown-status");
    }
    rules.ages(service, at);
    rules.date(service, at, "assured_date");
    LISTS.forEach(list -> rules.each(service, at, list, (_, _) -> {}));
    rules.each(service, at, "schedules", rules::schedule);
    rules.each(service, at, "service_at_locations", rules::serviceAtLocation);
    return rules.problems.stream().distinct().toList();
  }

  static List<Problem> ofServiceAtLocation(JsonNode serviceAtLocation, String at) {
    var rules = new HsdsRules();
    rules.serviceAtLocation(serviceAtLocation, at);
    return rules.problems;
  }

  private void serviceAtLocation(JsonNode node, String at) {
    id(node, at);
    if (node.has("location")) {
      location(node.path("location"), at + "/location");
    }
    each(node, at, "schedules", this::schedule);
  }

  private void location(JsonNode location, String at) {
    id(location, at);
    text(location, at, "location_type");
  }

  private void schedule(JsonNode schedule, String at) {
    date(schedule, at, "dtstart");
    if (schedule.has("freq") && !FREQUENCIES.contains(schedule.path("freq").asString(""))) {
      wrong(at, "freq", "unknown-frequency");
    }
  }

  private void ages(JsonNode service, String at) {
    age(service, at, "minimum_age");
    age(service, at, "maximum_age");
    var youngest = service.path("minimum_age");
    var oldest = service.path("maximum_age");
    if (youngest.isNumber()
        && oldest.isNumber()
        && youngest.decimalValue().compareTo(oldest.decimalValue()) > 0) {
      wrong(at, "maximum_age", "below-minimum-age");
    }
  }

  private void age(JsonNode service, String at, String field) {
    var age = service.path(field);
    if (isSaid(age) && !(age.isNumber() && age.decimalValue().compareTo(BigDecimal.ZERO) >= 0)) {
      wrong(at, field, "not-an-age");
    }
  }

  private void date(JsonNode node, String at, String field) {
    if (!isSaid(node.path(field))) {
      return;
    }
    try {
      var _ = LocalDate.parse(node.path(field).asString(""));
    } catch (DateTimeException e) {
      wrong(at, field, "not-a-date");
    }
  }

  private void id(JsonNode node, String at) {
    text(node, at, "id");
    if (node.path("id").asString("").length() > LONGEST_ID) {
      wrong(at, "id", "too-long");
    }
  }

  private void text(JsonNode node, String at, String field) {
    if (!isSaid(node.path(field))) {
      wrong(at, field, "missing");
    } else if (!node.path(field).isString() || node.path(field).asString().isBlank()) {
      wrong(at, field, "not-a-text");
    }
  }

  private interface Rule {
    void check(JsonNode node, String at);
  }

  private void each(JsonNode node, String at, String field, Rule rule) {
    var list = node.path(field);
    if (!isSaid(list)) {
      return;
    }
    if (!list.isArray()) {
      wrong(at, field, "not-a-list");
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      var here = at + "/" + field + "/" + i;
      if (list.get(i).isObject()) {
        rule.check(list.get(i), here);
      } else if (!field.equals("services")) {
        problems.add(new Problem(here, "not-an-object"));
      }
    }
  }

  private static boolean isSaid(JsonNode node) {
    return !node.isMissingNode() && !node.isNull();
  }

  private void wrong(String at, String field, String reason) {
    problems.add(new Problem(at + "/" + field, reason));
  }
}
