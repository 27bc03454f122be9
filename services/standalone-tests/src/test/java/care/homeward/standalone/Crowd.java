package care.homeward.standalone;

import static org.awaitility.Awaitility.await;

import care.homeward.standalone.Running.Patient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Three hundred people who wait, on wards of their own beside whoever else is in the hospital. */
final class Crowd {

  static final int PEOPLE = 300;

  /** As many as one page of paper has to hold. */
  static final int ON_A_WARD = 24;

  private static final int HANDS = 6;

  private static final class Holder {
    static final Crowd ONE = new Crowd(Running.partnership());
  }

  /** Someone who waits for something. */
  record Waiting(String stay, String waitId, Patient patient) {}

  final Running homeward;
  final List<Waiting> people;
  private final Instant firstDue =
      Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.DAYS);
  private final AtomicLong changes = new AtomicLong();

  private Crowd(Running homeward) {
    this.homeward = homeward;
    try {
      this.people = admitted();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  static Crowd waiting() {
    return Holder.ONE;
  }

  static String ward(int number) {
    return "K" + number;
  }

  /**
   * Somebody's next step is due another day.
   *
   * @return when it is due now, which no other change says
   */
  Instant change(Waiting person) {
    var change = changes.incrementAndGet();
    var due = firstDue.plus(Duration.ofDays(change % 40)).plusMillis(change);
    homeward.post(
        Part.DISCHARGE_FLOW,
        "/api/stays/" + person.stay() + "/waits/" + person.waitId() + "/passed-on",
        Map.of("nextStep", "DELIVER", "due", due.toString()));
    return due;
  }

  /** Needs the hospital after all, or does not: leaves the board, or comes to it. */
  void stays(Waiting person, boolean stays) {
    homeward.post(
        Part.DISCHARGE_FLOW,
        "/api/stays/" + person.stay() + "/criteria-to-reside",
        Map.of("met", stays));
  }

  private List<Waiting> admitted() throws InterruptedException, ExecutionException {
    var patients = new ArrayList<Patient>();
    for (int i = 0; i < PEOPLE; i++) {
      patients.add(new Patient("VK" + i, "", ward(i / ON_A_WARD), "C" + i % ON_A_WARD));
    }
    try (var hands = Executors.newFixedThreadPool(HANDS)) {
      var wards = patients.stream().collect(Collectors.groupingBy(Patient::ward)).values();
      for (var sent : hands.invokeAll(wards.stream().map(this::admitting).toList())) {
        sent.get();
      }
    }
    var ready = new ArrayList<Callable<Waiting>>();
    for (var patient : patients) {
      var number = ready.size();
      ready.add(() -> ready(patient, number));
    }
    var people = new ArrayList<Waiting>();
    try (var hands = Executors.newFixedThreadPool(HANDS)) {
      for (Future<Waiting> person : hands.invokeAll(ready)) {
        people.add(person.get());
      }
    }
    var last = people.getLast().patient().ward();
    await().atMost(Running.SOON).until(() -> !homeward.ward(last).isEmpty());
    return people;
  }

  private Callable<Void> admitting(List<Patient> ward) {
    return () -> {
      try (var hospital = homeward.hospital()) {
        for (var patient : ward) {
          if (!hospital.send(patient.admitted(Running.ago(Duration.ofDays(40)))).taken()) {
            throw new IllegalStateException("not admitted: " + patient);
          }
        }
      }
      return null;
    };
  }

  private Waiting ready(Patient patient, int number) {
    var stay =
        homeward
            .post(
                Part.DISCHARGE_FLOW,
                "/api/stays/searches",
                Map.of("visits", List.of(Map.of("hospital", "HWT", "visit", patient.visit()))))
            .required("stays")
            .required(0)
            .required("stayId")
            .asString();
    homeward.ready(stay, Instant.now().minus(Duration.ofHours(7L + 3L * number)), number % 4);
    var wait =
        homeward
            .post(
                Part.DISCHARGE_FLOW,
                "/api/stays/" + stay + "/waits",
                Map.of(
                    "reason",
                    "medicines-and-letter",
                    "nextStep",
                    "DELIVER",
                    "due",
                    firstDue.plusSeconds(number).toString()))
            .required("waitId")
            .asString();
    return new Waiting(stay, wait, patient);
  }
}
