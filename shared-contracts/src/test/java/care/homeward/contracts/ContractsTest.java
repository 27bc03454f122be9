package care.homeward.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What every contract keeps to. */
class ContractsTest {

  private static final Set<String> WORDS_THAT_SAY_NOTHING =
      Set.of(
          "completed finished updated changed processed handled status failed event"
              .split(" ", -1));

  private static final Set<String> WORDS_OF_IDENTITY =
      Set.of(
          ("nhs mrn number name surname forename given family initials birth born dob "
                  + "death sex gender ethnicity religion address street postcode uprn telephone "
                  + "phone mobile email contact carer gp diagnosis note notes comment comments text "
                  + "remark remarks message description title photo")
              .split(" ", -1));

  /** A team and a home have names, and a figure has; a person never. */
  private static final Set<String> NAMED =
      Set.of("TeamFormed", "HomeJoined", "HomeRegistrationRevised", "Indicator");

  private static final Set<Class<?>> PLAIN =
      Set.of(
          String.class,
          Instant.class,
          LocalDate.class,
          boolean.class,
          int.class,
          Integer.class,
          double.class);

  static List<Contract> contracts() {
    return Contract.all();
  }

  static List<Contract> contractsOnAPerson() {
    return Contract.all().stream()
        .filter(contract -> contract.example().at("/data/person").isObject())
        .toList();
  }

  @Test
  void a_type_is_the_service_the_fact_in_kebab_and_the_version() {
    assertThat(Publisher.DISCHARGE_FLOW.type(StayEvent.CriteriaToResideNoLongerMet.class))
        .isEqualTo("discharge-flow.criteria-to-reside-no-longer-met.v1");
    assertThat(Publisher.CARE_HOME_CAPACITY.type(CapacityEvent.BedHeld.class))
        .isEqualTo("care-home-capacity.bed-held.v1");
    assertThat(Publisher.CARE_HOME_CAPACITY.topic()).isEqualTo("care-home-capacity.v1");
  }

  @Test
  void every_fact_has_a_schema_and_an_example_and_nothing_else_lies_beside_them()
      throws IOException {
    Set<String> expected =
        new TreeSet<>(Set.of("envelope.v1.schema.json", "terms.v1.schema.json", "released.sha256"));
    contracts().forEach(c -> expected.addAll(List.of(c.schemaFile(), c.exampleFile())));
    assertThat(files("")).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void an_example_read_and_written_again_is_the_same_tree(Contract contract) {
    JsonNode example = contract.example();
    String written = Contract.JSON.writeValueAsString(contract.parse(example));
    assertThat(Contract.JSON.readTree(written)).isEqualTo(example);
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void an_example_is_what_a_service_would_put_on_the_wire(Contract contract) {
    JsonNode example = contract.example();
    Envelope<Object> read = contract.parse(example);
    String subject = contract.fact().getRecordComponents()[0].getName();
    assertThat(
            Envelope.of(
                contract.publisher(),
                example.at("/data/" + subject).stringValue(),
                read.sequence(),
                read.time(),
                read.traceparent(),
                read.data()))
        .isEqualTo(read);
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void a_schema_allows_its_example_and_all_that_the_record_can_say(Contract contract) {
    assertThat(contract.errors(contract.example())).isEmpty();
    new Variants(contract)
        .allowed()
        .forEach((what, document) -> assertThat(contract.errors(document)).as(what).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void a_schema_refuses_what_is_left_out_of_the_wrong_kind_or_out_of_its_limits(Contract contract) {
    new Variants(contract)
        .refused()
        .forEach((what, document) -> assertThat(contract.errors(document)).as(what).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void a_schema_and_its_record_say_the_same(Contract contract) {
    assertThat(SchemaOf.differences(contract)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void a_reader_is_not_disturbed_by_a_field_it_does_not_know(Contract contract) {
    ObjectNode later = (ObjectNode) contract.example();
    later.put("partitionkey", "a");
    ((ObjectNode) later.path("data")).put("addedLater", "b");
    assertThat(contract.errors(later)).isEmpty();
    assertThat(contract.parse(later)).isEqualTo(contract.parse(contract.example()));
  }

  @ParameterizedTest
  @MethodSource("contractsOnAPerson")
  void where_a_restricted_person_lives_is_refused(Contract contract) {
    for (String where : List.of("place", "partnership", "deprivationQuintile")) {
      ObjectNode document = (ObjectNode) contract.example();
      ObjectNode person = (ObjectNode) document.path("data").path("person");
      person.put("restricted", true).retain("ageBand", "restricted", where);
      assertThat(contract.errors(document)).as(where).isNotEmpty();
      person.remove(where);
      assertThat(contract.errors(document)).as("without " + where).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void a_fact_has_a_name_that_says_something(Contract contract) {
    List<String> words = words(contract.fact().getSimpleName());
    assertThat(words).doesNotContainAnyElementsOf(WORDS_THAT_SAY_NOTHING);
    assertThat(words).isNotEqualTo(List.of("started"));
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void a_fact_has_no_room_for_who_someone_is(Contract contract) {
    for (RecordComponent part : parts(contract.fact(), new HashSet<>())) {
      String owner = part.getDeclaringRecord().getSimpleName();
      if (part.getName().equals("name") && NAMED.contains(owner)) {
        continue;
      }
      assertThat(words(part.getName()))
          .as(owner + "." + part.getName())
          .doesNotContainAnyElementsOf(WORDS_OF_IDENTITY);
    }
  }

  @Test
  void a_released_example_never_changes() throws Exception {
    Map<String, String> released = new TreeMap<>();
    for (String line : Files.readAllLines(Contract.FILES.resolve("released.sha256"))) {
      released.put(line.substring(66), line.substring(0, 64));
    }
    Map<String, String> present = new TreeMap<>();
    for (String file : files(".example.json")) {
      present.put(file, sha256(Contract.FILES.resolve(file)));
    }
    assertThat(present)
        .as(
            "An example once released stays as it is: others rely on it. Undo the change, or add a"
                + " .v2 beside it. A new example is released by: cd shared-contracts/%s &&"
                + " sha256sum <topic>/<fact>.v1.example.json >> released.sha256",
            Contract.FILES)
        .isEqualTo(released);
  }

  private static List<String> files(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(Contract.FILES)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> Contract.FILES.relativize(file).toString().replace('\\', '/'))
          .filter(file -> file.endsWith(ending))
          .toList();
    }
  }

  private static String sha256(Path file) throws Exception {
    byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(sum);
  }

  private static List<String> words(String camel) {
    return Arrays.stream(camel.split("(?=[A-Z])"))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** All components of a record and of the records within it; any other type is refused. */
  private static Set<RecordComponent> parts(Type type, Set<RecordComponent> found) {
    switch (type) {
      case ParameterizedType list when list.getRawType() == List.class ->
          parts(list.getActualTypeArguments()[0], found);
      case Class<?> plain when plain.isRecord() -> {
        for (RecordComponent component : plain.getRecordComponents()) {
          found.add(component);
          parts(component.getGenericType(), found);
        }
      }
      case Class<?> plain when plain.isEnum() || PLAIN.contains(plain) -> {}
      default -> throw new AssertionError(type + " could hold anything");
    }
    return found;
  }
}
