package care.homeward.referrals;

import static care.homeward.referrals.Talk.HUB;
import static care.homeward.referrals.Talk.LEADER;
import static care.homeward.referrals.Talk.SOON;
import static care.homeward.referrals.Talk.WARD;
import static care.homeward.referrals.Talk.actingFor;
import static care.homeward.referrals.Talk.id;
import static care.homeward.referrals.Talk.ok;
import static care.homeward.referrals.Talk.refused;
import static care.homeward.referrals.Talk.volunteerOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.PersonEvent.PeopleMerged;
import care.homeward.contracts.PersonEvent.PersonRegistered;
import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.contracts.StayEvent.PatientDischarged;
import care.homeward.contracts.TeamEvent.FirstContactMade;
import care.homeward.platform.access.Role;
import care.homeward.platform.testkit.Machinery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatusCode;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Whole lives of referrals, as those who take part in them see them. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=platform,referrals",
      "spring.application.name=referrals",
      "homeward.referrals.answer.two-hour=1h",
      "homeward.referrals.answer.two-day=1s"
    })
@ContextConfiguration(initializers = Machinery.class)
class ReferralLivesIT {

  @LocalServerPort int port;

  private Talk talk;

  @BeforeEach
  void fresh() {
    talk = new Talk(port);
  }

  private Map<String, Object> at(int minutes, Map<String, Object> said) {
    var dated = new HashMap<>(said);
    dated.put("at", talk.received.plus(Duration.ofMinutes(minutes)).toString());
    return dated;
  }

  private static List<String> texts(JsonNode list, String... path) {
    return list.valueStream()
        .map(node -> Stream.of(path).reduce(node, JsonNode::path, (one, _) -> one).asString(""))
        .toList();
  }

  @Test
  void declined_by_two_redirected_and_taken_by_a_third_it_keeps_its_time_and_always_an_owner() {
    var first = talk.team("first", Skill.NURSING);
    var second = talk.team("second", Skill.NURSING);
    var third = talk.team("third", Skill.NURSING);
    var fourth = talk.team("fourth", Skill.NURSING);
    talk.admitted();
    var id = id(talk.refer(WARD, talk.askFromWard(Skill.NURSING, "TWO_HOUR")));

    ok(
        talk.say(
            actingFor(first),
            id,
            "declined",
            at(5, Map.of("team", first, "reason", "NO_CAPACITY"))));
    ok(talk.say(HUB, id, "offers", at(8, Map.of("teams", List.of(second)))));
    ok(
        talk.say(
            actingFor(second),
            id,
            "declined",
            at(10, Map.of("team", second, "reason", "INCOMPLETE"))));
    ok(talk.say(HUB, id, "offers", at(20, Map.of("teams", List.of(third)))));
    ok(talk.say(actingFor(third), id, "redirected", at(30, Map.of("team", third, "to", fourth))));
    ok(talk.say(actingFor(fourth), id, "taken", at(40, Map.of("team", fourth))));

    var history = talk.seen(HUB, "/" + id + "/history");
    assertThat(texts(history, "fact"))
        .containsExactly(
            "referrals.referral-made.v1",
            "referrals.referral-offered.v1",
            "referrals.referral-declined.v1",
            "referrals.referral-sent-to-hub.v1",
            "referrals.referral-offered.v1",
            "referrals.referral-declined.v1",
            "referrals.referral-sent-to-hub.v1",
            "referrals.referral-offered.v1",
            "referrals.referral-redirected.v1",
            "referrals.referral-offered.v1",
            "referrals.referral-taken.v1");
    assertThat(texts(history, "owner", "kind").subList(0, 10)).containsOnly("HUB");
    assertThat(texts(history, "owner", "who"))
        .containsExactly(
            "hub-duty-desk",
            "hub-duty-desk",
            "hub-duty-desk",
            "hub-duty-desk",
            "j.carr",
            "j.carr",
            "j.carr",
            "j.carr",
            "j.carr",
            "j.carr",
            fourth);
    assertThat(texts(history, "receivedAt")).containsOnly(talk.received.toString());
    assertThat(texts(history, "due"))
        .containsOnly(talk.received.plus(Duration.ofHours(2)).toString());
    assertThat(history.toString()).doesNotContain(talk.person, talk.stay);
    refused(talk.get(actingFor(first), "/" + id), 404, "unknown-referral");
    refused(
        talk.say(actingFor(first), id, "taken", at(50, Map.of("team", first))),
        409,
        "taken-by-another");
  }

