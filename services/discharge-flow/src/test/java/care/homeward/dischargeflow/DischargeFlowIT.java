package care.homeward.dischargeflow;

import static care.homeward.dischargeflow.Told.J12;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.CapacityEvent.AssessmentSought;
import care.homeward.contracts.CapacityEvent.Assessor;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedRefused;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.HoldLapsed;
import care.homeward.contracts.CapacityEvent.RefusalReason;
import care.homeward.contracts.PersonEvent.Abode;
import care.homeward.contracts.PersonEvent.AbodeRecorded;
import care.homeward.contracts.PersonEvent.CarerTold;
import care.homeward.contracts.PersonEvent.News;
import care.homeward.contracts.PersonEvent.PeopleMerged;
import care.homeward.contracts.PersonEvent.PersonTold;
import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.ReferralEvent.DeclineReason;
import care.homeward.contracts.ReferralEvent.InformationAsked;
import care.homeward.contracts.ReferralEvent.InformationAsked.Missing;
import care.homeward.contracts.ReferralEvent.OfferEnded;
import care.homeward.contracts.ReferralEvent.QuestionLapsed;
import care.homeward.contracts.ReferralEvent.ReferralDeclined;
import care.homeward.contracts.ReferralEvent.ReferralOffered;
import care.homeward.contracts.ReferralEvent.ReferralSentToHub;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import care.homeward.contracts.StayEvent.CareBegan;
import care.homeward.contracts.StayEvent.ContradictionFound;
import care.homeward.contracts.StayEvent.ContradictionFound.Rule;
import care.homeward.contracts.StayEvent.ContradictionResolved;
import care.homeward.contracts.StayEvent.CriticalWaitNamed;
import care.homeward.contracts.StayEvent.DischargeCancelled;
import care.homeward.contracts.StayEvent.JourneyClosed;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.contracts.StayEvent.PatientDischarged;
import care.homeward.contracts.StayEvent.PatientMoved;
import care.homeward.contracts.StayEvent.PatientReidentified;
import care.homeward.contracts.StayEvent.Wait;
import care.homeward.contracts.StayEvent.WaitPassedOn;
import care.homeward.contracts.TeamEvent.FirstContactMade;
import care.homeward.dischargeflow.StayApi.Found;
import care.homeward.dischargeflow.StayApi.Started;
import care.homeward.dischargeflow.StayViews.OpenWait;
import care.homeward.dischargeflow.StayViews.View;
import care.homeward.dischargeflow.hospital.Mllp;
import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.BodyContentSpec;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=platform,discharge-flow",
      "spring.application.name=discharge-flow",
      "homeward.discharge-flow.key=a key of the tests, and of them only",
      "homeward.beds-looked-at-every=1h"
    })
