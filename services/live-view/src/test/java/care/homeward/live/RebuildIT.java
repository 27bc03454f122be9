package care.homeward.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.broker.EmbeddedBroker;
import care.homeward.contracts.Envelope;
import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.contracts.StayEvent.PatientMoved;
import care.homeward.live.board.Board;
import care.homeward.live.board.LiveBoard;
import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The board folded anew: beside the running one, and where documents or topics were lost. */
class RebuildIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant MORNING = Instant.parse("2026-11-23T08:00:00Z");
  private static final PersonSummary SOMEONE =
      new PersonSummary("85+", false, "aldersyke", "aldersyke-east", 2);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String database = "rebuild-" + UUID.randomUUID().toString().substring(0, 8);
  private final String stay = "stay-" + UUID.randomUUID();
  private final String person = "person-" + UUID.randomUUID();

  @Test
  void the_board_is_rebuilt_beside_the_running_one_and_runs_when_it_is_equal() throws Exception {
    admitted();
    try (var service = Service.start(database, Map.of())) {
      await().atMost(SOON).until(() -> ward(service).equals("J31"));

      var report = rebuilt(service, false);

      assertThat(report.path("state").asString()).isEqualTo("EQUAL");
      assertThat(report.path("facts").asLong()).isPositive();
      assertThat(report.path("rebuilt").asString())
          .hasSize(64)
          .isEqualTo(report.path("running").asString());
      moved();
      await().atMost(SOON).until(() -> ward(service).equals("J32"));
      assertThat(snapshot(service)).isEqualTo(folded());
    }
    try (var again = Service.start(database, Map.of())) {
      assertThat(snapshot(again)).isEqualTo(folded());
    }
  }

  @Test
  void what_is_not_equal_is_said_and_taken_over_only_if_that_is_asked() throws Exception {
    admitted();
    Service.start(database, Map.of()).close();
    inStore(
        store -> {
          var subjects = store.getCollection("subjects");
          subjects.updateOne(
              Filters.eq("subject", stay), Updates.set("part", part(only(subjects))));
          var ghost = new Document(only(subjects));
          subjects.insertOne(
              ghost
                  .append("_id", "discharge-flow/ghost")
                  .append("subject", "ghost")
                  .append("part", ghost.getString("part").replace(stay, "ghost")));
        });
    try (var service = Service.start(database, Map.of())) {
      assertThat(ward(service)).isEqualTo("J99");

      var different = rebuilt(service, false);
      assertThat(different.path("state").asString()).isEqualTo("DIFFERENT");
      assertThat(different.path("different").valueStream().map(JsonNode::asString))
          .contains("card " + stay, "sequence discharge-flow/ghost");
      assertThat(different.path("rebuilt").asString())
          .isNotEqualTo(different.path("running").asString());
      assertThat(ward(service)).isEqualTo("J99");

      assertThat(rebuilt(service, true).path("state").asString()).isEqualTo("REPLACED");
      assertThat(snapshot(service)).isEqualTo(folded());
    }
    try (var again = Service.start(database, Map.of())) {
      assertThat(snapshot(again)).isEqualTo(folded());
    }
  }

  @Test
  void only_an_operator_rebuilds() throws Exception {
    try (var service = Service.start(database, Map.of())) {
      var token = Machinery.token("r.naylor", Role.COORDINATOR);
      assertThat(post(service, "{\"evenIfDifferent\":true}", token)).isEqualTo(403);
    }
  }

  @Test
  void documents_that_were_lost_are_folded_again_from_the_topics() throws Exception {
    admitted();
    Service.start(database, Map.of()).close();
    inStore(store -> store.getCollection("subjects").deleteMany(Filters.eq("subject", stay)));
    try (var service = Service.start(database, Map.of())) {
      assertThat(snapshot(service)).isEqualTo(folded());
    }
    inStore(store -> store.getCollection("facts").drop());
    try (var service = Service.start(database, Map.of())) {
      assertThat(snapshot(service)).isEqualTo(folded());
    }
    inStore(
        store ->
            assertThat(store.getCollection("facts").countDocuments(Filters.eq("personId", person)))
                .isEqualTo(1));
  }

  @Test
  void documents_of_another_form_are_not_used() throws Exception {
    admitted();
    Service.start(database, Map.of()).close();
    inStore(
        store -> {
          store.getCollection("positions").updateMany(new Document(), Updates.set("fold", 2));
          store
              .getCollection("subjects")
              .updateMany(
                  new Document(),
                  Updates.combine(Updates.set("fold", 2), Updates.set("part", "{")));
        });
    try (var service = Service.start(database, Map.of())) {
      assertThat(snapshot(service)).isEqualTo(folded());
    }
  }

  @Test
  void a_topic_of_a_broker_that_lost_its_data_is_read_from_its_start(@TempDir Path directory)
      throws Exception {
    var port = Machinery.freePort();
    var controller = Machinery.freePort();
    var topics = Arrays.stream(Publisher.values()).map(Publisher::topic).toList();
    var others = List.of("stay-1", "stay-2", "stay-3", "stay-4", "stay-5", "stay-6");
    var settings = Map.of("homeward.broker", "127.0.0.1:" + port);
    try (var before = EmbeddedBroker.start(directory.resolve("before"), port, controller)) {
      before.createTopics(topics);
      others.forEach(other -> say(before.bootstrapServers(), other, 1, admission(other)));
      Service.start(database, settings).close();
    }
    try (var after = EmbeddedBroker.start(directory.resolve("after"), port, controller)) {
      after.createTopics(topics);
      // In another order, and with one the board has not heard before those it has.
      say(after.bootstrapServers(), stay, 1, admission(stay));
      others
          .reversed()
          .forEach(
              other -> {
                say(after.bootstrapServers(), other, 1, admission(other));
                say(after.bootstrapServers(), other, 2, move(other));
              });
      try (var service = Service.start(database, settings)) {
        assertThat(snapshot(service)).isEqualTo(folded(after.bootstrapServers()));
        assertThat(snapshot(service).cards()).hasSize(7);
      }
    }
  }

  @Test
  void a_running_board_notices_that_the_broker_lost_its_data(@TempDir Path directory)
      throws Exception {
    var port = Machinery.freePort();
    var controller = Machinery.freePort();
    var topics = Arrays.stream(Publisher.values()).map(Publisher::topic).toList();
    var settings = Map.of("homeward.broker", "127.0.0.1:" + port);
    var before = EmbeddedBroker.start(directory.resolve("before"), port, controller);
    before.createTopics(topics);
    say(before.bootstrapServers(), stay, 1, admission(stay));
    try (var service = Service.start(database, settings)) {
      assertThat(ward(service)).isEqualTo("J31");
      before.close();
      try (var after = EmbeddedBroker.start(directory.resolve("after"), port, controller)) {
        after.createTopics(topics);
        say(after.bootstrapServers(), stay, 1, admission(stay));
        say(after.bootstrapServers(), stay, 2, move(stay));

        await().atMost(SOON).until(() -> ward(service).equals("J32"));
        assertThat(snapshot(service)).isEqualTo(folded(after.bootstrapServers()));
      }
    }
  }

  private void admitted() {
    Machinery.publish(Publisher.DISCHARGE_FLOW, stay, 1, admission(stay));
  }

  private void moved() {
    Machinery.publish(Publisher.DISCHARGE_FLOW, stay, 2, move(stay));
  }

  private PatientAdmitted admission(String stayId) {
    return new PatientAdmitted(
        stayId, person, MORNING, SOMEONE, new Location("RR813", "J31", null));
  }

  private PatientMoved move(String stayId) {
    return new PatientMoved(
        stayId, person, MORNING.plusSeconds(60), new Location("RR813", "J32", null));
  }

  private static void say(String broker, String subject, long sequence, Object fact) {
    Machinery.publish(
        broker,
        Publisher.DISCHARGE_FLOW,
        Envelope.of(Publisher.DISCHARGE_FLOW, subject, sequence, MORNING, null, fact));
  }

  private Document only(MongoCollection<Document> subjects) {
    return Objects.requireNonNull(subjects.find(Filters.eq("subject", stay)).first());
  }

  /** What is stored of a stay, on a ward it never was on. */
  private static String part(Document subject) {
    return subject.getString("part").replace("\"J31\"", "\"J99\"");
  }

  private void inStore(Consumer<MongoDatabase> work) {
    try (var client = MongoClients.create(Machinery.store())) {
      work.accept(client.getDatabase(database));
    }
  }

  private String ward(Service service) {
    var standing = service.context.getBean(LiveBoard.class).standing(stay);
    return standing == null ? "" : standing.card().location().ward();
  }

  private static Board.Snapshot snapshot(Service service) {
    return service.context.getBean(LiveBoard.class).snapshot();
  }

  private static Board.Snapshot folded() {
    return folded(Machinery.broker());
  }

  private static Board.Snapshot folded(String broker) {
    var board = new Board();
    Arrays.stream(Publisher.values())
        .flatMap(publisher -> Machinery.facts(broker, publisher).stream())
        .forEach((Envelope<?> fact) -> board.apply(fact));
    return board.snapshot();
  }

  private JsonNode rebuilt(Service service, boolean evenIfDifferent) throws Exception {
    var operator = Machinery.token("o.watts", Role.OPERATOR);
    assertThat(post(service, "{\"evenIfDifferent\":" + evenIfDifferent + "}", operator))
        .isEqualTo(202);
    await().atMost(SOON).until(() -> !last(service).path("state").asString().equals("READING"));
    return last(service);
  }

  private JsonNode last(Service service) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(service.address() + "/api/board/rebuilds"))
            .header("Authorization", "Bearer " + Machinery.token("o.watts", Role.OPERATOR));
    return JSON.readTree(http.send(request.build(), BodyHandlers.ofString()).body());
  }

  private int post(Service service, String body, String token) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(service.address() + "/api/board/rebuilds"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return http.send(request.build(), BodyHandlers.ofString()).statusCode();
  }
}
