package care.homeward.live.pages;

import care.homeward.live.board.LiveBoard;
import care.homeward.live.pages.Callers.Caller;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Names as one session has looked them up; each look-up is good for minutes, then asked again. Of
 * someone whose whereabouts are protected none is asked for, and none is told: who needs it opens
 * it, with a reason.
 */
@Component
public class Names {

  private static final Duration GOOD_FOR = Duration.ofMinutes(5);
  private static final int MOST = 5_000;
  private static final String LOOKED_UP = Names.class.getName();

  private final PeopleClient people;
  private final LiveBoard board;

  /**
   * Who some people are.
   *
   * @param away true if some names could not be asked for
   */
  public record Named(Map<String, PeopleClient.Known> people, boolean away) {

    public static final Named NOBODY = new Named(Map.of(), false);
  }

  Names(PeopleClient people, LiveBoard board) {
    this.people = people;
    this.board = board;
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
    var missing = nameable(ids);
    var known = new LinkedHashMap<>(lookedUp.getAllPresent(missing));
    missing.removeAll(known.keySet());
    if (missing.isEmpty()) {
      return new Named(known, false);
    }
    try {
      var answered = told(people.lookUp(missing, PeopleClient.BOARD, caller));
      lookedUp.putAll(answered);
      known.putAll(answered);
      return new Named(known, false);
    } catch (PeopleClient.Away | Callers.SignedOut e) {
      return new Named(known, true);
    }
  }

  /** Who they are, asked anew so that it is recorded that they were taken away in a file. */
  public Named exported(Caller caller, Collection<String> ids) {
    var nameable = nameable(ids);
    if (caller.session() == null || nameable.isEmpty()) {
      return Named.NOBODY;
    }
    try {
      return new Named(told(people.lookUp(nameable, PeopleClient.EXPORT, caller)), false);
    } catch (PeopleClient.Away | Callers.SignedOut e) {
      return new Named(Map.of(), true);
    }
  }

  private Set<String> nameable(Collection<String> ids) {
    var nameable = new LinkedHashSet<>(ids);
    nameable.removeAll(board.restricted());
    return nameable;
  }

  /** The register may know of a protection that no stay has told yet. */
  private static Map<String, PeopleClient.Known> told(Map<String, PeopleClient.Known> answered) {
    var told = new LinkedHashMap<>(answered);
    told.values().removeIf(PeopleClient.Known::restricted);
    return told;
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
