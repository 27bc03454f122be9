package care.homeward.teams.directory;

import care.homeward.platform.core.Refused;
import care.homeward.teams.directory.Hsds.Organisation;
import care.homeward.teams.directory.Hsds.Service;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The directory, kept as the documents it was told in. */
@Component
public class Directory {

  private static final int MOST_SERVICES = 5_000;

  private final ListedOrganisations organisations;
  private final ListedServices services;
  private final JsonMapper json;

  Directory(ListedOrganisations organisations, ListedServices services, JsonMapper json) {
    this.organisations = organisations;
    this.services = services;
    this.json = json;
  }

  /** How many of a kind were new, different from before, or already so. */
  public record Count(int added, int replaced, int alreadySo) {
    private Count with(boolean known, boolean same) {
      return new Count(
          added + (known ? 0 : 1), replaced + (known && !same ? 1 : 0), alreadySo + (same ? 1 : 0));
    }
  }

  /** What became of a file: good entries are kept, whatever is wrong with others. */
  public record Imported(Count organisations, Count services, List<Problem> rejected) {}

  /** Takes a file in; the same file again changes nothing. */
  public Imported take(JsonNode file) {
    var found = Hsds.read(file);
    var ofOrganisations = new Count(0, 0, 0);
    for (var organisation : found.organisations()) {
      var before = organisations.findById(organisation.id());
      var same = before.filter(old -> read(old.json()).equals(organisation.document())).isPresent();
      ofOrganisations = ofOrganisations.with(before.isPresent(), same);
      if (!same) {
        var _ =
            organisations.save(
                new ListedOrganisation(organisation.id(), organisation.document().toString()));
      }
    }
    var ofServices = new Count(0, 0, 0);
    for (var told : found.services()) {
      var before = services.findById(told.id());
      var service = told.over(before.map(old -> read(old.json())).orElse(null));
      var same =
          before
              .filter(old -> old.organisationId().equals(service.organisationId()))
              .filter(old -> read(old.json()).equals(service.document()))
              .isPresent();
      ofServices = ofServices.with(before.isPresent(), same);
      if (!same) {
        var position =
            Math.min(
                service.position(), before.map(ListedService::position).orElse(service.position()));
        var _ =
            services.save(
                new ListedService(
                    service.id(),
                    service.organisationId(),
                    position,
                    service.document().toString()));
      }
    }
    return new Imported(ofOrganisations, ofServices, found.problems());
  }

  /** A page of organisations with their services, by id; pages count from one. */
  public List<ObjectNode> organisations(int number, int size) {
    var page = organisations.findAllByOrderByIdAsc(PageRequest.of(number - 1, size));
    var ofEach =
        services.findByOrganisationIdIn(page.stream().map(ListedOrganisation::id).toList()).stream()
            .collect(Collectors.groupingBy(ListedService::organisationId));
    return page.stream()
        .map(
            listed ->
                Hsds.organisation(
                    organisation(listed),
                    ofEach.getOrDefault(listed.id(), List.of()).stream()
                        .map(this::service)
                        .toList()))
        .toList();
  }

  /** How many organisations there are. */
  public long size() {
    return organisations.count();
  }

  /** The name of an organisation. */
  public String nameOf(String organisationId) {
    return organisation(organisationId).document().path("name").asString();
  }

  /** A service with its organisation. */
  public ObjectNode serviceWithOrganisation(String serviceId) {
    var service = known(serviceId);
    return Hsds.service(service, organisation(service.organisationId()));
  }

  /** A service at one of its locations. */
  public ObjectNode serviceAtLocation(String serviceId, String atLocationId) {
    var service = known(serviceId);
    var organisation = organisation(service.organisationId());
    var found = Hsds.serviceAtLocation(atLocationId, service, organisation);
    if (found == null) {
      throw Refused.unknown("service at location");
    }
    return found;
  }

  /** What all services say of who they are for. */
  public List<Listing> listings() {
    return services.findAllByOrderByIdAsc(Limit.of(MOST_SERVICES)).stream()
        .map(listed -> Listing.of(listed.organisationId(), read(listed.json())))
        .toList();
  }

  private Organisation organisation(String id) {
    return organisations
        .findById(id)
        .map(this::organisation)
        .orElseThrow(() -> Refused.unknown("organisation"));
  }

  private Service known(String id) {
    return services.findById(id).map(this::service).orElseThrow(() -> Refused.unknown("service"));
  }

  private Organisation organisation(ListedOrganisation listed) {
    return new Organisation(listed.id(), read(listed.json()));
  }

  private Service service(ListedService listed) {
    return new Service(
        listed.id(), listed.organisationId(), listed.position(), false, read(listed.json()));
  }

  private ObjectNode read(String text) {
    return (ObjectNode) json.readTree(text);
  }
}
