package care.homeward.live.pages.care;

import care.homeward.live.pages.Callers.Caller;
import java.util.Set;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What part of the page is asked for; empty for what comes first.
 *
 * @param own the services the reader acts for
 */
record Place(Caller caller, Set<String> own, String team, String tab, String show) {

  public String href(String tab, String show) {
    var link = UriComponentsBuilder.fromPath("/referrals");
    if (!team.isEmpty()) {
      link.queryParam("team", team);
    }
    link.queryParam("tab", tab);
    if (!show.isEmpty()) {
      link.queryParam("show", show);
    }
    return link.build().toUriString() + (show.isEmpty() ? "" : "#pane");
  }
}
