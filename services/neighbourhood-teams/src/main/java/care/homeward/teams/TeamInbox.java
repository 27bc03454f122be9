package care.homeward.teams;

import care.homeward.platform.web.Moments;
import care.homeward.teams.inbox.AskedReferrals;
import care.homeward.teams.inbox.InboxEntry;
import care.homeward.teams.inbox.InboxStreams;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** What a team is asked, beside what it can still take. */
@Component
class TeamInbox implements InboxStreams.Look {

  private static final int MOST = 200;

  private final AskedReferrals asked;
  private final TeamDesk desk;
  private final Moments moments;

  TeamInbox(AskedReferrals asked, TeamDesk desk, Moments moments) {
    this.asked = asked;
    this.desk = desk;
    this.moments = moments;
  }

  @Override
  public List<InboxEntry> entries(String teamId) {
    var now = moments.now();
    var today = Team.londonDay(now);
    var team = desk.find(teamId);
    return asked.offeredTo(teamId, Limit.of(MOST)).stream()
        .flatMap(
            referral ->
                Stream.ofNullable(referral.offerTo(teamId))
                    .map(
                        offer ->
                            InboxEntry.of(
                                referral,
                                offer,
                                now,
                                team.left(today, referral.skill(), referral.needs()) < 1)))
        .toList();
  }
}
