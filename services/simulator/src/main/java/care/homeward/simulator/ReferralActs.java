package care.homeward.simulator;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is asked of teams and organisations, and what they answer. */
final class ReferralActs {

  private final URI service;
  private final Saying saying;

  ReferralActs(URI service, Saying saying) {
    this.service = service;
    this.saying = saying;
  }

  JsonNode inState(String state) throws InterruptedException {
    return saying.get(service, "/api/referrals?limit=500&state=" + state).body();
  }

  /** A referral of this stay; an empty answer if it was refused. */
  JsonNode referred(String stayId, String skill, String urgency, @Nullable Instant receivedAt)
      throws InterruptedException {
    var body = Saying.body("stayId", stayId, "skill", skill);
    body.putAll(Saying.body("urgency", urgency, "receivedAt", receivedAt));
    return saying
        .post(service, "/api/referrals", body, saying.key("referral/" + stayId, receivedAt))
        .body();
  }

  /** Asks volunteers for something a stay's person needs at home, once a stay. */
  JsonNode help(String stayId, List<String> needs, @Nullable Instant receivedAt)
      throws InterruptedException {
    var body = Saying.body("stayId", stayId, "skill", Help.SKILL);
    body.putAll(Saying.body("urgency", "TWO_DAY", "receivedAt", receivedAt));
    body.put("needs", Map.of("communityNeeds", needs));
    return saying.post(service, "/api/referrals", body, saying.key("help", stayId)).body();
  }

  /** What a team or the hub does with a referral: offers, taken, declined, withdrawn, closed. */
  boolean answered(String referralId, String what, Map<String, ?> body, @Nullable Instant at)
      throws InterruptedException {
    var said = new LinkedHashMap<String, Object>(body);
    if (at != null) {
      said.put("at", at.toString());
    }
    return saying
        .post(service, "/api/referrals/" + referralId + "/" + what, said, saying.key(what, at))
        .inEffect();
  }
}
