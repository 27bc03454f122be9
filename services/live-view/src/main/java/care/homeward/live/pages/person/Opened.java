package care.homeward.live.pages.person;

import care.homeward.live.pages.Callers.Caller;
import care.homeward.live.pages.PeopleClient;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Names of people of protected whereabouts as one session has opened them: each for a reason that
 * was recorded, and for minutes.
 */
@Component
class Opened {

  private static final Duration GOOD_FOR = Duration.ofMinutes(10);
  private static final int MOST = 100;
  private static final String OPENED = Opened.class.getName();

  private final PeopleClient people;

  Opened(PeopleClient people) {
    this.people = people;
  }

  /** Asks who it is; false if the register of people does not answer. */
  boolean open(Caller caller, String personId, String purpose) {
    var session = caller.session();
    try {
      var known = people.lookUp(Set.of(personId), purpose, caller).get(personId);
      if (session != null && known != null) {
        opened(session).put(personId, known);
      }
      return true;
    } catch (PeopleClient.Away e) {
      return false;
    }
  }

  /** Who it is, if the session opened it minutes ago. */
  PeopleClient.@Nullable Known of(Caller caller, String personId) {
    var session = caller.session();
    return session == null ? null : opened(session).getIfPresent(personId);
  }

  @SuppressWarnings("unchecked") // Only this class puts it there.
  private static Cache<String, PeopleClient.Known> opened(HttpSession session) {
    synchronized (session.getId().intern()) {
      var held = (Cache<String, PeopleClient.Known>) session.getAttribute(OPENED);
      if (held == null) {
        held = Caffeine.newBuilder().expireAfterWrite(GOOD_FOR).maximumSize(MOST).build();
        session.setAttribute(OPENED, held);
      }
      return held;
    }
  }
}
