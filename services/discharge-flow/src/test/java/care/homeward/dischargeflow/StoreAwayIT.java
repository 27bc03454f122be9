package care.homeward.dischargeflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.Publisher;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.dischargeflow.hospital.Mllp;
import care.homeward.platform.testkit.Machinery;
import care.homeward.store.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Acknowledged means kept, also when there is nowhere to keep it. */
class StoreAwayIT {

  @Test
  void without_the_store_a_hospital_gets_no_false_yes(@TempDir Path directory) throws IOException {
    var people = new FakePeople();
    int port = Machinery.freePort();
    var store = EmbeddedStore.start(directory, 0);
    int storePort = store.port();
    var settings =
        Map.<String, Object>of(
            "spring.config.name",
            "platform,discharge-flow",
            "spring.application.name",
            "discharge-flow",
            "homeward.discharge-flow.key",
            "a key of the tests, and of them only",
            "homeward.people",
            people.address(),
            "homeward.broker",
            Machinery.broker(),
            "homeward.issuer",
            Machinery.issuer().address(),
            "homeward.store",
            store.uri(),
            "homeward.hospital.port",
            port,
            "server.port",
            0,
            "spring.cloud.stream.bindings.feed-in-0.group",
            "store-away");
    var arguments =
        settings.entrySet().stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new);
    try (var service = new SpringApplicationBuilder(DischargeFlowApplication.class).run(arguments);
        var hospital = new Mllp(port)) {
      var stayId = service.getBean(StayIds.class).of("RR8", "V3001");
      var admission =
          """
          MSH|^~\\&|PAS|RR8|||20251123||ADT^A01|C1|P|2.4
          EVN|A01|20251123||||202511230900
          PID|1||M3001^^^LTHMRN^MR
          PV1|1|I|J12||||||||||||||||V3001
          """
              .replace('\n', '\r');

      store.close();
      assertThat(hospital.send(admission)).contains("MSA|AE|C1|the store is away: send it again");

      var _ = EmbeddedStore.start(directory, storePort);
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(hospital.send(admission)).contains("MSA|AA|C1"));
      assertThat(hospital.send(admission)).contains("MSA|AA|C1");
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(Machinery.facts(Publisher.DISCHARGE_FLOW, stayId))
                      .singleElement()
                      .isInstanceOf(PatientAdmitted.class));
    }
  }
}
