package care.homeward.simulator;

import java.net.URI;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What neighbourhood teams and community organisations say of themselves. */
final class TeamActs {

  private final URI service;
  private final Saying saying;

  TeamActs(URI service, Saying saying) {
    this.service = service;
    this.saying = saying;
  }

  JsonNode all() throws InterruptedException {
    return saying.get(service, "/api/teams").body();
  }

  boolean team(World.Team team, List<String> skills) throws InterruptedException {
    return saying
        .post(
            service,
            "/api/teams",
            Map.of(
                "teamId", team.id(),
                "name", team.name(),
                "partnerships", team.partnerships(),
                "skills", skills),
            saying.key("team", team.id()))
        .inEffect();
  }

  /** Says who makes up a team; its capacity follows from their hours. */
  boolean staffed(String teamId, Staffing staff) throws InterruptedException {
    return saying
        .post(service, "/api/teams/" + teamId + "/staff", staff, saying.key("staff", teamId))
        .inEffect();
  }

  boolean listed(List<Organisations.Organisation> all) throws InterruptedException {
    return saying
        .post(
            service,
            "/api/directory/imports",
            all.stream().map(Organisations.Organisation::listing).toList(),
            saying.key("directory"))
        .inEffect();
  }

  boolean joins(Organisations.Organisation one) throws InterruptedException {
    return saying
        .post(
            service,
            "/api/directory/organisations/" + one.id() + "/joined",
            Map.of("partnerships", List.of(one.partnership()), "communityNeeds", one.needs()),
            saying.key("organisation", one.id()))
        .inEffect();
  }

  /** What an organisation can take in a week, said at its beginning. */
  boolean week(String organisation, String monday, String need, int slots)
      throws InterruptedException {
    return week(organisation, monday, need, slots, saying.key("week", monday, need));
  }

  /** What it can take after all. */
  boolean weekAnew(String organisation, String monday, String need, int slots)
      throws InterruptedException {
    return week(organisation, monday, need, slots, saying.key("week-" + need));
  }

  private boolean week(String organisation, String monday, String need, int slots, String key)
      throws InterruptedException {
    return saying
        .post(
            service,
            "/api/teams/org-" + organisation + "/weeks",
            Map.of("week", monday, "need", need, "slots", slots),
            key)
        .inEffect();
  }

  /** What an organisation has left of this week, need by need. */
  JsonNode weeks(String organisation) throws InterruptedException {
    return saying.get(service, "/api/teams/org-" + organisation + "/weeks").body();
  }

  boolean contact(String teamId, String referralId) throws InterruptedException {
    return saying
        .post(
            service,
            "/api/teams/" + teamId + "/contacts",
            Map.of("referralId", referralId, "faceToFace", true),
            saying.key("contact", referralId))
        .inEffect();
  }
}
