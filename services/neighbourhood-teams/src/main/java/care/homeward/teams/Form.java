package care.homeward.teams;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.TeamEvent.TeamFormed;
import care.homeward.contracts.TeamEvent.TeamFormed.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a team is and where it works.
 *
 * @param name empty until it was formed
 * @param needs what a community organisation does; empty for a neighbourhood team
 */
record Form(
    Kind kind,
    String name,
    List<String> partnerships,
    List<Skill> skills,
    List<CommunityNeed> needs) {

  private static final Pattern PLAIN_ID = Pattern.compile("(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*");

  static final Form NONE = new Form(Kind.NEIGHBOURHOOD_TEAM, "", List.of(), List.of(), List.of());

  static Form neighbourhoodTeam(String name, List<String> partnerships, List<Skill> skills) {
    return new Form(Kind.NEIGHBOURHOOD_TEAM, name, partnerships, skills, List.of());
  }

  /** A community organisation is asked for one skill alone, and its needs say what that means. */
  static Form organisation(String name, List<String> partnerships, List<CommunityNeed> needs) {
    return new Form(
        Kind.COMMUNITY_ORGANISATION, name, partnerships, List.of(Skill.VOLUNTARY_SUPPORT), needs);
  }

  /** The id an organisation of the directory has as a team: always the same, and fit to be one. */
  static String teamOf(String organisationId) {
    return "org-"
        + (PLAIN_ID.matcher(organisationId).matches()
            ? organisationId
            : UUID.nameUUIDFromBytes(organisationId.getBytes(StandardCharsets.UTF_8)));
  }

  static Form of(TeamFormed e) {
    return new Form(
        e.kind() == null ? Kind.NEIGHBOURHOOD_TEAM : e.kind(),
        e.name(),
        e.partnerships(),
        e.skills(),
        e.communityNeeds() == null ? List.of() : e.communityNeeds());
  }

  TeamFormed formed(String teamId, Instant at) {
    return isOrganisation()
        ? new TeamFormed(teamId, at, name, partnerships, skills, kind, needs)
        : TeamFormed.neighbourhoodTeam(teamId, at, name, partnerships, skills);
  }

  /** What it would take of what is asked: what it offers or, where it offers none of it, all. */
  List<Skill> takes(List<Skill> asked) {
    var offered = asked.stream().filter(skills::contains).toList();
    return offered.isEmpty() ? asked : offered;
  }

  boolean isOrganisation() {
    return kind == Kind.COMMUNITY_ORGANISATION;
  }
}
