package care.homeward.teams.inbox;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one open inbox was told and has yet to be told. Filled by the one who looks, which never
 * waits; emptied by one writer at a time. Whoever reads so slowly that it is full is let go, and
 * begins anew with a snapshot when it comes back.
 */
final class Reader {

  static final int MOST_QUEUED = 64;

  private final String teamId;
  private final ArrayDeque<Said> queue = new ArrayDeque<>();
  private Map<String, InboxEntry> told = new HashMap<>();
  private boolean greeted;
  private boolean writing;
  private boolean gone;

  /** One event of the stream. */
  record Said(String event, Object data) {}

  /** An entry that is no longer asked. */
  record Gone(String referralId) {}

  Reader(String teamId) {
    this.teamId = teamId;
  }

  String teamId() {
    return teamId;
  }

  /** Takes note of how the inbox looks now: first all of it, then what is different. */
  synchronized void look(List<InboxEntry> entries) {
    var now = new HashMap<String, InboxEntry>();
    entries.forEach(entry -> now.put(entry.referralId(), entry.still()));
    if (!greeted) {
      greeted = true;
      say(new Said("snapshot", entries));
    } else {
      told.keySet().stream()
          .filter(referralId -> !now.containsKey(referralId))
          .forEach(referralId -> say(new Said("gone", new Gone(referralId))));
      entries.stream()
          .filter(entry -> !entry.still().equals(told.get(entry.referralId())))
          .forEach(entry -> say(new Said("entry", entry)));
    }
    told = now;
  }

  synchronized void say(Said said) {
    if (queue.size() == MOST_QUEUED) {
      gone = true;
      queue.clear();
    } else if (!gone) {
      queue.add(said);
    }
  }

  /** Whether a writer has to be found: there is something to do and nobody does it. */
  synchronized boolean claim() {
    if (writing || (queue.isEmpty() && !gone)) {
      return false;
    }
    writing = true;
    return true;
  }

  /** The next to write; null when there is nothing left, and the writer is released. */
  synchronized @Nullable Said next() {
    var next = queue.poll();
    if (next == null) {
      writing = false;
    }
    return next;
  }

  synchronized void letGo() {
    gone = true;
    queue.clear();
  }

  synchronized boolean gone() {
    return gone;
  }
}
