package care.homeward.teams;

import care.homeward.platform.web.Moments;
import care.homeward.teams.inbox.InboxEntry;
import care.homeward.teams.inbox.InboxStreams;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What a team is asked and has not answered, once or as it changes; never whom it is about. */
@RestController
@RequestMapping("/api/teams/{id}/inbox")
class InboxApi {

  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final TeamDesk desk;
  private final TeamInbox inbox;
  private final InboxStreams streams;
  private final Moments moments;

  InboxApi(TeamDesk desk, TeamInbox inbox, InboxStreams streams, Moments moments) {
    this.desk = desk;
    this.inbox = inbox;
    this.streams = streams;
    this.moments = moments;
  }

  /** What the team was asked and has not answered, most pressing first. */
  @GetMapping
  List<InboxEntry> inbox(@PathVariable String id) {
    return inbox.entries(desk.find(id).id());
  }

  /** No stream outlives the token it was opened with; the reader comes back with another. */
  @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter stream(
      @PathVariable String id, JwtAuthenticationToken who, HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    return streams.open(desk.find(id).id(), longest(who));
  }

  private Duration longest(JwtAuthenticationToken who) {
    var expires = who.getToken().getExpiresAt();
    return Stream.ofNullable(expires)
        .map(moment -> Duration.between(moments.now(), moment))
        .filter(left -> left.compareTo(LONGEST) < 0)
        .findFirst()
        .orElse(LONGEST);
  }
}