@ContextConfiguration(initializers = Machinery.class)
@ExtendWith(OutputCaptureExtension.class)
class DischargeFlowIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final FakePeople PEOPLE = new FakePeople();
  private static final int MLLP = Machinery.freePort();
  private static final Instant NINE = Instant.parse("2025-11-23T09:00:00Z");

  @LocalServerPort int port;
  @Autowired MongoTemplate mongo;
  @Autowired StayIds ids;
  @Autowired BedCheck beds;

  private RestTestClient http;
  private Mllp hospital;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("homeward.people", PEOPLE::address);
    settings.add("homeward.hospital.port", () -> MLLP);
  }

  @BeforeEach
  void fresh() throws IOException {
    http = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
    hospital = new Mllp(MLLP);
    PEOPLE.isAway(false);
  }

  @AfterEach
  void hangUp() throws IOException {
    hospital.close();
  }

  @Test
  void an_admission_becomes_a_fact_without_identity_anywhere(CapturedOutput output)
      throws IOException {
    assertThat(hospital.send(admission("V1001", "9991200010"))).contains("MSA|AA|A01-V1001");

    var stayId = ids.of("RR8", "V1001");
    assertThat(said(stayId, 1))
        .singleElement()
        .isInstanceOfSatisfying(
            PatientAdmitted.class,
            fact -> {
              assertThat(fact.at()).isEqualTo(NINE);
              assertThat(fact.location()).isEqualTo(J12);
              assertThat(fact.personId()).matches("person-\\d+");
              assertThat(fact.person())
                  .isEqualTo(new PersonSummary("85+", false, "leeds", "seacroft", null));
            });
    var told = PEOPLE.told("9991200010");
    assertThat(told.path("name").path("family").asString()).isEqualTo("HOLROYD");
    assertThat(told.path("postcode").asString()).isEqualTo("LS14 6ZZ");
    assertThat(told.path("localIdentifiers").path(0).path("organisation").asString())
        .isEqualTo("RR8");
    assertThat(told.path("at").asString()).isEqualTo("2025-11-23T09:00:00Z");
    assertThat(told.has("restricted")).isFalse();
    assertThat(PEOPLE.tokens()).isNotEmpty().allMatch(token -> token.startsWith("Bearer ey"));

    var everywhere = new StringBuilder(output.getAll());
    Machinery.records("discharge-flow.v1")
        .forEach(
            r -> everywhere.append(r.key()).append(new String(r.value(), StandardCharsets.UTF_8)));
    for (var collection : List.of("journal", "stays", "stays-of-people")) {
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(mongo.getCollection(collection).find()).isNotEmpty());
      mongo.getCollection(collection).find().map(Document::toJson).forEach(everywhere::append);
    }
    assertThat(everywhere.toString())
        .contains(stayId)
        .doesNotContain("9991200010", "HOLROYD", "WALTER", "LS14", "FICTION", "MV1001")
        .doesNotContain("V1001", "19390214", "1939-02-14");
  }

  @Test
  void the_same_message_twice_changes_nothing() throws IOException {
    var message = admission("V1002", "9991200029");
    hospital.send(message);
    var stayId = ids.of("RR8", "V1002");
    assertThat(said(stayId, 1)).hasSize(1);
    var entries = entries(stayId);

    assertThat(hospital.send(message)).contains("MSA|AA|A01-V1002");
    assertThat(hospital.send(moved("V1002", "202511231000", "J14"))).contains("MSA|AA|A02-V1002");
    assertThat(hospital.send(moved("V1002", "202511231000", "J14"))).contains("MSA|AA|A02-V1002");

    assertThat(entries(stayId)).isEqualTo(entries + 1);
    assertThat(said(stayId, 2))
        .hasExactlyElementsOfTypes(PatientAdmitted.class, PatientMoved.class);
  }

  @Test
  void a_cancelled_discharge_brings_the_person_back() throws IOException {
    hospital.send(admission("V1003", "9991200037"));
    // the same control id for both, as real senders do
    assertThat(hospital.send(event("A03", "C7", "202511241500", "V1003", "J12", "1", "19")))
        .contains("MSA|AA|C7");
    assertThat(hospital.send(event("A13", "C7", "202511241600", "V1003", "J12", "1", "19")))
        .contains("MSA|AA|C7");

    var stayId = ids.of("RR8", "V1003");
    var facts = said(stayId, 4);
    assertThat(facts)
        .hasExactlyElementsOfTypes(
            PatientAdmitted.class,
            PatientDischarged.class,
            JourneyClosed.class,
            DischargeCancelled.class);
    assertThat(((PatientDischarged) facts.get(1)).destination()).isEqualTo("19");
    assertThat(view(stayId).phase()).isEqualTo(Bed.Phase.IN_BED);
    assertThat(view(stayId).left()).isNull();
  }

  @Test
  void someone_discharged_who_was_never_admitted_was_admitted_first() throws IOException {
    hospital.send(event("A03", "C8", "202511241500", "V1004", "J12", "1", "85"));

    assertThat(said(ids.of("RR8", "V1004"), 3))
        .hasExactlyElementsOfTypes(
            PatientAdmitted.class, PatientDischarged.class, JourneyClosed.class);
  }

  @Test
  void what_is_cancelled_without_having_been_told_shows_where_the_person_is() throws IOException {
    assertThat(hospital.send(event("A13", "C9", "202511241500", "V1005", "J12", "", "")))
        .contains("MSA|AA|C9");
    assertThat(hospital.send(event("A11", "C10", "202511241500", "V1055", "J12", "", "")))
        .contains("MSA|AA|C10");

    assertThat(view(ids.of("RR8", "V1005")).phase()).isEqualTo(Bed.Phase.IN_BED);
    assertThat(view(ids.of("RR8", "V1055")).phase()).isEqualTo(Bed.Phase.CANCELLED);
  }

  @Test
  void broken_messages_get_a_reason_and_the_connection_goes_on() throws IOException {
    var message = admission("V1006", "9991200045");

    assertThat(hospital.send("rubbish")[1]).startsWith("MSA|AR|");
    assertThat(hospital.send(message.replace("ADT^A01", "ADT^A05"))[1])
        .startsWith("MSA|AR|A01-V1006|MSH-9: ");
    assertThat(hospital.send(message.replace("|V1006", "|"))[1])
        .isEqualTo("MSA|AE|A01-V1006|PV1-19: the visit number is needed");
    assertThat(hospital.send(message.replace("202511230900", "209911230900"))[1])
        .isEqualTo("MSA|AE|A01-V1006|EVN-6: this has not happened yet");
    assertThat(hospital.send(message.replace("9991200045", "9991200011")))
        .contains("MSA|AE|A01-V1006|PID-3: the identity: nhs-number-invalid")
        .noneMatch(segment -> segment.contains("9991200011"));
    assertThat(hospital.send(event("A03", "C1", "202511230859", "V1006", "J12", "1", "19")))
        .contains("MSA|AA|C1");
    assertThat(entries(ids.of("RR8", "V1006"))).isEqualTo(1);
  }

  @Test
  void a_discharge_before_the_admission_waits_for_the_admission_it_belongs_to() throws IOException {
    hospital.send(admission("V1007", "9991200053"));

    assertThat(hospital.send(event("A03", "C2", "202511230859", "V1007", "J12", "1", "19"))[1])
        .startsWith("MSA|AA|C2");
    assertThat(view(ids.of("RR8", "V1007")).phase()).isEqualTo(Bed.Phase.IN_BED);
  }

  @Test
  void without_people_nothing_is_stored_and_the_hospital_is_told_to_send_again()
      throws IOException {
    PEOPLE.isAway(true);
    var message = admission("V1008", "9991200061");
    var stayId = ids.of("RR8", "V1008");

    assertThat(hospital.send(message)).contains("MSA|AE|A01-V1008|people is away: send it again");
    assertThat(entries(stayId)).isZero();

    PEOPLE.isAway(false);
    assertThat(hospital.send(message)).contains("MSA|AA|A01-V1008");
    assertThat(said(stayId, 1)).hasSize(1);
  }

  @Test
  void without_people_someone_known_still_moves() throws IOException {
    hospital.send(admission("V1009", "9991200088"));
    PEOPLE.isAway(true);

    assertThat(hospital.send(moved("V1009", "202511231000", "J14"))).contains("MSA|AA|A02-V1009");
  }

  @Test
  void a_merge_takes_the_stays_along() throws IOException {
    hospital.send(admission("V1010", ""));
    hospital.send(admission("V1011", "9991200096"));
    var merge =
        """
        MSH|^~\\&|PAS|RR8|||20251124||ADT^A40^ADT_A39|C3|P|2.5
        EVN|A40|20251124|||| 202511241000
        PID|1||9991200096^^^NHS^NH
        MRG|MV1010^^^LTHMRN^MR
        """
            .replace(" 2025", "2025")
            .replace('\n', '\r');

    assertThat(hospital.send(merge)).contains("MSA|AA|C3");
    assertThat(hospital.send(merge)).contains("MSA|AA|C3");

    var kept = view(ids.of("RR8", "V1011")).personId();
    assertThat(said(ids.of("RR8", "V1010"), 2))
        .hasSize(2)
        .last()
        .isInstanceOfSatisfying(
            PatientReidentified.class, fact -> assertThat(fact.personId()).isEqualTo(kept));
  }

  @Test
  void two_people_in_one_bed_is_said_of_who_came_later_until_one_has_gone() throws IOException {
    var later = ids.of("RR8", "V1052");
    hospital.send(admission("V1051", "9991200320").replace("J12", "J29"));
    hospital.send(
        admission("V1052", "9991200339").replace("J12", "J29").replace("230900", "231100"));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              beds.look();
              assertThat(facts(later))
                  .last()
                  .isEqualTo(
                      new ContradictionFound(
                          later,
                          view(later).personId(),
                          Instant.parse("2025-11-23T11:00:00Z"),
                          Rule.TWO_IN_ONE_BED,
                          Owner.HOSPITAL));
            });

    hospital.send(moved("V1051", "202511231200", "J30"));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              beds.look();
              assertThat(facts(later))
                  .hasSize(3)
                  .last()
                  .isInstanceOfSatisfying(
                      ContradictionResolved.class,
                      fact -> assertThat(fact.rule()).isEqualTo(Rule.TWO_IN_ONE_BED));
            });
    assertThat(facts(ids.of("RR8", "V1051"))).hasSize(2);
  }

  private static List<Object> facts(String stayId) {
    return Machinery.facts(Publisher.DISCHARGE_FLOW, stayId);
  }

  @Test
  void a_visit_moved_to_another_person_is_theirs_and_told_of_nobody_else() throws IOException {
    hospital.send(admission("V1045", "9991200290"));
    hospital.send(admission("V1046", "9991200304"));
    var another = view(ids.of("RR8", "V1046")).personId();

    assertThat(hospital.send(about("A45", "V1045", "9991200304"))).contains("MSA|AA|A45-V1045");
    assertThat(hospital.send(about("A45", "V1999", "9991200304"))).contains("MSA|AA|A45-V1999");

    assertThat(view(ids.of("RR8", "V1045")).personId()).isEqualTo(another);
    assertThat(said(ids.of("RR8", "V1045"), 2))
        .hasSize(2)
        .last()
        .isInstanceOfSatisfying(
            PatientReidentified.class, fact -> assertThat(fact.personId()).isEqualTo(another));
  }

  @Test
  void another_number_of_the_same_person_takes_the_stays_along() throws IOException {
    hospital.send(admission("V1047", ""));
    hospital.send(admission("V1048", "9991200312"));

    assertThat(hospital.send(about("A47", "V1047", "9991200312"))).contains("MSA|AA|A47-V1047");

    assertThat(view(ids.of("RR8", "V1047")).personId())
        .isEqualTo(view(ids.of("RR8", "V1048")).personId());
  }

  /** Whose a visit, or a number, is from now on. */
  private static String about(String trigger, String visit, String nhsNumber) {
    return """
    MSH|^~\\&|PAS|RR8|||20251124||ADT^%1$s|%1$s-%2$s|P|2.5
    EVN|%1$s|20251124||||202511241000
    PID|1||%3$s^^^NHS^NH
    MRG|M%2$s^^^LTHMRN^MR
    PV1|1||||||||||||||||||%2$s
    """
        .formatted(trigger, visit, nhsNumber)
        .replace('\n', '\r');
  }

  @Test
  void a_referral_moves_the_wait_and_the_first_contact_closes_the_journey() throws IOException {
    hospital.send(admission("V1012", "9991200118"));
    var stayId = ids.of("RR8", "V1012");
    post(stayId, "criteria-to-reside", "{\"met\": false, \"at\": \"2025-11-23T10:00:00Z\"}")
        .expectStatus()
        .isOk();
    post(stayId, "pathway", "{\"pathway\": 1, \"at\": \"2025-11-23T10:10:00Z\"}")
        .expectStatus()
        .isOk();
    var waitId = wait(stayId, "{\"reason\": \"hub-referrals\"}");
    var personId = view(stayId).personId();
    var at = Instant.parse("2025-11-23T11:00:00Z");
    var referral = "referral-" + stayId;

    hears(
        referral,
        1,
        new ReferralOffered(referral, personId, stayId, at, "team-1", Skill.REABLEMENT));
    waitsFor(
        stayId, waitId, "home-based-rehab-arranging", Owner.COMMUNITY, "team-1", NextStep.ANSWER);

    hears(
        referral,
        2,
        new ReferralOffered(referral, personId, stayId, at, "team-3", Skill.REABLEMENT));
    hears(
        referral,
        3,
        new ReferralDeclined(referral, personId, stayId, at, "team-1", DeclineReason.NO_CAPACITY));
    waitsFor(
        stayId,
        waitId,
        "home-based-rehab-not-available",
        Owner.COMMUNITY,
        "team-3",
        NextStep.ANSWER);
    hears(
        referral,
        4,
        new OfferEnded(referral, personId, stayId, at, "team-3", OfferEnded.Ending.TIMED_OUT));
    hears(
        referral,
        5,
        new ReferralSentToHub(referral, personId, stayId, at, WithoutTeam.TIMED_OUT, null));
    waitsFor(
        stayId,
        waitId,
        "home-based-rehab-not-available",
        Owner.CARE_TRANSFER_HUB,
        null,
        NextStep.REFER);

    hears(
        referral,
        6,
        new ReferralOffered(referral, personId, stayId, at, "team-2", Skill.REABLEMENT));
    hears(
        referral,
        7,
        new InformationAsked(referral, personId, stayId, at, "team-2", List.of(Missing.WAY_IN)));
    waitsFor(
        stayId, waitId, "home-based-rehab-not-available", Owner.HOSPITAL, null, NextStep.ANSWER);
    hears(referral, 8, new QuestionLapsed(referral, personId, stayId, at));
    hears(
        referral,
        9,
        new ReferralOffered(referral, personId, stayId, at, "team-2", Skill.REABLEMENT));
    waitsFor(
        stayId,
        waitId,
        "home-based-rehab-not-available",
        Owner.COMMUNITY,
        "team-2",
        NextStep.ANSWER);
    hears(
        referral,
        10,
        new ReferralTaken(referral, personId, stayId, at, "team-2", Skill.REABLEMENT));
    waitsFor(
        stayId,
        waitId,
        "home-based-rehab-arranging",
        Owner.COMMUNITY,
        "team-2",
        NextStep.START_CARE);

    hospital.send(event("A03", "C4", "202511241500", "V1012", "J12", "1", "19"));
    Machinery.publish(
        Publisher.NEIGHBOURHOOD_TEAMS,
        "team-of-" + stayId,
        1,
        new FirstContactMade(
            "team-of-" + stayId,
            Instant.parse("2025-11-25T09:30:00Z"),
            referral,
            personId,
            stayId));
    await().atMost(SOON).untilAsserted(() -> assertThat(view(stayId).closed()).isTrue());
    assertThat(Machinery.facts(Publisher.DISCHARGE_FLOW, stayId))
        .endsWith(
            new CareBegan(
                stayId,
                personId,
                Instant.parse("2025-11-25T09:30:00Z"),
                CareBegan.By.TEAM,
                referral),
            new JourneyClosed(stayId, personId, Instant.parse("2025-11-25T09:30:00Z")));
  }

  @Test
  void a_bed_that_is_refused_goes_back_to_the_hub() throws IOException {
    hospital.send(admission("V1013", "9991200126"));
    var stayId = ids.of("RR8", "V1013");
    ok(
        stayId,
        "pathway",
        """
        {"pathway": 3, "homeNotPossible": "NO_HOME",
         "dischargeToAssessNotPossible": "SECOND_MOVE_WOULD_HARM", "at": "2025-11-23T09:05:00Z"}
        """);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                get("/api/stays/home-first?from=2025-11-23&to=2025-11-23")
                    .jsonPath("$.whyNotAssessedOutside.SECOND_MOVE_WOULD_HARM")
                    .isEqualTo(1));
    var personId = view(stayId).personId();
    var home = "home-of-" + stayId;
    var at = Instant.parse("2025-11-23T11:00:00Z");

    Machinery.publish(
        Publisher.CARE_HOME_CAPACITY,
        home,
        1,
        new BedHeld(
            home, at, "hold-1", personId, stayId, BedType.NURSING, at.plusSeconds(14_400), null));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(view(stayId).waits())
                    .singleElement()
                    .matches(wait -> wait.owner() == Owner.CARE_HOME)
                    .matches(wait -> home.equals(wait.ownerReference()))
                    .matches(wait -> at.plusSeconds(14_400).equals(wait.due())));

    Machinery.publish(
        Publisher.CARE_HOME_CAPACITY,
        home,
        2,
        new AssessmentSought(
            home, at, "hold-1", personId, stayId, Assessor.HOME, at.plusSeconds(86_400)));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(view(stayId).waits())
                    .singleElement()
                    .matches(wait -> home.equals(wait.ownerReference()))
                    .matches(wait -> at.plusSeconds(86_400).equals(wait.due())));

    var other = "other-" + home;
    Machinery.publish(
        Publisher.CARE_HOME_CAPACITY,
        other,
        1,
        new BedHeld(
            other,
            at.plusSeconds(60),
            "hold-2",
            personId,
            stayId,
            BedType.NURSING,
            at.plusSeconds(14_460),
            null));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(Machinery.facts(Publisher.DISCHARGE_FLOW, stayId))
                    .anyMatch(
                        fact ->
                            fact instanceof WaitPassedOn passed
                                && home.equals(passed.details().ownerReference())
                                && Integer.valueOf(2).equals(passed.details().asked())));
    Machinery.publish(
        Publisher.CARE_HOME_CAPACITY,
        home,
        3,
        new BedRefused(home, at, "hold-1", personId, stayId, RefusalReason.NO_SUITABLE_ROOM));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(view(stayId).waits())
                    .singleElement()
                    .matches(wait -> other.equals(wait.ownerReference()))
                    .matches(wait -> at.plusSeconds(14_460).equals(wait.due())));
    Machinery.publish(
        Publisher.CARE_HOME_CAPACITY,
        other,
        2,
        new HoldLapsed(other, at.plusSeconds(14_460), "hold-2", personId, stayId));
    var waitId = view(stayId).waits().getFirst().waitId();
    waitsFor(
        stayId,
        waitId,
        "care-home-not-available",
        Owner.CARE_TRANSFER_HUB,
        null,
        NextStep.FIND_PLACE);
  }

  @Test
  void the_ward_is_answered_over_http() throws IOException {
    hospital.send(admission("V1014", "9991200134"));
    var stayId = ids.of("RR8", "V1014");

    post(stayId, "expected-date", "{\"date\": \"2025-11-28\"}").expectStatus().isOk();
    post(stayId, "criteria-to-reside", "{\"met\": false, \"at\": \"2025-11-23T10:00:00Z\"}")
        .expectStatus()
        .isOk();
    post(stayId, "pathway", "{\"pathway\": 1}").expectStatus().isOk();
    refused(stayId, "pathway", "{\"pathway\": 4}", 400, "invalid-request");
    refused(
        stayId,
        "waits",
        "{\"reason\": \"care-home-not-available\"}",
        422,
        "reason-contradicts-pathway");
    refused(stayId, "waits", "{\"reason\": \"no-such\"}", 422, "unknown-reason");
    refused(
        stayId,
        "criteria-to-reside",
        "{\"met\": true, \"at\": \"2099-01-01T00:00:00Z\"}",
        422,
        "in-the-future");
    refused(stayId, "discharge", "{\"destination\": \"77\"}", 400, "invalid-request");
    var waitId = wait(stayId, "{\"reason\": \"transport\", \"nextStep\": \"BOOK\"}");
    post(stayId, "waits/" + waitId + "/passed-on", "{\"owner\": \"FAMILY\"}").expectStatus().isOk();

    var view = view(stayId);
    assertThat(view.expectedDate()).isEqualTo(LocalDate.of(2025, 11, 28));
    assertThat(view.pathway()).isEqualTo(1);
    assertThat(view.waits())
        .singleElement()
        .matches(wait -> wait.owner() == Owner.FAMILY && wait.reason().equals("transport"));
    assertThat(Objects.requireNonNull(view.delay()).readyDate())
        .isEqualTo(LocalDate.of(2025, 11, 23));
    assertThat(view.delay().band()).isEqualTo("21+");

    post(stayId, "waits/" + waitId + "/ended", "{}").expectStatus().isOk();
    post(stayId, "discharge", "{\"destination\": \"19\", \"at\": \"2025-11-24T15:00:00Z\"}")
        .expectStatus()
        .isOk();
    assertThat(view(stayId).waits()).isEmpty();
    assertThat(Objects.requireNonNull(view(stayId).delay()).midnights()).isEqualTo(1);
    assertThat(Objects.requireNonNull(view(stayId).delay()).hours()).isEqualTo(29);
    refused(stayId, "pathway", "{\"pathway\": 2}", 409, "discharged");
    assertThat(Machinery.facts(Publisher.DISCHARGE_FLOW, stayId))
        .filteredOn(PathwayChosen.class::isInstance)
        .hasSize(1);
  }

  @Test
  void every_decision_is_kept_with_its_author() throws IOException {
    hospital.send(admission("V1016", "9991200150"));
    var stayId = ids.of("RR8", "V1016");

    ok(stayId, "criteria-to-reside", "{\"met\": true, \"at\": \"2025-11-23T10:00:00Z\"}");
    ok(stayId, "criteria-to-reside", "{\"met\": false, \"at\": \"2025-11-23T16:00:00Z\"}");
    ok(stayId, "readiness", "{\"statement\": \"CLINICIAN\", \"holds\": true}");
    ok(stayId, "expected-date", "{\"date\": \"2025-11-28\"}");
    refused(stayId, "expected-date", "{\"date\": \"2025-11-29\"}", 422, "slip-needs-reason");
    ok(stayId, "expected-date", "{\"date\": \"2025-11-29\", \"slipReason\": \"TRANSPORT\"}");
    ok(stayId, "planned-discharge", "{\"plannedFor\": \"2099-11-29T10:30:00Z\"}");
    refused(stayId, "pathway", "{\"pathway\": 2}", 422, "home-first");
    refused(
        stayId,
        "pathway",
        "{\"pathway\": 3, \"homeNotPossible\": \"NO_HOME\"}",
        422,
        "discharge-to-assess");
    ok(
        stayId,
        "pathway",
        """
        {"pathway": 2, "destination": "SHORT_TERM_BED", "homeNotPossible": "HOME_UNSUITABLE",
         "at": "2025-11-23T16:30:00Z"}
        """);
    refused(
        stayId,
        "pathway",
        "{\"pathway\": 1, \"support\": \"HOME_NEW\"}",
        422,
        "support-contradicts-pathway");

    get("/api/stays/" + stayId + "/plan")
        .jsonPath("$.readyAt")
        .isEqualTo("2025-11-23T16:00:00Z")
        .jsonPath("$.reviews.length()")
        .isEqualTo(2)
        .jsonPath("$.reviews[0].met")
        .isEqualTo(true)
        .jsonPath("$.reviews[1].by")
        .isEqualTo("r.naylor")
        .jsonPath("$.statements[0].by")
        .isEqualTo("r.naylor")
        .jsonPath("$.readyHistorically")
        .doesNotExist()
        .jsonPath("$.expectedDates[1].slipReason")
        .isEqualTo("TRANSPORT")
        .jsonPath("$.planned.plannedFor")
        .isEqualTo("2099-11-29T10:30:00Z")
        .jsonPath("$.pathways[0].homeNotPossible")
        .isEqualTo("HOME_UNSUITABLE")
        .jsonPath("$.pathways[0].by")
        .isEqualTo("r.naylor");
    ok(stayId, "planned-discharge/withdrawn", "{}");
    assertThat(view(stayId).plannedFor()).isNull();
    assertThat(Machinery.facts(Publisher.DISCHARGE_FLOW, stayId).toString())
        .doesNotContain("naylor");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                get("/api/stays/home-first?from=2025-11-23&to=2025-11-23")
                    .jsonPath("$.byPathway.2")
                    .isEqualTo(1)
                    .jsonPath("$.whyNot.HOME_UNSUITABLE")
                    .isEqualTo(1));
  }

  @Test
  void who_has_no_next_step_is_the_hubs_and_first_in_the_list() throws IOException {
    hospital.send(admission("V1017", "9991200169"));
    hospital.send(admission("V1018", "9991200177"));
    var arranged = ids.of("RR8", "V1017");
    var forgotten = ids.of("RR8", "V1018");
    ok(arranged, "criteria-to-reside", "{\"met\": false, \"at\": \"2025-11-23T09:30:00Z\"}");
    ok(forgotten, "criteria-to-reside", "{\"met\": false, \"at\": \"2025-11-23T11:30:00Z\"}");
    var soon = wait(arranged, "{\"reason\": \"transport\", \"nextStep\": \"BOOK\"}");
    var due = "\"due\": \"2099-01-01T10:00:00Z\", \"nextStep\": \"DELIVER\"";
    ok(arranged, "waits/" + soon + "/passed-on", "{" + due + ", \"organisation\": \"RX8\"}");
    var late =
        wait(
            arranged,
            "{\"reason\": \"equipment-not-delivered\"," + due.replace("10:", "11:") + "}");

    assertThat(view(arranged).waits())
        .filteredOn(OpenWait::critical)
        .extracting(OpenWait::waitId)
        .containsExactly(late);
    assertThat(Machinery.facts(Publisher.DISCHARGE_FLOW, arranged))
        .filteredOn(CriticalWaitNamed.class::isInstance)
        .extracting(fact -> ((CriticalWaitNamed) fact).waitId())
        .containsExactly(soon, late);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var listed = waiting();
              assertThat(listed).extracting(View::stayId).containsSubsequence(forgotten, arranged);
              assertThat(listed)
                  .filteredOn(view -> view.stayId().equals(forgotten))
                  .extracting(View::turn)
                  .containsExactly(new Turn(null, Owner.CARE_TRANSFER_HUB, null, null, null, null));
            });
    ok(forgotten, "criteria-to-reside", "{\"met\": true}");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(waiting()).extracting(View::stayId).doesNotContain(forgotten));
  }

  @Test
  void housing_is_asked_for_with_consent_from_the_authority_chosen() throws IOException {
    hospital.send(admission("V1019", "9991200185"));
    var stayId = ids.of("RR8", "V1019");

    ok(stayId, "housing/needs", "{\"need\": \"NO_FIXED_ABODE\", \"present\": true}");
    refused(
        stayId,
        "housing/referrals",
        "{\"consent\": false, \"authority\": \"E08000035\"}",
        422,
        "consent-needed");
    ok(stayId, "housing/referrals", "{\"consent\": true, \"authority\": \"E08000035\"}");
    ok(stayId, "housing/referrals/answered", "{\"outcome\": \"RELIEF_DUTY_OWED\"}");

    get("/api/stays/" + stayId + "/housing")
        .jsonPath("$.location.hospital")
        .isEqualTo("RR813")
        .jsonPath("$.needs[0]")
        .isEqualTo("NO_FIXED_ABODE")
        .jsonPath("$.duties[0].authority")
        .isEqualTo("E08000035")
        .jsonPath("$.duties[0].by")
        .isEqualTo("r.naylor")
        .jsonPath("$.duties[0].outcome")
        .isEqualTo("RELIEF_DUTY_OWED");
  }

  @Test
  void pathway_3_is_chosen_freely_where_people_are_assessed_after_an_acute_stay()
      throws IOException {
    hospital.send(admission("V1020", "9991200193"));
    hospital.send(moved("V1020", "202511231000", "SLIC").replace("RR813", "RY6X1"));

    ok(ids.of("RR8", "V1020"), "pathway", "{\"pathway\": 3, \"homeNotPossible\": \"NO_HOME\"}");
  }

  @Test
  void nobody_is_ready_to_go_while_capacity_or_safety_is_an_open_question() throws IOException {
    hospital.send(admission("V1021", "9991200207"));
    var stayId = ids.of("RR8", "V1021");
    ok(stayId, "criteria-to-reside", "{\"met\": false, \"at\": \"2025-11-23T10:00:00Z\"}");
    var leave = "{\"plannedFor\": \"2099-11-29T10:30:00Z\"}";
    var safe = "{\"statement\": \"SAFE\", \"holds\": true}";

    ok(stayId, "mental-capacity", "{\"capacity\": \"TO_BE_DETERMINED\"}");
    refused(stayId, "planned-discharge", leave, 409, "mental-capacity-not-determined");
    assertThat(Objects.requireNonNull(view(stayId).turn()).nextStep()).isEqualTo(NextStep.ASSESS);
    ok(stayId, "mental-capacity", "{\"capacity\": \"DETERMINED\"}");
    ok(stayId, "safeguarding", "{\"concern\": \"RAISED\"}");
    refused(stayId, "readiness", safe, 409, "safeguarding-concern-open");
    assertThat(Objects.requireNonNull(view(stayId).turn()).owner()).isEqualTo(Owner.COUNCIL);
    ok(stayId, "safeguarding", "{\"concern\": \"CLOSED\"}");
    ok(stayId, "planned-discharge", leave);
    ok(stayId, "readiness", safe);

    get("/api/stays/" + stayId + "/plan")
        .jsonPath("$.concerns.mentalCapacity[1].capacity")
        .isEqualTo("DETERMINED")
        .jsonPath("$.concerns.mentalCapacity[1].by")
        .isEqualTo("r.naylor")
        .jsonPath("$.concerns.safeguarding[0].concern")
        .isEqualTo("RAISED");
  }

  @Test
  void what_is_not_yet_available_is_underway_again_by_the_word_of_a_provider() throws IOException {
    hospital.send(admission("V1022", "9991200215"));
    var stayId = ids.of("RR8", "V1022");
    ok(stayId, "pathway", "{\"pathway\": 1}");
    var waitId = wait(stayId, "{\"reason\": \"home-social-care-not-available\"}");
    var underway = "{\"reason\": \"home-social-care-arranging\"";

    refused(
        stayId,
        "waits/" + waitId + "/passed-on",
        underway + "}",
        409,
        "no-provider-has-said-it-can");
    ok(stayId, "waits/" + waitId + "/passed-on", underway + ", \"capacityAt\": \"AGENCY-7\"}");

    assertThat(view(stayId).waits())
        .singleElement()
        .matches(wait -> wait.reason().equals("home-social-care-arranging"))
        .matches(wait -> "AGENCY-7".equals(wait.organisation()));
  }

  @Test
  void no_fixed_abode_is_known_to_the_stay_whether_it_was_heard_before_or_after()
      throws IOException {
    hospital.send(admission("V1023", "9991200223"));
    var first = ids.of("RR8", "V1023");
    var personId = view(first).personId();

    saysOfPeople(personId, 1, new AbodeRecorded(personId, NINE, Abode.NO_FIXED_ABODE));
    await()
        .atMost(SOON)
        .untilAsserted(() -> housing(first).jsonPath("$.needs[0]").isEqualTo("NO_FIXED_ABODE"));
    hospital.send(event("A03", "C23", "202511241500", "V1023", "J12", "1", "19"));
    housing(first)
        .jsonPath("$.noted[0].by")
        .isEqualTo("service:people")
        .jsonPath("$.hiddenByDestination")
        .isEqualTo(true);
    // the person comes again
    hospital.send(admission("V1024", "9991200223").replace("MV1024", "MV1023"));
    housing(ids.of("RR8", "V1024"))
        .jsonPath("$.needs[0]")
        .isEqualTo("NO_FIXED_ABODE")
        .jsonPath("$.hiddenByDestination")
        .isEqualTo(false);
  }

  @Test
  void the_stay_says_who_was_told_the_date_that_is_expected_now() throws IOException {
    hospital.send(admission("V1025", "9991200231"));
    var stayId = ids.of("RR8", "V1025");
    var personId = view(stayId).personId();
    var early = Instant.parse("2025-11-23T09:30:00Z");
    assertThat(view(stayId).toldExpectedDate()).isNull();
    ok(stayId, "expected-date", "{\"date\": \"2025-11-28\"}");
    var told = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MILLIS);

    saysOfPeople(personId, 1, new CarerTold(personId, early, News.EXPECTED_DATE));
    saysOfPeople(personId, 2, new CarerTold(personId, told, News.PATHWAY));
    saysOfPeople(personId, 3, new PersonTold(personId, told, News.EXPECTED_DATE));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(view(stayId).toldExpectedDate())
                    .isEqualTo(new PersonDesk.Informed(told, null)));
    var carerTold = told.plusSeconds(60);
    saysOfPeople(personId, 4, new CarerTold(personId, carerTold, News.EXPECTED_DATE));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(view(stayId).toldExpectedDate())
                    .isEqualTo(new PersonDesk.Informed(told, carerTold)));
  }

  @Test
  void people_merging_by_itself_takes_every_stay_and_what_was_told_along() throws IOException {
    hospital.send(admission("V1026", "9991200258"));
    hospital.send(admission("V1027", "9991200258").replace("MV1027", "MV1026"));
    hospital.send(admission("V1028", "9991200266"));
    var stays = List.of(ids.of("RR8", "V1026"), ids.of("RR8", "V1027"));
    var former = view(stays.getFirst()).personId();
    var between = view(ids.of("RR8", "V1028")).personId();
    var last = "person-of-another-hospital";
    ok(stays.getFirst(), "expected-date", "{\"date\": \"2025-11-28\"}");
    var told = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
    saysOfPeople(former, 1, new CarerTold(former, told, News.EXPECTED_DATE));

    // the later merge is heard first
    saysOfPeople(last, 1, new PeopleMerged(last, between, NINE));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(view(ids.of("RR8", "V1028")).personId()).isEqualTo(last));
    saysOfPeople(between, 1, new PeopleMerged(between, former, NINE));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(stays)
                    .allSatisfy(stay -> assertThat(view(stay).personId()).isEqualTo(last)));
    for (var stay : stays) {
      assertThat(said(stay, 2))
          .filteredOn(PatientReidentified.class::isInstance)
          .containsExactly(new PatientReidentified(stay, last, NINE, former));
    }
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(view(stays.getFirst()).toldExpectedDate())
                    .isEqualTo(new PersonDesk.Informed(null, told)));
    // the hospital still knows the person by the record that is retired
    hospital.send(admission("V1029", "9991200258").replace("MV1029", "MV1026"));
    assertThat(view(ids.of("RR8", "V1029")).personId()).isEqualTo(last);
  }

  @Test
  void stays_are_found_by_visit_in_the_order_asked() throws IOException {
    hospital.send(admission("V1015", "9991200142"));

    var found =
        http.post()
            .uri("/api/stays/searches")
            .header("Authorization", bearer(Role.HUB))
            .contentType(MediaType.APPLICATION_JSON)
            .body(
                """
                {"visits": [{"hospital": "RR8", "visit": "V9999"},
                            {"hospital": "rr8", "visit": "V1015"}]}
                """)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(Found.class)
            .returnResult()
            .getResponseBody();

    assertThat(Objects.requireNonNull(found).stays()).hasSize(2);
    assertThat(found.stays().getFirst()).isNull();
    assertThat(Objects.requireNonNull(found.stays().getLast()).stayId())
        .isEqualTo(ids.of("RR8", "V1015"));
  }

  @Test
  void the_published_reasons_can_be_read() {
    http.get()
        .uri("/api/stays/reasons")
        .header("Authorization", bearer(Role.COORDINATOR))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.effectiveFrom")
        .isEqualTo("2024-05-27")
        .jsonPath("$.reasons.length()")
        .isEqualTo(37)
        .jsonPath("$.reasons[35].code")
        .isEqualTo("housing-adaptations")
        .jsonPath("$.reasons[35].owner")
        .isEqualTo("HOUSING");
  }

  private static void hears(String referral, long sequence, Object fact) {
    Machinery.publish(Publisher.REFERRALS, referral, sequence, fact);
  }

  private void waitsFor(
      String stayId,
      String waitId,
      String reason,
      Owner owner,
      @Nullable String reference,
      NextStep nextStep) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var wait = view(stayId).waits().getFirst();
              assertThat(wait.waitId()).isEqualTo(waitId);
              assertThat(details(wait))
                  .isEqualTo(Wait.of(reason, owner, reference, nextStep, null));
            });
  }

  private static Wait details(OpenWait wait) {
    return Wait.of(wait.reason(), wait.owner(), wait.ownerReference(), wait.nextStep(), wait.due());
  }

  private String wait(String stayId, String body) {
    var started =
        post(stayId, "waits", body)
            .expectStatus()
            .isCreated()
            .expectBody(Started.class)
            .returnResult()
            .getResponseBody();
    return Objects.requireNonNull(started).waitId();
  }

  private void ok(String stayId, String what, String body) {
    post(stayId, what, body).expectStatus().isOk();
  }

  private BodyContentSpec get(String path) {
    return http.get()
        .uri(path)
        .header("Authorization", bearer(Role.HUB))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody();
  }

  private BodyContentSpec housing(String stayId) {
    return get("/api/stays/" + stayId + "/housing");
  }

  private static void saysOfPeople(String personId, long sequence, Object fact) {
    Machinery.publish(Publisher.PEOPLE, personId, sequence, fact);
  }

  private List<View> waiting() {
    return Objects.requireNonNull(
            http.get()
                .uri("/api/stays?waiting=true")
                .header("Authorization", bearer(Role.HUB))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(WaitingApi.Waiting.class)
                .returnResult()
                .getResponseBody())
        .stays();
  }

  private void refused(String stayId, String what, String body, int status, String kind) {
    post(stayId, what, body)
        .expectStatus()
        .isEqualTo(status)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:homeward:problem:" + kind);
  }

  private ResponseSpec post(String stayId, String what, String body) {
    return http.post()
        .uri("/api/stays/" + stayId + "/" + what)
        .header("Authorization", bearer(Role.COORDINATOR))
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .exchange();
  }

  private View view(String stayId) {
    return Objects.requireNonNull(
        http.get()
            .uri("/api/stays/{id}", stayId)
            .header("Authorization", bearer(Role.TEAM))
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody(View.class)
            .returnResult()
            .getResponseBody());
  }

  private static String bearer(Role role) {
    return "Bearer " + Machinery.token("r.naylor", role);
  }

  private long entries(String stayId) {
    return mongo.getCollection("journal").countDocuments(new Document("subject", stayId));
  }

  /** At least so many facts of a stay, as soon as they are on the topic. */
  private static List<Object> said(String stayId, int facts) {
    return await()
        .atMost(SOON)
        .until(
            () -> Machinery.facts(Publisher.DISCHARGE_FLOW, stayId), said -> said.size() >= facts);
  }

  private static String admission(String visit, String nhsNumber) {
    return """
    MSH|^~\\&|PAS|RR8|||20251123||ADT^A01|A01-%1$s|P|2.4
    EVN|A01|20251123||||202511230900
    PID|1||M%1$s^^^LTHMRN^MR~%2$s^^^NHS^NH||HOLROYD^WALTER||19390214|M|||14 FICTION ROW^^LEEDS^^LS14 6ZZ
    PV1|1|I|J12^BAY 2^04^RR813||||||||||||||||%1$s
    """
        .formatted(visit, nhsNumber)
        .replace('\n', '\r');
  }

  private static String moved(String visit, String at, String ward) {
    return event("A02", "A02-" + visit, at, visit, ward, "", "");
  }

  private static String event(
      String trigger,
      String controlId,
      String at,
      String visit,
      String ward,
      String disposition,
      String dischargedTo) {
    return """
    MSH|^~\\&|PAS|RR8|||20251123||ADT^%1$s|%2$s|P|2.4
    EVN|%1$s|20251123||||%3$s
    PID|1||M%4$s^^^LTHMRN^MR||HOLROYD^WALTER
    PV1|1|I|%5$s^^04^RR813||||||||||||||||%4$s|||||||||||||||||%6$s|%7$s
    """
        .formatted(trigger, controlId, at, visit, ward, disposition, dischargedTo)
        .replace('\n', '\r');
  }
}
