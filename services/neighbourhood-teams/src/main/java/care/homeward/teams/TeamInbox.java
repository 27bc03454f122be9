package care.homeward.teams;

import care.homeward.platform.web.Moments;
import care.homeward.teams.inbox.Asked;
import care.homeward.teams.inbox.Asked.Offer;
import care.homeward.teams.inbox.AskedReferrals;
import care.homeward.teams.inbox.InboxEntry;
import care.homeward.teams.inbox.InboxStreams;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** What a team is asked, most pressing first, beside what it can still take. */
@Component
class TeamInbox implements InboxStreams.Look {

  private final AskedReferrals asked;
  private final TeamDesk desk;
  private final TeamSettings settings;
  private final Moments moments;

  TeamInbox(AskedReferrals asked, TeamDesk desk, TeamSettings settings, Moments moments) {
    this.asked = asked;
    this.desk = desk;
    this.settings = settings;
    this.moments = moments;
  }

  @Override
  public List<InboxEntry> entries(String teamId) {
    var now = moments.now();
    var team = desk.find(teamId);
    return pressing(teamId)
        .flatMap(
            referral ->
                Stream.ofNullable(referral.offerTo(teamId))
                    .map(offer -> entry(team, referral, offer, now)))
        .toList();
  }

  /** Two lists, because the store puts what has no moment before what has one. */
  private Stream<Asked> pressing(String teamId) {
    var most = Limit.of(settings.inboxMost());
    return Stream.concat(
            asked.dueOfTeam(teamId, most).stream(), asked.notDueOfTeam(teamId, most).stream())
        .sorted(Asked.pressing(teamId))
        .limit(settings.inboxMost());
  }

  private static InboxEntry entry(Team team, Asked referral, Offer offer, Instant now) {
    var takes = team.form().takes(referral.skills());
    var day = referral.request().wantedOn(Team.londonDay(now));
    var left = team.left(day, takes, referral.request().needs());
    return InboxEntry.of(referral, offer, takes, now, left < 1);
  }
}
