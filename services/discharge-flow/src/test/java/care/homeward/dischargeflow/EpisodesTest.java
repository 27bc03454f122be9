package care.homeward.dischargeflow;

import static care.homeward.dischargeflow.Told.MR_HOLROYD;
import static care.homeward.dischargeflow.Told.STAY;
import static care.homeward.dischargeflow.Told.at;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.AdmissionCancelled;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.contracts.StayEvent.PatientDischarged;
import care.homeward.contracts.StayEvent.PatientMoved;
import care.homeward.contracts.StayEvent.ReadinessStated;
import care.homeward.contracts.StayEvent.ReadinessStated.Statement;
import care.homeward.contracts.StayEvent.Wait;
import care.homeward.contracts.StayEvent.WaitEnded;
import care.homeward.contracts.StayEvent.WaitPassedOn;
import care.homeward.contracts.StayEvent.WaitStarted;
import care.homeward.dischargeflow.returns.Episode;
import care.homeward.dischargeflow.returns.ReasonLabels;
import care.homeward.dischargeflow.returns.ReturnKind;
import care.homeward.dischargeflow.returns.ReturnRules;
import care.homeward.dischargeflow.returns.SharedData;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class EpisodesTest {

  static final ReturnRules RULES = rules();
  private static final ReasonLabels LABELS = Episodes.labels(DelayReasonsTest.PUBLISHED);

  @Test
  void a_stay_is_told_as_the_returns_see_it() {
    var wait = Wait.of("transport", Owner.TRANSPORT, null, null, null);

    var onWard = Wait.of("transport", Owner.HOSPITAL, null, NextStep.BOOK, at("14:00"));

    var episode =
        episode(
            Told.ADMITTED,
            Told.READY,
            stated("10:05", Statement.CLINICIAN, true),
            stated("10:10", Statement.SAFE, true),
            stated("10:20", Statement.TEAM, true),
            stated("10:50", Statement.SAFE, false),
            new PathwayChosen(STAY, MR_HOLROYD, at("10:30"), 1),
            new WaitStarted(STAY, MR_HOLROYD, at("11:00"), "w1", wait),
            new WaitPassedOn(STAY, MR_HOLROYD, at("11:30"), "w1", onWard),
            new WaitEnded(STAY, MR_HOLROYD, at("12:00"), "w1"),
            new PatientDischarged(STAY, MR_HOLROYD, at("15:00"), "19", "1"));

    assertThat(episode)
        .contains(
            new Episode(
                STAY,
                "RR8",
                true,
                "E08000035",
                "85+",
                at("09:00"),
                List.of(new Episode.Treated(null, at("09:00"))),
                new Episode.Left(at("15:00"), "19", "1"),
                new Episode.Chosen(1, null, null, false),
                List.of(new Episode.Period(at("10:00"), null)),
                List.of(new Episode.Period(at("10:20"), at("10:50"))),
                List.of(
                    new Episode.Wait(
                        "w1",
                        at("11:00"),
                        "transport",
                        Owner.TRANSPORT,
                        null,
                        at("11:00"),
                        at("11:30")),
                    new Episode.Wait(
                        "w1",
                        at("11:00"),
                        "transport",
                        Owner.HOSPITAL,
                        at("14:00"),
                        at("11:30"),
                        at("12:00")))));
  }

  private static StayEvent stated(String time, Statement statement, boolean holds) {
    return new ReadinessStated(STAY, MR_HOLROYD, at(time), statement, holds);
  }

  @Test
  void where_a_protected_person_lives_is_not_told() {
    var protectedPerson = new PersonSummary("85+", true, null, null, null);
    var saidAllTheSame = new PersonSummary("85+", true, "leeds", "seacroft", 1);

    for (var person : List.of(protectedPerson, saidAllTheSame)) {
      var admitted = new PatientAdmitted(STAY, MR_HOLROYD, at("09:00"), person, Told.J12);
      assertThat(episode(admitted).orElseThrow().residence()).isNull();
    }
  }

  @Test
  void the_bed_is_of_the_organisation_whose_site_it_is_last() {
    var community = new Location("RY6X1", "SLIC", "02");

    var episode =
        episode(Told.ADMITTED, new PatientMoved(STAY, MR_HOLROYD, at("12:00"), community))
            .orElseThrow();

    assertThat(episode.provider()).isEqualTo("RY6");
    assertThat(episode.acute()).isFalse();
    var elsewhere =
        episode(
                new PatientAdmitted(
                    STAY,
                    MR_HOLROYD,
                    at("09:00"),
                    new PersonSummary("85+", false, "elsewhere", null, null),
                    new Location("ZZ9", "W1", null)))
            .orElseThrow();
    assertThat(elsewhere.provider()).isEqualTo("ZZ9");
    assertThat(elsewhere.residence()).isNull();
  }

  @Test
  void what_was_chosen_and_who_treated_come_along() {
    var episode =
        episode(
                new PatientAdmitted(
                    STAY, MR_HOLROYD, at("09:00"), Told.OF_SEACROFT, Told.J12, "501", null),
                new PatientMoved(STAY, MR_HOLROYD, at("10:00"), Told.J14, "502"),
                new PathwayChosen(
                    STAY,
                    MR_HOLROYD,
                    at("11:00"),
                    3,
                    PathwayChosen.Destination.CARE_HOME_END_OF_LIFE,
                    PathwayChosen.Support.HOME_NEW,
                    PathwayChosen.HomeNotPossible.END_OF_LIFE_WISH,
                    PathwayChosen.Priority.END_OF_LIFE_FAST_TRACK,
                    null))
            .orElseThrow();

    assertThat(episode.treated())
        .containsExactly(
            new Episode.Treated("501", at("09:00")), new Episode.Treated("502", at("10:00")));
    assertThat(episode.chosen())
        .isEqualTo(
            new Episode.Chosen(
                3,
                PathwayChosen.Destination.CARE_HOME_END_OF_LIFE,
                PathwayChosen.Support.HOME_NEW,
                true));
  }

  @ParameterizedTest
  @CsvSource({
    "ZHW01, ZHW, Aldersyke and Minster Hospitals, true",
    "ZHW02, ZHW, Aldersyke and Minster Hospitals, true",
    "RR813, RR8, Leeds Teaching Hospitals NHS Trust, true",
    "RXG10, RXG, South West Yorkshire Partnership NHS Foundation Trust, false",
    "TAD01, TAD, Bradford District Care NHS Foundation Trust, false",
    "NL8, NL8, Locala Community Partnerships CIC, false",
  })
  void hospitals_are_of_their_organisations(String site, String code, String name, boolean acute) {
    var provider = RULES.providerOf(site);

    assertThat(provider.code()).isEqualTo(code);
    assertThat(provider.name()).isEqualTo(name);
    assertThat(provider.acute()).isEqualTo(acute);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aldersyke", "brackwell", "coldbrook", "leeds", "north-yorkshire"})
  void places_are_authorities(String place) {
    assertThat(RULES.authorityAt(place)).isPresent();
  }

  @Test
  void an_admission_that_was_none_is_no_episode_of_an_open_stay() {
    assertThat(episode()).isEmpty();
    assertThat(episode(Told.ADMITTED, new AdmissionCancelled(STAY, MR_HOLROYD, at("10:00"))))
        .isEmpty();
  }

  @Test
  void harrogate_is_counted_to_west_yorkshire_by_one_publication_only() {
    var harrogate = RULES.providerOf("RCD01");

    assertThat(harrogate.icb()).containsEntry(ReturnKind.SITREP, "QWO");
    assertThat(harrogate.icb()).doesNotContainKey(ReturnKind.DISCHARGE_READY_DATE);
    assertThat(RULES.providerOf("RR813").icb())
        .containsEntry(ReturnKind.SITREP, "QWO")
        .containsEntry(ReturnKind.DISCHARGE_READY_DATE, "QWO");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Awaiting patient transport services",
        "Hospital process - Awaiting patient transport services",
        "Hospital process – Awaiting patient transport services",
        "Hospital process– Awaiting patient transport services",
        "Hospital process-Awaiting patient transport services",
        "Hospital\u00a0process – Awaiting\u00a0patient transport services\u202f",
        "  hospital process — awaiting  patient transport services",
      })
  void punctuation_does_not_make_another_label(String label) {
    assertThat(LABELS.code(label)).contains("transport");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Capacity – Housing adaptations not yet completed (Pathway 1 or 3) | housing-adaptations",
        "Housing adaptations not yet completed (P1 or 3) | housing-adaptations",
        "Capacity - Equipment and associated training not yet delivered (Pathway 1-3)"
            + "| equipment-not-delivered",
        // the word pathway in a label is not the number of one
        "Care transfer hub process – Waiting for confirmation of immediate care needs and pathway"
            + "| hub-needs-and-pathway",
        // process and capacity are told apart by more than their family
        "Residential/nursing home care arrangements still underway (P3) | care-home-arranging",
        "Residential/nursing home care not yet available (P3) | care-home-not-available",
      })
  void a_label_means_one_code(String label, String code) {
    assertThat(LABELS.code(label)).contains(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Awaiting patient transport",
        // of another family, and of another pathway
        "Capacity - Awaiting patient transport services",
        "Capacity - Residential/nursing home care not yet available (Pathway 1)",
      })
  void what_was_not_published_has_no_code(String label) {
    assertThat(LABELS.code(label)).isEmpty();
  }

  @Test
  void every_published_label_has_its_code_however_it_is_written() {
    var lists =
        SharedData.csv("acute_discharge_sitrep_code_lists.csv").stream()
            .filter(row -> "delay_reason".equals(row.get("list")))
            .toList();
    assertThat(lists).hasSize(37);
    for (var column : List.of("label_as_published", "label_normalised")) {
      assertThat(lists.stream().map(row -> code(Objects.requireNonNull(row.get(column)))))
          .as(column)
          .containsExactlyInAnyOrderElementsOf(LABELS.order());
    }
    var sitrep = SharedData.json("wy_acute_discharge_sitrep_2024-25.json");
    var written =
        Stream.of("providers", "icbs")
            .flatMap(rows -> sitrep.path(rows).valueStream())
            .flatMap(row -> row.path("post_change_delay_reasons").path("details").valueStream())
            .map(detail -> code(detail.path("reason").asString()))
            .toList();
    assertThat(written).hasSizeGreaterThan(200);
    assertThat(LABELS.order()).containsAll(written);
  }

  private static String code(String label) {
    return LABELS.code(label).orElseThrow(() -> new AssertionError(label));
  }

  private static Optional<Episode> episode(StayEvent... events) {
    var stay = Stay.blank(STAY);
    for (var event : events) {
      stay = stay.after(event);
    }
    return Episodes.episode(stay, RULES);
  }

  private static ReturnRules rules() {
    try (var file = EpisodesTest.class.getResourceAsStream("/returns-2024-05-27.json")) {
      return ReturnRulesFile.read(
          Objects.requireNonNull(file), new JsonMapper(), DelayReasonsTest.PUBLISHED);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
