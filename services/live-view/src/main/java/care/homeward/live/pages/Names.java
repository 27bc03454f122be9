package care.homeward.live.pages;

import care.homeward.live.pages.Callers.Caller;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Names as one session has looked them up; each look-up is good for minutes, then asked again. */
@Component
public class Names {

  private static final Duration GOOD_FOR = Duration.ofMinutes(5);
  private static final int MOST = 5_000;
  private static final String LOOKED_UP = Names.class.getName();

  private final PeopleClient people;

  /**
   * Who some people are.
   *
   * @param away true if some names could not be asked for
   */
  public record Named(Map<String, PeopleClient.Known> people, boolean away) {

    public static final Named NOBODY = new Named(Map.of(), false);
  }

  Names(PeopleClient people) {
    this.people = people;
  }

  /**
   * Who they are, for someone signed in; a program sees no names and leaves no trace of looking.
   */
  public Named of(Caller caller, Collection<String> ids) {
    var session = caller.session();
    if (session == null || ids.isEmpty()) {
      return Named.NOBODY;
    }
    var lookedUp = lookedUp(session);
    var known = new LinkedHashMap<>(lookedUp.getAllPresent(ids));
    var missing = new LinkedHashSet<>(ids);
    missing.removeAll(known.keySet());
    if (missing.isEmpty()) {
      return new Named(known, false);
    }
    try {
      var answered = people.lookUp(missing, PeopleClient.BOARD, caller);
      lookedUp.putAll(answered);
      known.putAll(answered);
      return new Named(known, false);
    } catch (PeopleClient.Away | Callers.SignedOut e) {
      return new Named(known, true);
    }
  }

  /** Who they are, asked anew so that it is recorded that they were taken away in a file. */
  public Named exported(Caller caller, Collection<String> ids) {
    if (caller.session() == null || ids.isEmpty()) {
      return Named.NOBODY;
    }
    try {
      return new Named(people.lookUp(ids, PeopleClient.EXPORT, caller), false);
    } catch (PeopleClient.Away | Callers.SignedOut e) {
      return new Named(Map.of(), true);
    }
  }

  @SuppressWarnings("unchecked") // Only this class puts it there.
  private static Cache<String, PeopleClient.Known> lookedUp(HttpSession session) {
    synchronized (session.getId().intern()) {
      var held = (Cache<String, PeopleClient.Known>) session.getAttribute(LOOKED_UP);
      if (held == null) {
        held = Caffeine.newBuilder().expireAfterWrite(GOOD_FOR).maximumSize(MOST).build();
        session.setAttribute(LOOKED_UP, held);
      }
      return held;
    }
  }
}
