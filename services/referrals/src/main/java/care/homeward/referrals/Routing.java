package care.homeward.referrals;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.WithoutTeam;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a referral goes: to a team of the person's area, or nowhere, which always has a reason. */
final class Routing {

  private Routing() {}

  /** A new one: what nobody competent has looked at is triaged before anybody is asked. */
  static Route route(Whom whom, Ask ask, List<CoveringTeam> covering, RoutingMap map) {
    if (whom.nowhere() != null) {
      return Route.nowhere(whom.nowhere());
    }
    return ask.triaged()
        ? route(whom.partnership(), ask.skills(), ask.communityNeeds(), covering, map)
        : Route.nowhere(WithoutTeam.TO_TRIAGE);
  }

  /** One that lies with nobody: those that said no to it, or to the rest of it, are left out. */
  static Route again(Referral referral, List<CoveringTeam> covering, RoutingMap map) {
    var made = referral.asked();
    var placing = referral.placing();
    var others =
        covering.stream()
            .filter(team -> !placing.saidNo().contains(team.teamId()))
            .filter(
                team ->
                    placing.parts().stream().noneMatch(part -> part.teamId().equals(team.teamId())))
            .toList();
    return route(made.partnership(), made.skills(), Ask.communityNeeds(made.needs()), others, map);
  }

  /**
   * Of the teams that cover the area, first the one the map names for the leading skill, then those
   * that can do most of what is asked; the same one every time.
   */
  private static Route route(
      @Nullable String partnership,
      List<Skill> skills,
      List<CommunityNeed> needs,
      List<CoveringTeam> covering,
      RoutingMap map) {
    if (partnership == null) {
      return Route.nowhere(WithoutTeam.NO_AREA);
    }
    var named = map.teamFor(partnership, skills.getFirst());
    return covering.stream()
        .filter(team -> !team.of(skills).isEmpty() && team.helpsWith(needs))
        .min(
            Comparator.<CoveringTeam, Boolean>comparing(team -> !team.teamId().equals(named))
                .thenComparingInt(team -> -team.of(skills).size())
                .thenComparingLong(
                    team -> -needs.stream().filter(team.communityNeeds()::contains).count())
                .thenComparing(CoveringTeam::teamId))
        .map(team -> Route.to(team.teamId()))
        .orElseGet(
            () ->
                Route.nowhere(
                    map.placeOf(partnership) == null
                        ? WithoutTeam.OUT_OF_AREA
                        : WithoutTeam.NO_TEAM));
  }
}
