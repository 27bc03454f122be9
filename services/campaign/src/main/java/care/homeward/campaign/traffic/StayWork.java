package care.homeward.campaign.traffic;

import care.homeward.campaign.history.Findings;
import care.homeward.campaign.history.Findings.Anomaly;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** People who are admitted, wait for several things, and leave. */
final class StayWork implements Work {

  private static final List<String> REASONS =
      List.of("medical-review", "therapy-review", "medicines-and-letter", "transport");

  /** How many people one client looks after at a time. */
  private static final int AT_ONCE = 10;

  private static final int TURNS_OF_A_STAY = 14;

  private static final class Stay {
    final Patient patient;
    final String id;
    int turns;
    String waitId = "";

    Stay(Patient patient, String id) {
      this.patient = patient;
      this.id = id;
    }
  }

  private final Client client;
  private final String service;
  private final Findings findings;
  private final Deque<Stay> stays = new ArrayDeque<>();
  private int admitted;

  StayWork(Client client, String service, Findings findings) {
    this.client = client;
    this.service = service;
    this.findings = findings;
  }

  @Override
  public void turn() throws InterruptedException {
    if (stays.size() < AT_ONCE) {
      admit();
      return;
    }
    var stay = stays.removeFirst();
    if (++stay.turns > TURNS_OF_A_STAY) {
      message("discharge", stay.patient, stay.patient.discharged(Patient.ago(0)));
      return;
    }
    stays.addLast(stay);
    switch (stay.turns) {
      case 1 -> post(stay, "criteria-to-reside", Map.of("met", false));
      case 2 -> post(stay, "pathway", Map.of("pathway", 1));
      case 5 -> message("move", stay.patient, stay.patient.moved(Patient.ago(1)));
      default -> {
        switch (client.random.nextInt(4)) {
          case 0 -> wait(stay);
          case 1 -> passOn(stay);
          default -> expect(stay);
        }
      }
    }
  }

  private void admit() throws InterruptedException {
    var patient =
        new Patient("V%d-%d".formatted(client.id, ++admitted), "W" + client.random.nextInt(30));
    if (!message("admit", patient, patient.admitted(Patient.ago(60 * 5)))) {
      return;
    }
    var visits = List.of(Map.of("hospital", Patient.HOSPITAL, "visit", patient.visit()));
    var found = client.caller().ask(service + "/api/stays/searches", Map.of("visits", visits));
    var id = found.body().path("stays").path(0).path("stayId").asString("");
    if (!id.isEmpty()) {
      stays.addLast(new Stay(patient, id));
    } else if (found.ok()) {
      findings.found(Anomaly.UNSEEN, "admitted and not found: visit " + patient.visit());
    }
  }

  private void wait(Stay stay) throws InterruptedException {
    if (stay.waitId.isEmpty()) {
      var reason = REASONS.get(client.random.nextInt(REASONS.size()));
      stay.waitId = post(stay, "waits", Map.of("reason", reason)).path("waitId").asString("");
    } else {
      post(stay, "waits/" + stay.waitId + "/ended", Map.of());
      stay.waitId = "";
    }
  }

  /** Now and then refused on purpose: a wait that is not there. */
  private void passOn(Stay stay) throws InterruptedException {
    var wait = stay.waitId.isEmpty() ? "wait-of-nobody" : stay.waitId;
    var reason = REASONS.get(client.random.nextInt(REASONS.size()));
    post(stay, "waits/" + wait + "/passed-on", Map.of("reason", reason));
  }

  /** Sets a date, and sometimes looks whether it is there. */
  private void expect(Stay stay) throws InterruptedException {
    var day = LocalDate.now(ZoneOffset.UTC).plusDays(client.random.nextLong(1, 300)).toString();
    var answer =
        command(stay, "expected-date", Map.of("date", day, "slipReason", "ESTIMATE_REVISED"));
    if (answer.ok() && client.random.nextInt(5) == 0) {
      var plan = client.caller().get(service + "/api/stays/" + stay.id + "/plan");
      var dates = plan.body().path("expectedDates");
      var last = dates.path(dates.size() - 1).path("date").asString("");
      if (plan.ok() && !last.equals(day)) {
        findings.found(
            Anomaly.UNSEEN, "%s shows %s after it was told %s".formatted(stay.id, last, day));
      }
    }
  }

  private tools.jackson.databind.JsonNode post(Stay stay, String what, Map<String, ?> body)
      throws InterruptedException {
    return command(stay, what, body).body();
  }

  private Caller.Answer command(Stay stay, String what, Map<String, ?> body)
      throws InterruptedException {
    return client.command(
        what, stay.id, () -> service + "/api/stays/" + stay.id + "/" + what, body);
  }

  private boolean message(String op, Patient patient, Patient.Message message)
      throws InterruptedException {
    return client.message(op, "visit " + patient.visit(), message.key(), message.text());
  }
}
