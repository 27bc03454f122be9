package care.homeward.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

class SpokenForTest {

  private static final String HOMES = "care-home-capacity";
  private static final String TEAMS = "neighbourhood-teams";

  @Test
  void a_manager_speaks_for_the_homes_named_and_no_other() {
    var told = asks("POST", "/api/homes/oakbank/vacancies", List.of("oakbank"), Role.CARE_HOME);

    assertThat(SpokenFor.HOMES.allows(HOMES, told, "oakbank")).isTrue();
    assertThat(SpokenFor.HOMES.allows(HOMES, told, "larkfield")).isFalse();
    assertThat(SpokenFor.HOMES.allows(HOMES, told, null)).isFalse();
  }

  @Test
  void a_claim_that_is_absent_or_no_list_names_none() {
    for (var claim : new @Nullable Object[] {null, "oakbank", List.of()}) {
      var told = asks("POST", "/api/homes/oakbank/vacancies", claim, Role.CARE_HOME);

      assertThat(SpokenFor.HOMES.allows(HOMES, told, "oakbank")).isFalse();
    }
    assertThat(SpokenFor.HOMES.allows(HOMES, new MockHttpServletRequest(), "oakbank")).isFalse();
  }

  @Test
  void what_another_role_may_of_any_home_needs_no_name() {
    Role[] both = {Role.HUB, Role.CARE_HOME};

    assertThat(
            SpokenFor.HOMES.allows(
                HOMES, asks("GET", "/api/homes/oakbank", List.of(), both), "oakbank"))
        .isTrue();
    assertThat(
            SpokenFor.HOMES.allows(
                HOMES, asks("POST", "/api/homes/oakbank/closed", List.of(), both), "oakbank"))
        .isFalse();
  }

  @Test
  void homes_named_are_no_teams() {
    var asked = asks("GET", "/api/teams/minster/staff", List.of("minster"), Role.TEAM);

    assertThat(SpokenFor.TEAMS.allows(TEAMS, asked, "minster")).isFalse();
  }

  private static MockHttpServletRequest asks(
      String method, String path, @Nullable Object homes, Role... roles) {
    var token = Jwt.withTokenValue("t").header("alg", "RS256").subject("m.booth");
    if (homes != null) {
      token.claim("homes", homes);
    }
    var request = new MockHttpServletRequest(method, path);
    request.setUserPrincipal(
        new JwtAuthenticationToken(
            token.build(),
            AuthorityUtils.createAuthorityList(
                Arrays.stream(roles).map(role -> "ROLE_" + role.name()).toArray(String[]::new))));
    return request;
  }
}
