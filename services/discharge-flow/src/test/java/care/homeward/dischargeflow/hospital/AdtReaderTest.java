package care.homeward.dischargeflow.hospital;

import static care.homeward.dischargeflow.hospital.Messages.read;
import static care.homeward.dischargeflow.hospital.Messages.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.homeward.contracts.StayEvent.Location;
import care.homeward.dischargeflow.hospital.Adt.LocalIdentifier;
import care.homeward.dischargeflow.hospital.Adt.Name;
import care.homeward.dischargeflow.hospital.Adt.Person;
import care.homeward.dischargeflow.hospital.Adt.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdtReaderTest {

  @Test
  void an_admission_says_who_where_and_when() {
    var adt = read(text("a01-admitted"));

    assertThat(adt.trigger()).isEqualTo(Trigger.A01);
    assertThat(adt.organisation()).isEqualTo("RR8");
    assertThat(adt.at()).isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
    assertThat(adt.visit()).isEqualTo("V2000001");
    assertThat(adt.inpatient()).isTrue();
    assertThat(adt.location()).isEqualTo(new Location("RR813", "J12", "04"));
    assertThat(adt.priorLocation()).isNull();
    assertThat(adt.admittedAt()).isEqualTo(Instant.parse("2026-11-23T08:55:00Z"));
    assertThat(adt.expectedDate()).isEqualTo(LocalDate.of(2026, 11, 27));
    assertThat(adt.retired()).isNull();
    assertThat(adt.person())
        .isEqualTo(
            new Person(
                "9991200010",
                List.of(new LocalIdentifier("RR8", "M1000001")),
                new Name("HOLROYD", "WALTER"),
                LocalDate.of(1939, 2, 14),
                "M",
                "LS14 6ZZ",
                List.of("14 FICTION ROW", "THE NOWHERES", "LEEDS", "WEST YORKSHIRE"),
                null));
  }

  /** What the parser remembers of a structure, one connection could see half made by another. */
  @Test
  void messages_that_come_at_once_are_all_read() throws Exception {
    var text = text("a01-admitted");
    try (var connections = Executors.newFixedThreadPool(8)) {
      for (int round = 0; round < 300; round++) {
        var reader = new AdtReader(Messages.SETTINGS);
        var together = new CyclicBarrier(8);
        Callable<Adt> reading =
            () -> {
              together.await();
              return reader.read(Header.of(text), text);
            };
        for (var adt : connections.invokeAll(Collections.nCopies(8, reading))) {
          assertThat(adt.get().visit()).isEqualTo("V2000001");
        }
      }
    }
  }

  @Test
  void a_move_in_summer_is_in_summer_time() {
    var adt = read(text("a02-moved"));

    assertThat(adt.at()).isEqualTo(Instant.parse("2026-07-01T11:00:00Z"));
    assertThat(adt.admittedAt()).isEqualTo(Instant.parse("2026-06-30T21:30:00Z"));
    assertThat(adt.location()).isEqualTo(new Location("RR813", "J14", "11"));
    assertThat(adt.priorLocation()).isEqualTo(new Location("RR813", "J12", "04"));
  }

  @Test
  void a_discharge_says_where_to_and_how() {
    var adt = read(text("a03-discharged"));

    assertThat(adt.at()).isEqualTo(Instant.parse("2026-11-24T15:30:00Z"));
    assertThat(adt.destination()).isEqualTo("54");
    assertThat(adt.method()).isEqualTo("1");
  }

  @Test
  void a_death_is_told_by_the_person_alone() {
    var adt = read(text("a03-died"));

    assertThat(adt.destination()).isEqualTo("79");
    assertThat(adt.method()).isEqualTo("4");
  }

  @Test
  void a_protected_person_is_known_as_one_and_a_bare_ward_is_a_place() {
    var adt = read(text("a08-protected"));

    assertThat(adt.person().isProtected()).isTrue();
    assertThat(adt.person().postcode()).isNull();
    assertThat(adt.person().birthDate()).isNull();
    assertThat(adt.location()).isEqualTo(new Location("RR8", "J14", null));
    // no EVN-6: when it was recorded
    assertThat(adt.at()).isEqualTo(Instant.parse("2026-11-23T09:05:12Z"));
  }

  @Test
  void silence_does_not_lift_a_protection() {
    var protectedOnes = text("a08-protected");

    assertThat(read(protectedOnes.replace("|Y\r", "|N\r")).person().restricted()).isFalse();
    assertThat(read(protectedOnes.replace("|Y\r", "|\r")).person().restricted()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"A40", "A47"})
  void a_merge_or_another_number_names_the_record_that_is_retired(String trigger) {
    var adt = read(text("a40-merged").replace("ADT^A40", "ADT^" + trigger));

    assertThat(adt.trigger()).isEqualTo(Trigger.valueOf(trigger));
    assertThat(adt.person().nhsNumber()).isEqualTo("9991200010");
    assertThat(adt.retired())
        .isEqualTo(
            new Person(
                null,
                List.of(new LocalIdentifier("RR8", "M1000777")),
                null,
                null,
                null,
                null,
                List.of(),
                null));
  }

  @ParameterizedTest
  @CsvSource({
    "9991000000^^^NHS^HN, 9991000000",
    "999 100 0000^^^NHSNBR, 9991000000",
    "9991000000^^^^NH, 9991000000",
    "999-100-0000^^^GB^NHS, 9991000000",
  })
  void an_nhs_number_is_found_however_it_is_marked(String cx, String number) {
    var text = text("a01-admitted").replaceAll("~\\d{10}\\^\\^\\^NHS\\^NH", "~" + cx);

    assertThat(read(text).person().nhsNumber()).isEqualTo(number);
    assertThat(read(text).person().localIdentifiers())
        .containsExactly(new LocalIdentifier("RR8", "M1000001"));
  }

  @Test
  void a_visit_number_among_the_ids_is_not_the_persons() {
    var text = text("a01-admitted").replace("^LTHMRN^MR~", "^LTHMRN^MR~V77^^^PAS^VN~");

    assertThat(read(text).person().localIdentifiers())
        .containsExactly(new LocalIdentifier("RR8", "M1000001"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 19, 19, 1",
    "'', Home, 19, 9",
    "1, NURSING, 54, 1",
    "54, '', 54, 9",
    "'', Somewhere, 99, 9",
    "4, 19, 79, 4",
    "1, 79, 79, 4",
    "'', '', 99, 9",
  })
  void discharge_codes_are_made_national(
      String disposition, String dischargedTo, String destination, String method) {
    var text =
        text("a03-discharged").replace("|1|54|", "|" + disposition + "|" + dischargedTo + "|");

    assertThat(read(text).destination()).isEqualTo(destination);
    assertThat(read(text).method()).isEqualTo(method);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.1", "2.2", "2.3", "2.3.1", "2.4", "2.5", "2.5.1", "2.6", "2.7", "2.8"})
  void any_version_2_is_read(String version) {
    assertThat(read(text("a01-admitted").replace("|P|2.4|", "|P|" + version + "|")).visit())
        .isEqualTo("V2000001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"E", "O", "P", "R"})
  void a_person_not_in_a_bed_is_no_inpatient(String patientClass) {
    var text = text("a01-admitted").replace("PV1|1|I|", "PV1|1|" + patientClass + "|");

    assertThat(read(text).inpatient()).isFalse();
  }

  @ParameterizedTest(name = "{0} -> {1}: {2} {3}")
  @CsvSource({
    "ADT^A01, ORU^R01, true, MSH-9",
    "ADT^A01, ADT^A28, true, MSH-9",
    "ADT^A01, ADT, true, MSH-9",
    "MSG00001, '', true, MSH-10",
    "|P|2.4, |T|2.4, true, MSH-11",
    "|P|2.4, |P|7.3, true, ''",
    "|RR8|, ||, false, MSH-4",
    "V2000001||, ||, false, PV1-19",
    "J12^BAY 2, J(12)^BAY 2, false, PV1-3",
    "20261123090000, next Tuesday, false, EVN-6",
    "20261123090000, 20261323090000, false, EVN-6",
    "19390214, 19390230, false, PID-7",
    "20261127, soon, false, PV2-9",
    "PID|, ZID|, false, PID",
    "PV1|, ZV1|, false, PV1",
  })
  void what_is_wrong_is_named_by_its_field(String from, String to, boolean rejected, String field) {
    var text = text("a01-admitted").replace("|V2000001\rPD1", "\rPD1").replace(from, to);

    var not = catchThrowableOfType(NotAccepted.class, () -> read(text));

    assertThat(not.field()).isEqualTo(field);
    assertThat(not.rejected()).isEqualTo(rejected);
  }

  @Test
  void a_person_without_any_number_cannot_be_told_apart() {
    var text = text("a01-admitted").replaceAll("\\|M1000001[^|]*", "|");

    assertThat(catchThrowableOfType(NotAccepted.class, () -> read(text)).field())
        .isEqualTo("PID-3");
  }

  @Test
  void the_key_is_the_same_for_a_repetition_and_another_for_everything_else() {
    // real senders use the control id of a discharge again for its cancellation
    var discharged = text("a03-discharged");
    var key = read(discharged).key();

    assertThat(key).matches("[0-9a-f]{64}");
    assertThat(read(discharged).key()).isEqualTo(key);
    assertThat(read(text("a13-discharge-cancelled")).key()).isNotEqualTo(key);
    assertThat(read(discharged.replace("|PAS|", "|PAS2|")).key()).isNotEqualTo(key);
    assertThat(read(discharged.replace("MSG00003", "MSG00033")).key()).isNotEqualTo(key);
    assertThat(read(discharged.replace("20261124153000", "20261124153001")).key())
        .isNotEqualTo(key);
    assertThat(read(discharged.replace("|V2000001", "|V2000009")).key()).isNotEqualTo(key);
    // sent again later, it is the same message still
    assertThat(read(discharged.replace("|20261123090512||ADT", "|20261123091000||ADT")).key())
        .isEqualTo(key);
  }

  @Test
  void nobody_is_named_by_accident() {
    assertThat(read(text("a01-admitted")).toString())
        .doesNotContain("HOLROYD", "WALTER", "9991200010", "M1000001", "LS14", "1939");
  }
}
