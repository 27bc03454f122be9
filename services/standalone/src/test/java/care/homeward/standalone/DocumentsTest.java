package care.homeward.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.Publisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is written beside the code says the same as the code. */
class DocumentsTest {

  private static final Path ROOT = Path.of("..", "..");

  @Test
  void the_readme_names_every_fact_of_every_service() throws IOException {
    var rows =
        Files.readAllLines(ROOT.resolve("README.md")).stream()
            .filter(line -> line.matches("\\| `[a-z-]+` \\|.*"))
            .toList();

    var expected =
        Arrays.stream(Publisher.values())
            .map(
                publisher ->
                    "| `"
                        + publisher.service()
                        + "` | "
                        + publisher.facts().stream()
                            .map(fact -> "`" + fact.getSimpleName() + "`")
                            .collect(Collectors.joining(", "))
                        + " |")
            .toList();
    assertThat(rows).isEqualTo(expected);
  }

  @Test
  void the_readme_is_short_and_names_every_port_and_its_variable() throws IOException {
    var readme = Files.readString(ROOT.resolve("README.md"));

    assertThat(readme.lines().count()).isLessThanOrEqualTo(150);
    for (var part : Part.values()) {
      assertThat(readme).contains(part.variable());
      assertThat(readme).contains(String.valueOf(part.port(Map.of())));
    }
  }

  @Test
  void compose_runs_every_service_on_its_port_and_makes_every_topic() throws IOException {
    var services = composed();

    assertThat(Set.copyOf(services.propertyNames()))
        .isEqualTo(
            Set.of(
                "broker-1",
                "broker-2",
                "broker-3",
                "topics",
                "store",
                "people",
                "discharge-flow",
                "referrals",
                "neighbourhood-teams",
                "care-home-capacity",
                "resilience-plan",
                "live-view"));
    var topics = services.required("topics").required("command").toString();
    for (var publisher : Publisher.values()) {
      assertThat(topics).contains(publisher.topic());
    }
    assertThat(topics).contains("--replication-factor 3", "min.insync.replicas=2");
    for (var part :
        List.of(
            Part.PEOPLE,
            Part.DISCHARGE_FLOW,
            Part.REFERRALS,
            Part.NEIGHBOURHOOD_TEAMS,
            Part.CARE_HOME_CAPACITY,
            Part.RESILIENCE_PLAN)) {
      var port = part.port(Map.of());
      assertThat(
              services.required(part.label()).required("environment").required("HOMEWARD_COPIES"))
          .hasToString("3");
      assertThat(services.required(part.label()).required("ports").toString())
          .contains("127.0.0.1:%d:%d".formatted(port, port));
    }
  }

  /**
   * But its ports, which are its own inside, and the address it listens on, which the image sets.
   */
  @ParameterizedTest
  @EnumSource(Publisher.class)
  void compose_passes_on_all_that_a_service_can_be_told(Publisher publisher) throws IOException {
    passesOnAllOf(publisher.service());
  }

  @Test
  void compose_passes_on_all_that_the_pages_can_be_told() throws IOException {
    passesOnAllOf("live-view");
  }

  private static void passesOnAllOf(String service) throws IOException {
    var read = new TreeSet<String>();
    for (var name : List.of("platform", service)) {
      var settings = "services/%s/src/main/resources/%s.yml".formatted(name, name);
      read.addAll(variables(Files.readString(ROOT.resolve(settings))));
    }
    read.removeIf(variable -> variable.endsWith("_PORT") || variable.equals("HOMEWARD_ADDRESS"));

    assertThat(read).contains("HOMEWARD_ISSUER", "HOMEWARD_TOKEN_URI", "HOMEWARD_STORE");
    assertThat(composed().required(service).required("environment").propertyNames())
        .containsAll(read);
  }

  @Test
  void the_readme_names_all_that_compose_asks_for() throws IOException {
    var asked =
        Pattern.compile("\\$\\{(HOMEWARD_[A-Z_]+):\\?")
            .matcher(Files.readString(ROOT.resolve("docker-compose.yml")))
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(asked).hasSize(5);
    assertThat(variables(Files.readString(ROOT.resolve("README.md")))).containsAll(asked);
  }

  private static Set<String> variables(String text) {
    return Pattern.compile("HOMEWARD_[A-Z_]+")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static JsonNode composed() throws IOException {
    Map<String, Object> compose =
        new Yaml().load(Files.readString(ROOT.resolve("docker-compose.yml")));
    return new JsonMapper().valueToTree(compose).required("services");
  }

  @Test
  void the_board_has_a_plain_name_for_every_published_reason() throws IOException {
    var published = new TreeSet<String>();
    resource("/delay-reasons-2024-05-27.json")
        .required("reasons")
        .forEach(reason -> published.add(reason.required("code").asString()));
    var plain = resource("/reasons-2024-05-27.json").required("plain").propertyNames();

    assertThat(published).hasSize(37);
    assertThat(new TreeSet<>(plain)).isEqualTo(published);
  }

  private static JsonNode resource(String name) throws IOException {
    try (var in = DocumentsTest.class.getResourceAsStream(name)) {
      return new JsonMapper().readTree(in);
    }
  }
}
