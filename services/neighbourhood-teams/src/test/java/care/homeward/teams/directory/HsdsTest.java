package care.homeward.teams.directory;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.teams.directory.Hsds.Organisation;
import care.homeward.teams.directory.Hsds.Service;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class HsdsTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String TWO_SERVICES =
      """
      {"id": "org-1", "name": "Good Neighbours", "description": "Visits and errands.",
       "services": [
         {"id": "s-2", "name": "Errands", "status": "active", "minimum_age": 18, "maximum_age": 18,
          "assured_date": "2026-10-01", "x_local": {"kept": [1, 2.50, "três"]},
          "schedules": [{"id": "d", "dtstart": "2026-01-05", "freq": "WEEKLY", "byday": "MO"}]},
         {"id": "s-1", "name": "Visits", "status": "temporarily closed"}]}
      """;

  private static JsonNode json(String text) {
    return JSON.readTree(text);
  }

  private static ObjectNode organisation(String text) {
    return (ObjectNode) json(text);
  }

  private static void assertWellFormed(JsonNode organisation) {
    assertSaid(organisation, "id", "name", "description");
    for (var service : organisation.path("services")) {
      assertSaid(service, "id", "name", "status");
      assertThat(service.path("status").asString())
          .isIn("active", "inactive", "defunct", "temporarily closed");
      for (var at : service.path("service_at_locations")) {
        assertSaid(at, "id");
        assertSaid(at.path("location"), "id", "location_type");
      }
    }
    for (var location : organisation.path("locations")) {
      assertSaid(location, "id", "location_type");
    }
  }

  private static void assertSaid(JsonNode node, String... fields) {
    for (var field : fields) {
      assertThat(node.path(field).asString("")).as("%s of %s", field, node).isNotBlank();
    }
  }

  @Test
  void the_example_organisation_reads_and_writes_back_equal_and_well_formed() {
    var example = HsdsExamples.read("organization_full");
    var found = Hsds.read(example);
    assertThat(found.problems()).isEmpty();
    assertThat(found.services()).hasSize(1);
    var written = Hsds.organisation(found.organisations().getFirst(), found.services());
    assertThat(written).isEqualTo(example);
    assertThat(written.path("services")).isNotEmpty();
    assertThat(written.at("/services/0/service_at_locations")).isNotEmpty();
    assertWellFormed(written);
  }

  @Test
  void the_example_service_reads_and_writes_back_equal() {
    var example = HsdsExamples.read("service_full");
    var found = Hsds.read(example);
    assertThat(found.problems()).isEmpty();
    assertThat(Hsds.service(found.services().getFirst(), found.organisations().getFirst()))
        .isEqualTo(example);
  }

  @Test
  void the_example_service_at_a_location_reads_and_writes_back_equal() {
    var example = HsdsExamples.read("service_at_location_full");
    var found = Hsds.read(example);
    assertThat(found.problems()).isEmpty();
    assertThat(
            Hsds.serviceAtLocation(
                "e94c9f38-1e8f-4564-91d4-d53501ab1765",
                found.services().getFirst(),
                found.organisations().getFirst()))
        .isEqualTo(example);
  }

  @Test
  void services_keep_their_order_and_fields_nobody_here_knows() {
    var found = Hsds.read(json(TWO_SERVICES));
    assertThat(found.services()).extracting(Service::id).containsExactly("s-2", "s-1");
    assertThat(Hsds.organisation(found.organisations().getFirst(), found.services()))
        .isEqualTo(json(TWO_SERVICES));
  }

  @Test
  void a_list_and_a_page_are_read_like_what_is_in_them() {
    assertThat(Hsds.read(json("[%s, %s]".formatted(TWO_SERVICES, "7"))).problems())
        .containsExactly(new Problem("/1", "not-an-object"));
    var page = Hsds.read(json("{\"total_items\": 1, \"contents\": [%s]}".formatted(TWO_SERVICES)));
    assertThat(page.organisations()).extracting(Organisation::id).containsExactly("org-1");
    assertThat(page.services()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id            | 7                         | not-a-text
          name          | ""                        | not-a-text
          status        | null                      | missing
          status        | "open"                    | unknown-status
          minimum_age   | -1                        | not-an-age
          minimum_age   | "12"                      | not-an-age
          maximum_age   | 17                        | below-minimum-age
          assured_date  | "1 October 2026"          | not-a-date
          languages     | {"name": "Urdu"}          | not-a-list
          """)
  void a_bad_service_is_named_by_its_pointer_and_the_good_one_is_kept(
      String field, String value, String reason) {
    var file = organisation(TWO_SERVICES);
    ((ObjectNode) file.path("services").get(0)).set(field, json(value));
    var found = Hsds.read(file);
    assertThat(found.problems()).containsExactly(new Problem("/services/0/" + field, reason));
    assertThat(found.services()).extracting(Service::id).containsExactly("s-1");
  }

  @Test
  void what_lies_deep_within_is_named_by_its_whole_pointer() {
    var file = organisation(TWO_SERVICES);
    ((ObjectNode) file.path("services").get(0))
        .set(
            "service_at_locations",
            json(
                """
                [{"id": "a", "location": {"id": "l", "location_type": "physical"}},
                 {"id": "b", "location": {"id": "l"}, "schedules": [{"dtstart": "soon"}]}]
                """));
    assertThat(Hsds.read(json("[" + file + "]")).problems())
        .containsExactly(
            new Problem("/0/services/0/service_at_locations/1/location/location_type", "missing"),
            new Problem("/0/services/0/service_at_locations/1/schedules/0/dtstart", "not-a-date"));
  }

  @Test
  void nothing_of_an_organisation_is_kept_that_is_not_one() {
    var file = organisation(TWO_SERVICES);
    file.remove("description");
    var found = Hsds.read(file);
    assertThat(found.problems()).containsExactly(new Problem("/description", "missing"));
    assertThat(found.organisations()).isEmpty();
    assertThat(found.services()).isEmpty();
  }

  @Test
  void a_service_of_no_organisation_is_not_kept() {
    var found = Hsds.read(json("{\"id\": \"s\", \"name\": \"Visits\", \"status\": \"active\"}"));
    assertThat(found.problems()).containsExactly(new Problem("/organization", "missing"));
    assertThat(found.services()).isEmpty();
  }

  @Test
  void one_location_told_by_itself_leaves_the_others() {
    var at =
        """
        {"id": "%s", "location": {"id": "l", "location_type": "physical"},
         "service": {"id": "s", "name": "Visits", "status": "active",
                     "organization": {"id": "o", "name": "N", "description": "D"}}}
        """;
    var first = Hsds.read(json(at.formatted("a"))).services().getFirst();
    var second = Hsds.read(json(at.formatted("b"))).services().getFirst();
    var both = second.over(first.document());
    assertThat(both.document().path("service_at_locations").values())
        .extracting(each -> each.path("id").asString())
        .containsExactly("a", "b");
    assertThat(second.over(both.document()).document()).isEqualTo(both.document());
  }

  @Test
  void a_listing_says_who_it_is_for() {
    var service = HsdsExamples.read("service_full");
    var listing = Listing.of("org-1", service);
    assertThat(listing.active()).isTrue();
    assertThat(listing.minimumAge()).isEqualTo(12);
    assertThat(listing.maximumAge()).isEqualTo(100);
    assertThat(listing.assuredOn()).isEqualTo(LocalDate.parse("2005-01-01"));
    assertThat(listing.languages()).isEqualTo(List.of("Urdu"));
    assertThat(listing.terms()).isEqualTo(List.of(new Listing.Term("taxonomy", "code")));
    assertThat(listing.areas()).contains("extent", "http://example.com");
  }
}
