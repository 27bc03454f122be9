package care.homeward.contracts;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A fact together with the files that say what it looks like on the wire. */
record Contract(Publisher publisher, Class<?> fact) {

  static final Path FILES = Path.of("src/main/resources/contracts");

  static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(always -> always.withValueInclusion(Include.NON_NULL))
          .build();

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  static List<Contract> all() {
    return Arrays.stream(Publisher.values())
        .flatMap(says -> says.facts().stream().map(fact -> new Contract(says, fact)))
        .toList();
  }

  static JsonNode read(Path file) {
    return JSON.readTree(file.toFile());
  }

  String type() {
    return publisher.type(fact);
  }

  /** The schema's file, below the folder of all contracts. */
  String schemaFile() {
    return publisher.topic() + "/" + stem() + ".schema.json";
  }

  /** The example's file, below the folder of all contracts. */
  String exampleFile() {
    return publisher.topic() + "/" + stem() + ".example.json";
  }

  JsonNode example() {
    return read(FILES.resolve(exampleFile()));
  }

  JsonNode schema() {
    return read(FILES.resolve(schemaFile()));
  }

  /** Reads a document as a service would. */
  Envelope<Object> parse(JsonNode document) {
    return JSON.readerFor(
            JSON.getTypeFactory().constructParametricType(Envelope.class, new Class<?>[] {fact}))
        .readValue(document);
  }

  /** What the schema has against a document; nothing if it is valid. */
  List<String> errors(JsonNode document) {
    Schema schema = SCHEMAS.getSchema(SchemaLocation.of("classpath:/contracts/" + schemaFile()));
    return schema.validate(document).stream().map(Object::toString).toList();
  }

  @Override
  public String toString() {
    return type();
  }

  private String stem() {
    return type().substring(publisher.service().length() + 1);
  }
}
