package care.homeward.live.pages.care;

import static care.homeward.live.pages.care.Codes.text;

import care.homeward.contracts.Publisher;
import care.homeward.live.pages.Callers;
import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.Lifetime;
import care.homeward.live.pages.Reply;
import care.homeward.live.pages.Services;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the hub or a ward has newly to see to, for as long as it has the list open, in the words of
 * a team's inbox. The facts heard say only which referral to look at: whose it is now, the service
 * that owns it is asked, as the reader.
 */
@Component
class HubInbox {

  private static final long RECHECK = Duration.ofMinutes(1).toNanos();

  /** Asked for between two beats; more wait for the next. */
  private static final int LOOKED_AT = 10;

  private static final String ALL = "/api/referrals?limit=500";

  private final ReferralTap tap;
  private final Services services;
  private final Callers callers;
  private final Lifetime lifetime;
  private final InstantSource clock;
  private final JsonMapper json;

  HubInbox(
      ReferralTap tap,
      Services services,
      Callers callers,
      Lifetime lifetime,
      InstantSource clock,
      JsonMapper json) {
    this.tap = tap;
    this.services = services;
    this.callers = callers;
    this.lifetime = lifetime;
    this.clock = clock;
    this.json = json;
  }

  /** Returns when the reader may no longer read, is too far behind, or the service stops. */
  void write(OutputStream out, Caller caller, String path)
      throws IOException, InterruptedException {
    var unread = tap.open();
    try {
      var checkedAt = System.nanoTime();
      var begun = false;
      while (lifetime.isRunning() && !unread.lost()) {
        if (System.nanoTime() - checkedAt > RECHECK) {
          checkedAt = System.nanoTime();
          if (!callers.mayStill(caller, path)) {
            return;
          }
        }
        if (begun) {
          news(out, caller, unread);
        } else {
          begun = snapshot(out, caller);
          if (!begun) {
            TimeUnit.SECONDS.sleep(1);
          }
        }
        InboxRelay.send(out, InboxRelay.beat(clock));
      }
    } finally {
      tap.close(unread);
    }
  }

  /** All there is to see to; false while it is not to be had. */
  private boolean snapshot(OutputStream out, Caller caller) throws IOException {
    var all = services.get(caller, Publisher.REFERRALS, ALL).answer();
    if (all == null) {
      return false;
    }
    var entries = new ArrayList<Map<String, String>>();
    for (var view : all) {
      if (Inbox.isToAnswer(caller, view)) {
        entries.add(entry(text(view, "referralId")));
      }
    }
    say(out, "snapshot", entries);
    return true;
  }

  private void news(OutputStream out, Caller caller, ReferralTap.Unread unread)
      throws IOException, InterruptedException {
    for (var id : unread.next(LOOKED_AT)) {
      switch (services.get(caller, Publisher.REFERRALS, "/api/referrals/{id}", id)) {
        case Reply.Done(JsonNode view) ->
            say(out, Inbox.isToAnswer(caller, view) ? "entry" : "gone", entry(id));
        case Reply.Refused _ -> say(out, "gone", entry(id));
        case Reply.Away _ -> {
          unread.add(id);
          TimeUnit.SECONDS.sleep(1);
        }
      }
    }
  }

  private void say(OutputStream out, String event, Object data) throws IOException {
    InboxRelay.send(out, "event: " + event + "\ndata: " + json.writeValueAsString(data) + "\n\n");
  }

  private static Map<String, String> entry(String id) {
    return Map.of("referralId", id);
  }
}
