package care.homeward.live.pages.care;

import care.homeward.contracts.Publisher;
import care.homeward.live.pages.Callers.Caller;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** What can be done about a referral, and by whom. */
@Component
class Deeds {

  private final Lookup lookup;

  Deeds(Lookup lookup) {
    this.lookup = lookup;
  }

  /** What the reader may do about it as it stands; the service has the last word. */
  Set<String> fitting(Place place, Pane pane, Inbox.Lists lists) {
    var acts = new LinkedHashSet<String>();
    var asked = lists.known().contains(pane.id());
    for (var act : Act.values()) {
      if (may(place.caller(), pane.id(), act) && fits(act, place, pane, asked)) {
        acts.add(act.path());
      }
    }
    return acts;
  }

  private static boolean fits(Act act, Place place, Pane pane, boolean asked) {
    var state = pane.state();
    var service = !place.team().isEmpty() && Inbox.isService(place.caller());
    var open = Set.of("WITH_HUB", "WITH_SOURCE", "INFORMATION_ASKED", "OFFERED").contains(state);
    var undecided = open && (asked || state.equals("OFFERED"));
    return switch (act) {
      case TAKEN, DECLINED -> service && undecided;
      case INFORMATION_ASKED -> service ? undecided : open && !state.equals("INFORMATION_ASKED");
      case REDIRECTED -> service && (undecided || state.equals("TAKEN"));
      case CLOSED -> state.equals("TAKEN");
      case INFORMATION_ANSWERED -> state.equals("INFORMATION_ASKED");
      case OFFERS -> open && (Inbox.isHub(place.caller()) || pane.ownerKind().equals("SOURCE"));
      case TRIAGED -> open;
      case WITHDRAWN -> open || state.equals("TAKEN");
      case NOTES -> !pane.personId().isEmpty();
    };
  }

  /** Whether the reader's role may do this at all. */
  boolean may(Caller caller, String id, Act act) {
    return lookup.may(
        caller, Publisher.REFERRALS, HttpMethod.POST, "/api/referrals/" + id + "/" + act.path());
  }
}