  @Test
  void who_is_named_no_team_speaks_for_none() {
    var nurses = talk.team("nurses", Skill.NURSING);
    talk.registered();
    var id = id(talk.refer(HUB, talk.ask(Skill.NURSING, "TWO_HOUR")));
    var taken = Map.of("team", nurses);

    for (var nobodys : List.of(actingFor(), actingFor("team-of-others"))) {
      refused(talk.say(nobodys, id, "taken", taken), 403, "not-your-service");
      refused(talk.get(nobodys, "/" + id), 404, "unknown-referral");
      refused(talk.get(nobodys, "?team=" + nurses), 403, "not-your-service");
      assertThat(talk.seen(nobodys, "")).isEmpty();
    }
    var ofTheWardToo = token(List.of(), Role.TEAM, Role.COORDINATOR);
    refused(talk.say(ofTheWardToo, id, "taken", taken), 403, "not-your-service");
    assertThat(talk.seen(ofTheWardToo, "/" + id).required("personId").asString())
        .isEqualTo(talk.person);
    ok(talk.say(actingFor(nurses), id, "taken", taken));
  }

  private static String token(List<String> teams, Role... roles) {
    return Machinery.issuer().token("s.iqbal", teams, roles);
  }

  @Test
  void of_those_asked_at_once_the_first_takes_it_and_the_others_are_told() {
    var first = talk.team("first", Skill.NURSING);
    var second = talk.team("second", Skill.NURSING);
    talk.registered();
    var asked = talk.ask(Skill.NURSING, "TWO_HOUR");
    asked.put("offerTo", List.of(first, second));
    var id = id(talk.refer(HUB, asked));

    ok(talk.say(actingFor(second), id, "taken", Map.of("team", second)));

    refused(
        talk.say(actingFor(first), id, "taken", Map.of("team", first)), 409, "taken-by-another");
    assertThat(texts(talk.seen(HUB, "/" + id + "/history"), "fact"))
        .endsWith("referrals.referral-taken.v1", "referrals.offer-ended.v1");
  }

