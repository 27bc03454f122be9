package care.homeward.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class Hl7Test {

  private static final Patient MRS_SYKES =
      new Patient(
          42,
          "ZHW01",
          "H0070000042",
          "M007000042",
          "9990000018",
          "Sykes",
          "Edith",
          "F",
          LocalDate.of(1938, 3, 4),
          "14 Mill Lane",
          "Aldersyke",
          "HW3 2AB");
  private static final World.Bed BED = new World.Bed("ZHW01", "A08", "A08-14");
  private static final Instant ADMITTED = Instant.parse("2026-10-20T21:37:00Z");

  private static Hl7.Happening at(String trigger, String moment) {
    return Hl7.Happening.of(
        trigger,
        "H0070000042-1",
        Instant.parse(moment),
        Instant.parse("2026-11-24T09:00:05Z"),
        BED,
        ADMITTED);
  }

  @Test
  void an_admission_says_who_where_and_when_in_local_time() {
    assertThat(Hl7.message(MRS_SYKES, at("A01", "2026-10-20T21:37:00Z")).split("\r"))
        .containsExactly(
            "MSH|^~\\&|SIMPAS|ZHW01|HOMEWARD|PARTNERSHIP|20261124090005||ADT^A01^ADT_A01|H0070000042-1|P|2.4",
            "EVN|A01|20261124090005||||20261020223700",
            "PID|1||M007000042^^^ZHW01^MR~9990000018^^^NHS^NH||Sykes^Edith||19380304|F|||14 Mill"
                + " Lane^^Aldersyke^^HW3 2AB",
            "PV1|1|I|A08^Bay 3^A08-14^ZHW01||||||||||||||||H0070000042|||||||||||||||||||||||||20261020223700");
  }

  @Test
  void a_discharge_says_where_to_and_when() {
    var visit = segment(Hl7.message(MRS_SYKES, at("A03", "2026-11-24T08:59:00Z").to("85")));

    assertThat(visit[36]).isEqualTo("1");
    assertThat(visit[37]).isEqualTo("85");
    assertThat(visit[44]).isEqualTo("20261020223700");
    assertThat(visit[45]).isEqualTo("20261124085900");
  }

  @Test
  void a_death_has_its_own_method() {
    var visit = segment(Hl7.message(MRS_SYKES, at("A03", "2026-11-24T08:59:00Z").to("79")));

    assertThat(visit[36]).isEqualTo("4");
    assertThat(visit[37]).isEqualTo("79");
  }

  @Test
  void a_move_says_from_where() {
    var former = new World.Bed("ZHW01", "B14", "B14-01");
    var visit = segment(Hl7.message(MRS_SYKES, at("A02", "2026-11-24T08:59:00Z").from(former)));

    assertThat(visit[3]).isEqualTo("A08^Bay 3^A08-14^ZHW01");
    assertThat(visit[6]).isEqualTo("B14^Bay 1^B14-01^ZHW01");
    assertThat(visit).hasSize(45);
  }

  private static String[] segment(String message) {
    return message.split("\r", -1)[3].split("\\|", -1);
  }
}
