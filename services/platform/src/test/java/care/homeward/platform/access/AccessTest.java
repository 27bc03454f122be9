package care.homeward.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

class AccessTest {

  @ParameterizedTest
  @CsvSource({
    "live-view, GET, /again, CARE_HOME, true",
    "people, POST, /api/people, SERVICE, true",
    "people, POST, /api/people, COORDINATOR, false",
    "people, POST, /api/people/lookups, COORDINATOR, true",
    "people, POST, /api/people/lookups, LEADER, false",
    "people, POST, /api/people, HUB, true",
    "people, POST, /api/people, COORDINATOR, false",
    "people, POST, /api/people/merges, HUB, false",
    "people, POST, /api/people/lookups, OPERATOR, false",
    "people, POST, /api/people/lookups, COMMUNITY_ORGANISATION, false",
    "people, POST, /api/people/visits, COMMUNITY_ORGANISATION, true",
    "people, POST, /api/people/visits, LEADER, false",
    "people, POST, /api/people/visits, COORDINATOR, false",
    "people, GET, /api/people/person-1/wishes, TEAM, true",
    "people, GET, /api/people/person-1/wishes, LEADER, false",
    "people, GET, /api/people/person-1/carers, LEADER, false",
    "people, GET, /api/people/person-1/carers, CARE_HOME, false",
    "people, GET, /api/people/person-1/told, LEADER, false",
    "people, POST, /api/people/person-1/wishes, COORDINATOR, true",
    "people, POST, /api/people/person-1/wishes/wish-1/withdrawn, HUB, true",
    "people, POST, /api/people/person-1/carers/carer-1/consents, TEAM, true",
    "people, POST, /api/people/person-1/carers, CARE_HOME, false",
    "people, POST, /api/people/person-1/told, LEADER, false",
    "people, GET, /api/people/person-1, COORDINATOR, false",
    "discharge-flow, POST, /api/stays/stay-1/pathway, HUB, true",
    "discharge-flow, POST, /api/stays/stay-1/pathway, TEAM, false",
    "discharge-flow, POST, /api/returns/sitrep/2026-01, OPERATOR, true",
    "discharge-flow, GET, /api/returns/sitrep/2026-01/1.csv, LEADER, true",
    "discharge-flow, GET, /api/returns/sitrep/2026-01/1.csv, COORDINATOR, false",
    "discharge-flow, GET, /api/returns/sitrep/2026-01/1/exact.csv, OPERATOR, true",
    "discharge-flow, GET, /api/returns/sitrep/2026-01/1/exact.csv, LEADER, false",
    "discharge-flow, GET, /api/returns/sitrep/2026-01/1/exact, LEADER, false",
    "discharge-flow, GET, /api/stays/clocks, TEAM, true",
    "discharge-flow, GET, /api/stays/clocks, LEADER, false",
    "referrals, POST, /api/referrals/r-1/taken, TEAM, true",
    "referrals, POST, /api/referrals/r-1/taken, COORDINATOR, false",
    "referrals, POST, /api/referrals/r-1/taken, COMMUNITY_ORGANISATION, true",
    "referrals, GET, /api/referrals/r-1, COMMUNITY_ORGANISATION, true",
    "referrals, GET, /api/referrals/standards, COMMUNITY_ORGANISATION, false",
    "referrals, POST, /api/referrals/r-1/redirected, COORDINATOR, false",
    "neighbourhood-teams, GET, /api/teams/t-1/inbox/stream, COMMUNITY_ORGANISATION, true",
    "neighbourhood-teams, GET, /api/teams/t-1/staff, COMMUNITY_ORGANISATION, false",
    "neighbourhood-teams, POST, /api/teams/t-1/weeks, COMMUNITY_ORGANISATION, true",
    "neighbourhood-teams, POST, /api/teams/t-1/loans, COMMUNITY_ORGANISATION, false",
    "neighbourhood-teams, GET, /api/teams/t-1, LEADER, false",
    "neighbourhood-teams, GET, /api/partnerships/p-1, LEADER, true",
    "neighbourhood-teams, GET, /api/partnerships/p-1, COMMUNITY_ORGANISATION, false",
    "neighbourhood-teams, POST, /api/directory/imports, TEAM, false",
    "care-home-capacity, POST, /api/homes/h-1/holds, HUB, true",
    "care-home-capacity, POST, /api/homes/h-1/holds, CARE_HOME, false",
    "care-home-capacity, POST, /api/homes/h-1/holds/x/accepted, CARE_HOME, true",
    "care-home-capacity, POST, /api/homes/h-1/holds/x/accepted, HUB, false",
    "care-home-capacity, POST, /api/approaches, HUB, true",
    "care-home-capacity, POST, /api/approaches, COORDINATOR, false",
    "care-home-capacity, GET, /api/quality/homes, COMMISSIONER, true",
    "care-home-capacity, GET, /api/quality/homes, LEADER, false",
    "care-home-capacity, GET, /api/quality/homes/h-1, LEADER, false",
    "care-home-capacity, POST, /api/quality/homes/h-1/suspended, COMMISSIONER, true",
    "care-home-capacity, POST, /api/quality/homes/h-1/suspended, LEADER, false",
    "care-home-capacity, POST, /api/imports/capacity, COMMISSIONER, true",
    "care-home-capacity, POST, /api/imports/capacity, OPERATOR, true",
    "care-home-capacity, POST, /api/imports/capacity, LEADER, false",
    "care-home-capacity, GET, /api/homes, COMMISSIONER, true",
    "care-home-capacity, GET, /api/homes/h-1, COMMISSIONER, false",
    "care-home-capacity, GET, /api/need/unmet, COMMISSIONER, true",
    "people, GET, /api/people/person-1/wishes, COMMISSIONER, false",
    "care-home-capacity, GET, /api/quality/homes, CARE_HOME, false",
    "care-home-capacity, GET, /api/quality/homes, HUB, false",
    "live-view, GET, /api/board, LEADER, false",
    "live-view, POST, /referrals/new/person, HUB, true",
    "live-view, POST, /referrals/new/person, COORDINATOR, false",
    "live-view, POST, /referrals/new/person, TEAM, false",
    "live-view, GET, /referrals/new, COORDINATOR, true",
    "live-view, POST, /referrals/new, COORDINATOR, true",
    "live-view, POST, /referrals/r-1/taken, TEAM, true",
    "referrals, GET, /api/parked, OPERATOR, true",
    "referrals, GET, /api/parked/discharge-flow.v1/3/17, OPERATOR, true",
    "referrals, POST, /api/parked/discharge-flow.v1/3/17/discards, OPERATOR, true",
    "referrals, POST, /api/parked/discharge-flow.v1/3/17/discards, HUB, false",
    "referrals, GET, /api/parked, TEAM, false"
  })
  void the_table_decides(String service, String method, String path, Role role, boolean allowed) {
    assertThat(Access.allows(service, HttpMethod.valueOf(method), path, Set.of(role)))
        .isEqualTo(allowed);
  }

  @Test
  void what_is_not_named_is_denied_to_all() {
    assertThat(Access.allows("people", HttpMethod.DELETE, "/api/people", Set.of(Role.values())))
        .isFalse();
    assertThat(Access.allows("people", HttpMethod.GET, "/nowhere", Set.of(Role.values())))
        .isFalse();
  }
}
