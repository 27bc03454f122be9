package care.homeward.teams.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes the three forms in which HSDS 3.0 nests a directory: an organisation with its
 * services, a service with its organisation, and a service at a location with both. Each
 * organisation and each service is one document, kept as it came, whatever is in it.
 */
public final class Hsds {

  private static final String SERVICES = "services";
  private static final String ORGANISATION = "organization";
  private static final String AT_LOCATIONS = "service_at_locations";
  private static final String SERVICE = "service";

  private final List<Organisation> organisations = new ArrayList<>();
  private final List<Service> services = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private Hsds() {}

  /** An organisation without its services. */
  public record Organisation(String id, ObjectNode document) {}

  /**
   * A service without its organisation.
   *
   * @param position where it stood among the organisation's services
   * @param part whether the file told one of its locations only
   */
  public record Service(
      String id, String organisationId, int position, boolean part, ObjectNode document) {

    /** With the locations that were known before, where the file told only one. */
    Service over(@Nullable ObjectNode before) {
      if (!part || before == null) {
        return this;
      }
      var all = document.deepCopy();
      var told = document.path(AT_LOCATIONS).get(0);
      var locations = all.putArray(AT_LOCATIONS);
      var known = false;
      for (var each : before.path(AT_LOCATIONS)) {
        var same = each.path("id").equals(told.path("id"));
        known = known || same;
        locations.add(same ? told : each);
      }
      if (!known) {
        locations.add(told);
      }
      return new Service(id, organisationId, position, true, all);
    }
  }

  /** What was found in a file: what can be kept, and what cannot and why. */
  public record Found(
      List<Organisation> organisations, List<Service> services, List<Problem> problems) {}

  /** Reads one entry, a list of them, or a page of an HSDS interface. */
  public static Found read(JsonNode file) {
    var reading = new Hsds();
    if (file.isArray()) {
      reading.entries(file, "");
    } else if (file.path("contents").isArray()) {
      reading.entries(file.path("contents"), "/contents");
    } else {
      reading.entry(file, "");
    }
    return new Found(
        List.copyOf(reading.organisations),
        List.copyOf(reading.services),
        List.copyOf(reading.problems));
  }

  private void entries(JsonNode list, String at) {
    for (int i = 0; i < list.size(); i++) {
      entry(list.get(i), at + "/" + i);
    }
  }

  private void entry(JsonNode entry, String at) {
    if (!(entry instanceof ObjectNode object)) {
      problems.add(new Problem(at, "not-an-object"));
    } else if (object.has(SERVICE)) {
      serviceAtLocation(object, at);
    } else if (object.has(ORGANISATION) || object.has("status")) {
      serviceWithOrganisation(object, at, null);
    } else {
      organisation(object, at);
    }
  }

  private void organisation(ObjectNode organisation, String at) {
    var id = kept(organisation, at);
    if (id == null) {
      return;
    }
    var list = organisation.path(SERVICES);
    for (int i = 0; i < list.size(); i++) {
      var here = at + "/" + SERVICES + "/" + i;
      if (list.get(i) instanceof ObjectNode service) {
        service(service, here, id, i, null);
      } else {
        problems.add(new Problem(here, "not-an-object"));
      }
    }
  }

  /** The organisation's id, if it can be kept. */
  private @Nullable String kept(ObjectNode organisation, String at) {
    var wrong = HsdsRules.ofOrganisation(organisation, at);
    problems.addAll(wrong);
    if (!wrong.isEmpty()) {
      return null;
    }
    var document = organisation.deepCopy();
    if (!document.path(SERVICES).isEmpty()) {
      document.remove(SERVICES);
    }
    var id = document.path("id").asString();
    organisations.add(new Organisation(id, document));
    return id;
  }

  private void serviceWithOrganisation(
      ObjectNode service, String at, @Nullable ObjectNode atLocation) {
    if (!(service.path(ORGANISATION) instanceof ObjectNode organisation)) {
      problems.add(new Problem(at + "/" + ORGANISATION, "missing"));
      return;
    }
    var id = kept(organisation, at + "/" + ORGANISATION);
    if (id != null) {
      service(service, at, id, Integer.MAX_VALUE, atLocation);
    }
  }

  private void serviceAtLocation(ObjectNode atLocation, String at) {
    var wrong = HsdsRules.ofServiceAtLocation(atLocation, at);
    problems.addAll(wrong);
    if (!(atLocation.path(SERVICE) instanceof ObjectNode service)) {
      problems.add(new Problem(at + "/" + SERVICE, "not-an-object"));
    } else if (wrong.isEmpty()) {
      var alone = atLocation.deepCopy();
      alone.remove(SERVICE);
      serviceWithOrganisation(service, at + "/" + SERVICE, alone);
    }
  }

  private void service(
      ObjectNode service,
      String at,
      String organisationId,
      int position,
      @Nullable ObjectNode atLocation) {
    var wrong = HsdsRules.ofService(service, at);
    problems.addAll(wrong);
    if (!wrong.isEmpty()) {
      return;
    }
    var document = service.deepCopy();
    document.remove(ORGANISATION);
    if (atLocation != null) {
      document.putArray(AT_LOCATIONS).add(atLocation);
    }
    var id = document.path("id").asString();
    services.add(new Service(id, organisationId, position, atLocation != null, document));
  }

  /** An organisation with its services. */
  public static ObjectNode organisation(Organisation organisation, List<Service> services) {
    var whole = organisation.document().deepCopy();
    if (!services.isEmpty()) {
      var list = whole.putArray(SERVICES);
      services.stream()
          .sorted(Comparator.comparingInt(Service::position).thenComparing(Service::id))
          .forEach(service -> list.add(service.document()));
    }
    return whole;
  }

  /** A service with its organisation. */
  public static ObjectNode service(Service service, Organisation organisation) {
    var whole = service.document().deepCopy();
    var alone = organisation.document().deepCopy();
    alone.remove(SERVICES);
    whole.set(ORGANISATION, alone);
    return whole;
  }

  /** A service at one of its locations, with its organisation; null if it is not there. */
  public static @Nullable ObjectNode serviceAtLocation(
      String id, Service service, Organisation organisation) {
    for (var each : service.document().path(AT_LOCATIONS)) {
      if (each instanceof ObjectNode atLocation && each.path("id").asString("").equals(id)) {
        var whole = atLocation.deepCopy();
        var inner = service(service, organisation);
        inner.remove(AT_LOCATIONS);
        whole.set(SERVICE, inner);
        return whole;
      }
    }
    return null;
  }
}
