package care.homeward.teams;

import care.homeward.contracts.CommunityNeed;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.TeamEvent.TeamFormed.Kind;
import care.homeward.contracts.TeamEvent.TeamStaffed.Organisation;
import care.homeward.platform.core.SmallNumbers;
import care.homeward.teams.partnership.Partnership;
import care.homeward.teams.partnership.Partnership.Part;
import care.homeward.teams.partnership.Partnership.Practice;
import care.homeward.teams.partnership.Partnership.Seat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A local care partnership as it stands: counts, and never people. A team that works in two
 * partnerships counts in both, because both can call on it.
 *
 * @param rules the file that says what belongs to the partnership
 * @param rounded whether small numbers are rounded for whoever asks
 * @param caseload people a service has taken on and not closed
 * @param waiting people who have no first contact yet, taken on or not
 * @param longestWaitHours of those, since the referral was received; absent when nobody waits, and
 *     when so few do that it would be about one of them
 * @param capacity what is left of today and the next six days
 * @param weeks what community organisations have left of this week
 */
record PartnershipView(
    String code,
    String name,
    String place,
    String rules,
    Instant asOf,
    boolean rounded,
    List<Service> services,
    List<Practice> practices,
    List<Part> board,
    int caseload,
    int waiting,
    @Nullable Long longestWaitHours,
    List<Left> capacity,
    List<NeedLeft> weeks) {

  private static final int DAYS = 7;

  /**
   * A team or community organisation of the partnership.
   *
   * @param caseload people it has taken on and not closed
   * @param waiting those of them it has not seen yet
   */
  record Service(
      String teamId,
      Kind kind,
      String name,
      List<Skill> skills,
      List<CommunityNeed> communityNeeds,
      List<Organisation> organisations,
      int caseload,
      int waiting) {}

  /**
   * What is left of a day.
   *
   * @param said how many services said what they can do that day
   * @param left below zero when they took on more than they said
   */
  record Left(LocalDate day, Skill skill, int said, int left) {}

  /** What is left of a week. */
  record NeedLeft(LocalDate week, CommunityNeed need, int said, int left) {}

  /**
   * How many there are of them.
   *
   * @param waitingSince when the one who waits longest was referred; absent when nobody waits
   */
  record People(int caseload, int waiting, @Nullable Instant waitingSince) {}

  static PartnershipView of(
      Partnership partnership,
      String rules,
      List<Team> teams,
      People people,
      Instant now,
      SmallNumbers small) {
    var today = Team.londonDay(now);
    var since = people.waitingSince();
    var longest = since == null ? null : Duration.between(since, now).toHours();
    return new PartnershipView(
        partnership.code(),
        partnership.name(),
        partnership.place(),
        rules,
        now,
        !small.equals(SmallNumbers.EXACT),
        teams.stream().map(team -> service(team, small)).toList(),
        partnership.practices(),
        partnership.board().stream().map(Seat::seat).distinct().sorted().toList(),
        small.shown(people.caseload()),
        small.shown(people.waiting()),
        small.about(people.waiting(), longest),
        today.datesUntil(today.plusDays(DAYS)).flatMap(day -> left(teams, day, small)).toList(),
        needsLeft(teams, today, small));
  }

  private static Service service(Team team, SmallNumbers small) {
    return new Service(
        team.id(),
        team.form().kind(),
        team.form().name(),
        team.form().skills(),
        team.form().needs(),
        team.staff().organisations(),
        small.shown(team.caseload().size()),
        small.shown(team.waiting().size()));
  }

  private static Stream<Left> left(List<Team> teams, LocalDate day, SmallNumbers small) {
    return Arrays.stream(Skill.values())
        .filter(skill -> teams.stream().anyMatch(team -> team.form().skills().contains(skill)))
        .map(
            skill -> {
              var said =
                  teams.stream().map(team -> team.load(day, skill)).filter(Load::said).toList();
              return new Left(
                  day, skill, said.size(), small.shown(said.stream().mapToInt(Load::left).sum()));
            });
  }

  private static List<NeedLeft> needsLeft(List<Team> teams, LocalDate today, SmallNumbers small) {
    return Arrays.stream(CommunityNeed.values())
        .filter(need -> teams.stream().anyMatch(team -> team.form().needs().contains(need)))
        .map(
            need -> {
              var said =
                  teams.stream()
                      .map(team -> team.week(today, need))
                      .filter(week -> week.slots() != null)
                      .toList();
              return new NeedLeft(
                  Week.monday(today),
                  need,
                  said.size(),
                  small.shown(said.stream().mapToInt(Week::left).sum()));
            })
        .toList();
  }
}