  @Test
  void an_offer_nobody_answers_goes_back_to_the_hub_by_itself_once() {
    talk.team("slow", Skill.NURSING);
    talk.registered();
    var id = id(talk.refer(HUB, talk.ask(Skill.NURSING, "TWO_DAY")));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(talk.seen(HUB, "/" + id).path("hubReason").asString(""))
                    .isEqualTo("TIMED_OUT"));
    var now = talk.seen(HUB, "/" + id);
    assertThat(now.at("/owner/kind").asString()).isEqualTo("HUB");
    assertThat(now.at("/owner/who").asString()).isEqualTo("j.carr");
    assertThat(now.at("/clock/overdue").asBoolean()).isTrue();
    assertThat(texts(talk.seen(HUB, "/" + id + "/history"), "fact"))
        .containsExactly(
            "referrals.referral-made.v1",
            "referrals.referral-offered.v1",
            "referrals.offer-ended.v1",
            "referrals.referral-sent-to-hub.v1");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(texts(talk.seen(HUB, "?hub=true&overdue=true&limit=500"), "referralId"))
                    .contains(id));
    assertThat(texts(talk.seen(HUB, "?mine=true&limit=500"), "referralId")).contains(id);
    assertThat(texts(talk.seen(WARD, "?mine=true&limit=500"), "referralId")).doesNotContain(id);
  }

  @Test
  void a_community_organisation_learns_whom_it_is_about_when_it_has_taken_it() {
    var neighbours = talk.organisation("neighbours", CommunityNeed.SHOPPING);
    var drivers = talk.organisation("drivers", CommunityNeed.SHOPPING);
    talk.admitted();
    var asked = talk.askFromWard(Skill.VOLUNTARY_SUPPORT, "ROUTINE");
    asked.put("offerTo", List.of(neighbours, drivers));
    asked.put("startWanted", "2026-11-30");
    asked.put("needs", Map.of("communityNeeds", List.of("SHOPPING")));
    var id = id(talk.refer(HUB, asked));

    for (var before :
        List.of(
            talk.seen(volunteerOf(neighbours), "/" + id),
            await()
                .atMost(SOON)
                .until(() -> talk.seen(volunteerOf(neighbours), ""), list -> list.size() == 1)
                .get(0))) {
      assertThat(before.toString())
          .doesNotContain(talk.person, talk.stay, "j.carr", drivers)
          .contains("SHOPPING", talk.partnership, "2026-11-30");
    }
    refused(talk.get(volunteerOf(neighbours), "/" + id + "/history"), 404, "unknown-referral");
    refused(talk.get(volunteerOf(neighbours), "/" + id + "/notes"), 404, "unknown-referral");
    refused(talk.get(volunteerOf("someone-else"), "/" + id), 404, "unknown-referral");
    refused(talk.get(volunteerOf("someone-else"), "?team=" + neighbours), 403, "not-your-service");
    refused(
        talk.say(volunteerOf("someone-else"), id, "taken", Map.of("team", neighbours)),
        403,
        "not-your-service");
    var no =
        ok(
            talk.say(
                volunteerOf(drivers),
                id,
                "declined",
                Map.of("team", drivers, "reason", "NO_CAPACITY")));
    assertThat(no.toString()).doesNotContain(talk.person, talk.stay);

    var taken = ok(talk.say(volunteerOf(neighbours), id, "taken", Map.of("team", neighbours)));

    assertThat(taken.required("personId").asString()).isEqualTo(talk.person);
    assertThat(talk.seen(volunteerOf(neighbours), "/" + id).required("stayId").asString())
        .isEqualTo(talk.stay);

    var closed = Map.of("team", neighbours, "reason", "CARE_GIVEN");
    assertThat(ok(talk.say(volunteerOf(neighbours), id, "closed", closed)).toString())
        .doesNotContain(talk.person, talk.stay);
    assertThat(talk.seen(volunteerOf(neighbours), "/" + id).toString())
        .contains("CLOSED")
        .doesNotContain(talk.person, talk.stay);
    refused(talk.get(volunteerOf(neighbours), "/" + id + "/history"), 404, "unknown-referral");
    refused(talk.get(volunteerOf(neighbours), "/" + id + "/notes"), 404, "unknown-referral");
    assertThat(talk.seen(HUB, "/" + id).required("personId").asString()).isEqualTo(talk.person);
  }

  @Test
  void a_ward_asks_services_itself_on_pathway_0_alone() {
    var neighbours = talk.organisation("neighbours", CommunityNeed.COMPANY);
    talk.admitted();
    talk.tell(2, new PathwayChosen(talk.stay, talk.person, talk.admitted, 1));
    var asked = talk.askFromWard(Skill.VOLUNTARY_SUPPORT, "ROUTINE");
    asked.put("notDuplicate", true);
    assertThat(talk.refer(WARD, asked).at("/owner/kind").asString()).isEqualTo("HUB");

    asked.put("offerTo", List.of(neighbours));
    refused(talk.post(WARD, "", asked), 403, "not-the-hub");
    assertThat(ok(talk.post(HUB, "", asked)).required("team").asString()).isEqualTo(neighbours);
  }

  @Test
  void a_team_of_staff_sees_whom_it_is_offered_and_no_others() {
    var nurses = talk.team("nurses", Skill.NURSING);
    talk.registered();
    var id = id(talk.refer(HUB, talk.ask(Skill.NURSING, "TWO_HOUR")));

    assertThat(talk.seen(actingFor(nurses), "/" + id).required("personId").asString())
        .isEqualTo(talk.person);
    refused(talk.get(actingFor("others"), "/" + id), 404, "unknown-referral");
  }

  @Test
  void on_pathway_0_what_a_service_declines_is_back_with_the_ward_which_asks_the_next() {
    var neighbours = talk.organisation("neighbours", CommunityNeed.COMPANY);
    var friends = talk.organisation("friends", CommunityNeed.COMPANY);
    talk.admitted();
    talk.tell(2, new PathwayChosen(talk.stay, talk.person, talk.admitted, 0));
    var asked = talk.askFromWard(Skill.VOLUNTARY_SUPPORT, "ROUTINE");
    asked.put("offerTo", List.of(neighbours));
    asked.put("notDuplicate", true);
    var made =
        ok(
            await()
                .atMost(SOON)
                .until(
                    () -> talk.post(WARD, "", asked), answer -> statusOf(answer).value() == 201));
    assertThat(made.at("/owner/kind").asString()).isEqualTo("SOURCE");
    var id = id(made);

    ok(
        talk.say(
            volunteerOf(neighbours),
            id,
            "declined",
            Map.of("team", neighbours, "reason", "NO_CAPACITY")));

    var back = talk.seen(WARD, "/" + id);
    assertThat(back.required("state").asString()).isEqualTo("WITH_SOURCE");
    assertThat(back.at("/owner/who").asString()).isEqualTo("r.naylor");
    ok(talk.say(WARD, id, "offers", Map.of("teams", List.of(friends))));
    assertThat(talk.seen(WARD, "/" + id).at("/owner/kind").asString()).isEqualTo("SOURCE");
  }

  @Test
  void the_same_asked_twice_is_said_and_can_be_meant() {
    talk.admitted();
    var asked = talk.askFromWard(Skill.THERAPY, "ROUTINE");
    var first = id(talk.refer(WARD, asked));

    refused(talk.post(WARD, "", asked), 409, "duplicate-referral");
    var detail = talk.post(WARD, "", asked).returnResult(String.class).getResponseBody();
    assertThat(detail).contains(first);
    asked.put("notDuplicate", true);
    ok(talk.post(WARD, "", asked));
  }

  @Test
  void of_two_who_ask_for_the_same_at_once_at_least_one_is_told() {
    talk.registered();
    var probe = id(talk.refer(HUB, talk.ask(Skill.NURSING, "ROUTINE")));
    ok(talk.say(HUB, probe, "withdrawn", Map.of()));
    var asked = talk.ask(Skill.NURSING, "ROUTINE");

    var both =
        Stream.of(WARD, HUB)
            .map(by -> CompletableFuture.supplyAsync(() -> talk.post(by, "", asked)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(both)
        .anySatisfy(
            answer ->
                assertThat(answer.returnResult(String.class).getResponseBody())
                    .containsAnyOf("duplicate-referral", "\"duplicates\":[\"referral-"));
  }

  @Test
  void equipment_and_areas_are_named_by_codes_that_are_listed() {
    talk.registered();
    var asked = talk.ask(Skill.NURSING, "ROUTINE");
    asked.put("needs", Map.of("equipment", List.of("hospital-bed", "mrs-patel-ls8-2ab")));
    refused(talk.post(HUB, "", asked), 422, "equipment-not-listed");
    asked.put("needs", Map.of("equipment", List.of("hospital-bed", "key-safe")));
    assertThat(talk.refer(HUB, asked).at("/needs/equipment").size()).isEqualTo(2);
    assertThat(texts(talk.seen(WARD, "/equipment").required("items"), "code")).contains("key-safe");

    asked.put("notDuplicate", true);
    asked.put("partnership", "mrs-patel-ls8-2ab");
    refused(talk.post(HUB, "", asked), 422, "partnership-not-on-map");
    asked.put("partnership", "minster-gate");
    assertThat(ok(talk.post(HUB, "", asked)).required("place").asString()).isEqualTo("aldersyke");
  }

  @Test
  void days_nobody_means_are_refused() {
    talk.registered();
    var asked = talk.ask(Skill.NURSING, "ROUTINE");
    asked.put("receivedAt", "-1000000000-01-01T00:00:00Z");
    refused(talk.post(HUB, "", asked), 422, "impossible-date");
    asked.put("receivedAt", talk.received.toString());
    asked.put("startWanted", "+999999999-12-31");
    refused(talk.post(HUB, "", asked), 422, "impossible-date");
    refused(talk.get(HUB, "/standards?from=2026-02-03&to=2201-01-01"), 422, "impossible-date");
    ok(talk.get(HUB, "/standards?from=2199-02-03&to=2200-12-31"));
  }

  @Test
  void what_is_routine_waits_in_its_order_with_its_clock() {
    var nurses = talk.team("nurses", Skill.NURSING);
    talk.registered();
    var asked = talk.ask(Skill.NURSING, "ROUTINE");
    asked.put("notDuplicate", true);
    var later = id(talk.refer(HUB, asked));
    asked.put("receivedAt", talk.received.minus(Duration.ofHours(3)).toString());
    var earlier = id(talk.refer(HUB, asked));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(texts(talk.seen(actingFor(nurses), "?team=" + nurses), "referralId"))
                    .containsExactly(earlier, later));
    var clock = talk.seen(HUB, "/" + later).required("clock");
    assertThat(clock.required("waitingSince").asString()).isEqualTo(talk.received.toString());
    assertThat(clock.required("minutesWaited").asLong()).isBetween(7200L, 7260L);
    assertThat(clock.required("overdue").asBoolean()).isFalse();
    assertThat(clock.has("minutesLeft")).isFalse();
  }

  @Test
  void whoever_becomes_protected_is_asked_of_nobody_any_more_and_their_area_is_gone() {
    var nurses = talk.team("nurses", Skill.NURSING);
    talk.registered();
    var id = id(talk.refer(HUB, talk.ask(Skill.NURSING, "TWO_DAY")));
    var taken = talk.ask(Skill.NURSING, "ROUTINE");
    taken.put("notDuplicate", true);
    var held = id(talk.refer(HUB, taken));
    ok(talk.say(actingFor(nurses), held, "taken", Map.of("team", nurses)));

    Machinery.publish(
        Publisher.PEOPLE,
        talk.person,
        2,
        new PersonRegistered(
            talk.person, talk.received, new PersonSummary("85+", true, null, null, null)));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(talk.seen(HUB, "/" + id).path("hubReason").asString(""))
                    .isEqualTo("RESTRICTED"));
    assertThat(talk.seen(HUB, "/" + id).toString())
        .contains("WITH_HUB")
        .doesNotContain(talk.partnership, nurses);
    refused(talk.get(actingFor(nurses), "/" + id), 404, "unknown-referral");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(talk.seen(actingFor(nurses), "/" + held).toString())
                    .contains("TAKEN")
                    .doesNotContain(talk.partnership));
    var triaged = ok(talk.say(HUB, id, "triaged", Map.of("urgency", "TWO_HOUR")));
    assertThat(triaged.required("hubReason").asString()).isEqualTo("RESTRICTED");
  }

  @Test
  void a_part_taken_is_a_referral_of_its_own_and_the_rest_stays_with_the_hub() {
    var nurses = talk.team("nurses", Skill.NURSING);
    talk.registered();
    var asked = talk.ask(Skill.NURSING, "TWO_HOUR");
    asked.put("furtherSkills", List.of("HOME_CARE"));
    var id = id(talk.refer(HUB, asked));

    var rest = ok(talk.say(HUB, id, "offers", Map.of("teams", List.of(nurses))));
    assertThat(rest.required("state").asString()).isEqualTo("OFFERED");
    ok(talk.say(actingFor(nurses), id, "taken", Map.of("team", nurses)));

    rest = talk.seen(HUB, "/" + id);
    assertThat(rest.required("state").asString()).isEqualTo("WITH_HUB");
    assertThat(rest.required("skill").asString()).isEqualTo("HOME_CARE");
    var partId = rest.at("/parts/0/referralId").asString();
    var part =
        await()
            .atMost(SOON)
            .until(() -> talk.get(HUB, "/" + partId), ReferralLivesIT::isOk)
            .returnResult(String.class)
            .getResponseBody();
    assertThat(part)
        .contains("\"state\":\"TAKEN\"", "\"partOf\":\"" + id + "\"", talk.received.toString());
  }

  private static boolean isOk(ResponseSpec answer) {
    return statusOf(answer).value() == 200;
  }

  private static HttpStatusCode statusOf(ResponseSpec answer) {
    return answer.returnResult(String.class).getStatus();
  }

  @Test
  void what_is_missing_is_asked_of_whoever_referred_and_the_clock_runs_on() {
    var nurses = talk.team("nurses", Skill.NURSING);
    talk.admitted();
    var id = id(talk.refer(WARD, talk.askFromWard(Skill.NURSING, "TWO_HOUR")));
    var missing = Map.<String, Object>of("team", nurses, "missing", List.of("WAY_IN"));

    ok(talk.say(actingFor(nurses), id, "information-asked", at(5, missing)));
    var asked = talk.seen(WARD, "/" + id);
    assertThat(asked.at("/owner/kind").asString()).isEqualTo("SOURCE");
    assertThat(asked.at("/owner/who").asString()).isEqualTo("r.naylor");
    assertThat(asked.at("/missing/0").asString()).isEqualTo("WAY_IN");
    assertThat(asked.at("/clock/overdue").asBoolean()).isTrue();

    ok(talk.say(WARD, id, "notes", Map.of("text", "The key is with the warden.")));
    ok(talk.say(WARD, id, "information-answered", at(15, Map.of())));

    assertThat(talk.seen(HUB, "/" + id).required("state").asString()).isEqualTo("OFFERED");
    assertThat(talk.seen(actingFor(nurses), "/" + id + "/notes").get(0).required("text").asString())
        .isEqualTo("The key is with the warden.");
  }

  @Test
  void a_note_holds_no_identity_and_can_be_erased() {
    talk.admitted();
    var id = id(talk.refer(WARD, talk.askFromWard(Skill.NURSING, "ROUTINE")));
    for (var identity : List.of("NHS 999 000 0018", "lives at HW1 2AB", "ring 0113 496 0000")) {
      refused(talk.say(WARD, id, "notes", Map.of("text", identity)), 422, "identity-in-note");
    }
    var note = ok(talk.say(WARD, id, "notes", Map.of("text", "Hard of hearing.")));
    ok(talk.say(WARD, id, "notes/" + note.required("id").asString() + "/erased", Map.of()));
    assertThat(talk.seen(WARD, "/" + id + "/notes")).isEmpty();
    assertThat(Machinery.records("referrals.v1"))
        .noneMatch(
            said -> new String(said.value(), StandardCharsets.UTF_8).contains("Hard of hearing"));
  }

  @Test
  void what_people_ask_for_themselves_is_triaged_and_then_goes_where_the_map_says() {
    var nurses = talk.team("nurses", Skill.NURSING);
    talk.registered();
    var asked = talk.ask(Skill.NURSING, "ROUTINE");
    asked.put("source", "SELF");
    var made = talk.refer(HUB, asked);
    assertThat(made.required("hubReason").asString()).isEqualTo("TO_TRIAGE");

    var triaged = ok(talk.say(HUB, id(made), "triaged", at(10, Map.of("urgency", "TWO_HOUR"))));

    assertThat(triaged.required("team").asString()).isEqualTo(nurses);
    assertThat(triaged.required("due").asString())
        .isEqualTo(talk.received.plus(Duration.ofHours(2)).toString());
  }

  @Test
  void without_a_stay_a_referral_follows_its_person_and_ends_with_them() {
    talk.registered();
    var survivor = "person-survivor-" + talk.unique;
    talk.registered(survivor, talk.atHome());
    var id = id(talk.refer(HUB, talk.ask(Skill.NURSING, "TWO_HOUR")));

    Machinery.publish(
        Publisher.PEOPLE, survivor, 2, new PeopleMerged(survivor, talk.person, talk.received));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(talk.seen(HUB, "/" + id).required("personId").asString())
                    .isEqualTo(survivor));
    var later = talk.ask(Skill.THERAPY, "ROUTINE");
    assertThat(talk.refer(HUB, later).required("personId").asString()).isEqualTo(survivor);

    talk.tell(
        1, new PatientDischarged(talk.stay, survivor, Instant.now().minusSeconds(60), "79", "4"));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(talk.seen(HUB, "/" + id).at("/ended/why").asString()).isEqualTo("DIED"));
    await()
        .atMost(SOON)
        .untilAsserted(() -> refused(talk.post(HUB, "", later), 409, "person-died"));
  }

  @Test
  void a_death_that_is_told_of_one_referral_ends_the_others_too() {
    talk.registered();
    var nursing = id(talk.refer(HUB, talk.ask(Skill.NURSING, "TWO_HOUR")));
    var therapy = id(talk.refer(HUB, talk.ask(Skill.THERAPY, "ROUTINE")));

    ok(talk.say(HUB, nursing, "withdrawn", Map.of("why", "DIED")));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(talk.seen(HUB, "/" + therapy).at("/ended/why").asString())
                    .isEqualTo("DIED"));
  }

  @Test
  void a_person_nobody_heard_of_or_of_no_name_is_refused() {
    refused(talk.post(HUB, "", talk.ask(Skill.NURSING, "ROUTINE")), 409, "person-not-heard-of");
    refused(
        talk.post(HUB, "", Map.of("skill", "NURSING", "urgency", "ROUTINE")), 422, "nobody-named");
  }

  @Test
  void another_stands_in_its_place_and_the_team_closes_what_it_has() {
    var nurses = talk.team("nurses", Skill.NURSING, Skill.THERAPY);
    talk.registered();
    var old = id(talk.refer(HUB, talk.ask(Skill.NURSING, "TWO_HOUR")));
    var next = id(talk.refer(HUB, talk.ask(Skill.THERAPY, "TWO_HOUR")));

    var over = ok(talk.say(HUB, old, "superseded", at(5, Map.of("by", next))));
    assertThat(over.at("/ended/supersededBy").asString()).isEqualTo(next);

    ok(talk.say(actingFor(nurses), next, "taken", at(10, Map.of("team", nurses))));
    var closed =
        ok(
            talk.say(
                actingFor(nurses),
                next,
                "closed",
                at(90, Map.of("team", nurses, "reason", "REFUSED_TO_BE_SEEN"))));
    assertThat(closed.required("state").asString()).isEqualTo("CLOSED");
    assertThat(talk.seen(HUB, "/" + next).at("/owner/kind").asString()).isEqualTo("NOBODY");
  }

  @Test
  void the_standards_leave_out_who_comes_from_a_hospital_bed() {
    var nurses = talk.team("nurses", Skill.NURSING);
    talk.registered(talk.person, new PersonSummary("85+", false, "leeds", talk.partnership, 1));
    talk.admitted();
    var received = Instant.parse("2026-02-03T10:00:00Z");
    var inTime = talk.ask(Skill.NURSING, "TWO_HOUR");
    inTime.put("receivedAt", received.toString());
    inTime.put("notDuplicate", true);
    var stepDown = talk.askFromWard(Skill.NURSING, "TWO_HOUR");
    stepDown.put("receivedAt", received.toString());
    stepDown.put("notDuplicate", true);
    var sequence = 2;
    for (var asked : List.of(inTime, stepDown, inTime)) {
      var id = id(talk.refer(HUB, asked));
      ok(
          talk.say(
              actingFor(nurses),
              id,
              "taken",
              Map.of("team", nurses, "at", received.plusSeconds(60).toString())));
      var contact = received.plus(Duration.ofMinutes(sequence == 4 ? 121 : 120));
      Machinery.publish(
          Publisher.NEIGHBOURHOOD_TEAMS,
          nurses,
          sequence++,
          new FirstContactMade(nurses, contact, id, talk.person, null));
    }

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var exact =
                  talk.seen(HUB, "/standards?from=2026-02-03&to=2026-02-03").at("/standards/0");
              assertThat(exact.required("received").asInt()).isEqualTo(3);
              assertThat(exact.required("fromHospital").asInt()).isEqualTo(1);
              assertThat(exact.required("inTime").asInt()).isEqualTo(1);
              assertThat(exact.required("late").asInt()).isEqualTo(1);
              assertThat(exact.required("share").asDouble()).isEqualTo(50.0);
            });
    var rounded = talk.seen(LEADER, "/standards?from=2026-02-03&to=2026-02-03").at("/standards/0");
    assertThat(rounded.required("inTime").asInt()).isEqualTo(5);
    assertThat(rounded.has("share")).isFalse();
    talk.get(LEADER, "").expectStatus().isForbidden();
  }
}
