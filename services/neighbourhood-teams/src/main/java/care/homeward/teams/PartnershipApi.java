package care.homeward.teams;

import care.homeward.platform.access.Role;
import care.homeward.platform.core.Refused;
import care.homeward.platform.core.SmallNumberRules;
import care.homeward.platform.core.SmallNumbers;
import care.homeward.platform.web.Moments;
import care.homeward.teams.PartnershipView.People;
import care.homeward.teams.inbox.AskedReferrals;
import care.homeward.teams.partnership.DatedFiles;
import care.homeward.teams.partnership.Partnerships;
import java.util.List;
import java.util.Set;
import org.springframework.data.domain.Limit;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Local care partnerships over HTTP: counts, and never people. Those who work with the people see
 * the counts as they are; leaders, elected members and others of the board see them rounded, and
 * only of the partnerships on whose board they sit.
 */
@RestController
@RequestMapping("/api/partnerships")
class PartnershipApi {

  private static final int MOST_TEAMS = 500;
  private static final Set<Role> AT_WORK = Set.of(Role.COORDINATOR, Role.HUB, Role.TEAM);

  private final DatedFiles<Partnerships> files;
  private final Teams teams;
  private final AskedReferrals asked;
  private final SmallNumberRules smallNumbers;
  private final Moments moments;

  PartnershipApi(
      DatedFiles<Partnerships> files,
      Teams teams,
      AskedReferrals asked,
      SmallNumberRules smallNumbers,
      Moments moments) {
    this.files = files;
    this.teams = teams;
    this.asked = asked;
    this.smallNumbers = smallNumbers;
    this.moments = moments;
  }

  /** A partnership in the list. */
  record Line(String code, String name, String place) {}

  /** The partnerships one may see. */
  @GetMapping
  List<Line> list(JwtAuthenticationToken who) {
    var inForce = inForce();
    return inForce.partnerships().stream()
        .filter(partnership -> isAtWork(who) || inForce.seated(who.getName(), partnership))
        .map(one -> new Line(one.code(), one.name(), one.place()))
        .toList();
  }

  /** Caseload, waits and capacity of a partnership in one answer. */
  @GetMapping("/{code}")
  PartnershipView find(@PathVariable String code, JwtAuthenticationToken who) {
    var inForce = inForce();
    var partnership = inForce.of(code).orElseThrow(() -> Refused.unknown("partnership"));
    var atWork = isAtWork(who);
    if (!atWork && !inForce.seated(who.getName(), partnership)) {
      throw Refused.unknown("partnership");
    }
    var now = moments.now();
    return PartnershipView.of(
        partnership,
        inForce.version(),
        teams.ofPartnership(code, Limit.of(MOST_TEAMS)),
        people(code),
        now,
        atWork ? SmallNumbers.EXACT : smallNumbers.on(Team.londonDay(now)));
  }

  /** Counted by the store, so that no list of them is ever too long. */
  private People people(String code) {
    var longest = asked.longestWaiting(code, Limit.of(1)).stream();
    return new People(
        Math.toIntExact(asked.caseload(code)),
        Math.toIntExact(asked.waiting(code)),
        longest.map(one -> one.request().receivedAt()).findFirst().orElse(null));
  }

  private Partnerships inForce() {
    return files.inForce(Team.londonDay(moments.now()));
  }

  private static boolean isAtWork(JwtAuthenticationToken who) {
    return AT_WORK.stream()
        .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
        .anyMatch(who.getAuthorities()::contains);
  }
}
