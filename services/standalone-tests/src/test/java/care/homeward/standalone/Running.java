package care.homeward.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.simulator.Mllp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** One partnership for all tests of a run, without the simulator, and what the tests say to it. */
final class Running {

  static final Duration SOON = Duration.ofSeconds(10);
  private static final DateTimeFormatter HL7 = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private static final class Holder {
    static final Running ONE = new Running();
  }

  final Partnership partnership;
  final Client client;

  private Running() {
    try {
      var data = Files.createTempDirectory(Path.of("target"), "partnership");
      partnership = Partnership.start(data, ports());
      client = new Client(partnership.address(Part.ISSUER));
      Runtime.getRuntime().addShutdownHook(new Thread(partnership::close));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Running partnership() {
    return Holder.ONE;
  }

  /** One of its own, for what the others would not bear beside them; the caller closes it. */
  static Running apart() {
    return new Running();
  }

  /** Free ports, below those the system hands out to whoever connects somewhere. */
  static Map<Part, Integer> ports() {
    var ports = new EnumMap<Part, Integer>(Part.class);
    for (var part : Part.values()) {
      int port;
      do {
        port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
      } while (ports.containsValue(port) || !free(port));
      ports.put(part, port);
    }
    return ports;
  }

  private static boolean free(int port) {
    try (var _ = new ServerSocket(port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  JsonNode get(Part part, String path) {
    return client.get(partnership.address(part) + path);
  }

  /** A command that must be taken. */
  JsonNode post(Part part, String path, Map<String, ?> body) {
    var answer = client.post(partnership.address(part) + path, UUID.randomUUID().toString(), body);
    assertThat(answer.status()).as("%s %s: %s", path, body, answer.body()).isIn(200, 201);
    return answer.body();
  }

  /** A command that must be taken as soon as the service has heard what it needs. */
  JsonNode postSoon(Part part, String path, Map<String, ?> body) {
    var answers = new ArrayList<Client.Answer>();
    await()
        .atMost(SOON)
        .until(
            () -> {
              var answer =
                  client.post(partnership.address(part) + path, UUID.randomUUID().toString(), body);
              answers.add(answer);
              return answer.status() == 200 || answer.status() == 201;
            });
    return answers.getLast().body();
  }

  Mllp hospital() {
    return new Mllp("127.0.0.1", partnership.port(Part.MLLP), Duration.ofSeconds(20));
  }

  /** The cards of one ward. */
  List<JsonNode> ward(String ward) {
    var board = client.get(partnership.address(Part.PAGES) + "/api/board?ward=" + ward);
    return StreamSupport.stream(board.required("cards").spliterator(), false).toList();
  }

  /** The one card of a ward, once it is there. */
  JsonNode card(String ward) {
    await().atMost(SOON).until(() -> ward(ward).size() == 1);
    return ward(ward).getFirst();
  }

  /** The person could leave from then on, this way. */
  void ready(String stay, Instant since, int pathway) {
    post(
        Part.DISCHARGE_FLOW,
        "/api/stays/" + stay + "/criteria-to-reside",
        Map.of("met", false, "at", since.toString()));
    post(
        Part.DISCHARGE_FLOW,
        "/api/stays/" + stay + "/pathway",
        switch (pathway) {
          case 2 -> Map.of("pathway", pathway, "homeNotPossible", "NEEDS_REHABILITATION_IN_A_BED");
          case 3 ->
              Map.of(
                  "pathway",
                  pathway,
                  "homeNotPossible",
                  "NEEDS_CARE_DAY_AND_NIGHT",
                  "dischargeToAssessNotPossible",
                  "ASSESSED_BEFORE");
          default -> Map.of("pathway", pathway);
        });
  }

  /** A team that gives therapy; the same each time. */
  void team(String id) {
    team(id, id, "THERAPY");
  }

  /** A team of the same partnership with one skill. */
  void team(String id, String name, String skill) {
    post(
        Part.NEIGHBOURHOOD_TEAMS,
        "/api/teams",
        Map.of(
            "teamId",
            id,
            "name",
            name,
            "partnerships",
            List.of("minster-gate"),
            "skills",
            List.of(skill)));
  }

  /** A home of thirty beds with so many free for who needs a nurse. */
  void home(String id, int free) {
    post(
        Part.CARE_HOME_CAPACITY,
        "/api/homes",
        Map.of(
            "homeId",
            id,
            "name",
            id,
            "place",
            "aldersyke",
            "partnership",
            "minster-gate",
            "registeredBeds",
            30));
    post(
        Part.CARE_HOME_CAPACITY,
        "/api/homes/" + id + "/vacancies",
        Map.of("vacancies", List.of(Map.of("bedType", "NURSING", "beds", free))));
  }

  /** Therapy is asked for somebody new, alone on a ward; gives the referral. */
  String asked(String visit, String ward) throws IOException {
    try (var hospital = hospital()) {
      hospital.send(new Patient(visit, "", ward).admitted(ago(Duration.ofDays(4))));
    }
    var stay = card(ward).required("stayId").asString();
    ready(stay, Instant.now().minus(Duration.ofDays(1)), 1);
    return postSoon(
            Part.REFERRALS,
            "/api/referrals",
            Map.of("stayId", stay, "skill", "THERAPY", "urgency", "TWO_DAY"))
        .required("referralId")
        .asString();
  }

  List<String> timeline(String person) {
    var facts =
        client
            .get(partnership.address(Part.PAGES) + "/api/people/" + person + "/timeline")
            .required("facts");
    return StreamSupport.stream(facts.spliterator(), false)
        .map(fact -> fact.required("type").asString())
        .map(type -> type.substring(type.indexOf('.') + 1, type.length() - ".v1".length()))
        .toList();
  }

  /** A made-up patient of a made-up hospital. */
  record Patient(String visit, String nhsNumber, String ward, String bed) {

    Patient(String visit, String nhsNumber, String ward) {
      this(visit, nhsNumber, ward, "B1");
    }

    String admitted(LocalDateTime at) {
      return message("A01", at, "");
    }

    String discharged(LocalDateTime at) {
      return message("A03", at, at.format(HL7));
    }

    String dischargeCancelled(LocalDateTime at) {
      return message("A13", at, "");
    }

    private String message(String trigger, LocalDateTime at, String left) {
      var when = at.format(HL7);
      return String.join(
          "\r",
          "MSH|^~\\&|PAS|HWT|HOMEWARD|HOMEWARD|%s||ADT^%s|%s-%s|P|2.5"
              .formatted(when, trigger, visit, trigger),
          "EVN|%s|%s||||%s".formatted(trigger, when, when),
          "PID|1||M%s^^^HWT^MR%s||Patel^Asha||19401203|F|||1 MILL LANE^^TOWN^^HW1 1AA"
              .formatted(visit, nhsNumber.isEmpty() ? "" : "~" + nhsNumber + "^^^NHS^NH"),
          "PV1|1|I|%s^^%s^HWT01".formatted(ward, bed)
              + "|".repeat(16)
              + visit
              + "|".repeat(17)
              + (left.isEmpty() ? "" : "1|19")
              + "|".repeat(left.isEmpty() ? 8 : 7)
              + when
              + "|"
              + left);
    }
  }

  static LocalDateTime ago(Duration duration) {
    return LocalDateTime.now(ZoneId.of("Europe/London")).minus(duration);
  }
}
