package care.homeward.platform.simulation;

import care.homeward.platform.core.Decision;
import care.homeward.platform.core.Refused;
import care.homeward.platform.inbox.Tracing;
import care.homeward.platform.journal.HandTurnedJournal;
import care.homeward.platform.journal.KeyReused;
import care.homeward.platform.journal.MemoryJournalStore;
import care.homeward.platform.simulation.Time.Lane;
import care.homeward.platform.web.IdempotencyKeys;
import care.homeward.platform.web.Problems;
import com.mongodb.MongoException;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.json.JsonMapper;

/**
 * Those who ask one service over HTTP: they ask again when they are not told, and sometimes when
 * they were.
 */
final class Clients<S, E> {

  private static final String USER = "s.iqbal";
  private static final int PATIENCE = 12;
  private static final long TIMEOUT = 15_000;

  private final Time time;
  private final Weather weather;
  private final @Nullable SeededBug bug;
  private final MemoryJournalStore<S> store;
  private final BiFunction<S, Integer, Decision<E>> decide;
  private final List<String> violations;
  private final Map<Node, Door<S, E>> doors = new LinkedHashMap<>();
  final Map<String, Command> byCause = new HashMap<>();
  private int open;

  /** One instance's way in. */
  private record Door<S, E>(IdempotencyKeys keys, HandTurnedJournal<S, E> journal) {

    String ask(
        String uri,
        String key,
        String subject,
        int number,
        BiFunction<S, Integer, Decision<E>> to) {
      var request = new MockHttpServletRequest("POST", uri);
      request.setRemoteUser(USER);
      request.addHeader(IdempotencyKeys.HEADER, key);
      request.setContent(Integer.toString(number).getBytes(StandardCharsets.UTF_8));
      var answer = new String[1];
      try {
        keys.doFilter(
            request,
            new MockHttpServletResponse(),
            (filtered, response) -> {
              var web =
                  new ServletWebRequest(
                      (HttpServletRequest) filtered, (HttpServletResponse) response);
              var cause = keys.resolveArgument(null, null, web, null);
              var outcome = journal.handle(subject, cause, state -> to.apply(state, number));
              answer[0] = outcome.state().toString();
            });
      } catch (IOException | ServletException e) {
        throw new IllegalStateException(e);
      }
      return answer[0];
    }
  }

  /** What somebody wants, and what they were told. */
  static final class Command {
    final String key;
    final String subject;
    final int number;
    @Nullable String answer;
    int asked;
    int refused;
    boolean over;
    int attempts;

    Command(String key, String subject, int number) {
      this.key = key;
      this.subject = subject;
      this.number = number;
    }
  }

  Clients(
      Time time,
      Weather weather,
      @Nullable SeededBug bug,
      MemoryJournalStore<S> store,
      BiFunction<S, Integer, Decision<E>> decide,
      List<String> violations) {
    this.time = time;
    this.weather = weather;
    this.bug = bug;
    this.store = store;
    this.decide = decide;
    this.violations = violations;
  }

  void opens(Node node, HandTurnedJournal<S, E> journal) {
    var problems = new Problems(new Tracing(Tracer.NOOP, Propagator.NOOP));
    doors.put(node, new Door<>(new IdempotencyKeys(problems, new JsonMapper()), journal));
  }

  /** Whether somebody still waits to be told. */
  boolean waiting() {
    return open > 0;
  }

  void want(String subject, int number) {
    open++;
    attempt(new Command("key-" + number, subject, number));
  }

  private void attempt(Command command) {
    if (command.over) {
      return;
    }
    if (command.attempts++ == PATIENCE) {
      over(command);
      return;
    }
    var attempt = command.attempts;
    time.after(
        TIMEOUT,
        () -> {
          if (command.attempts == attempt) {
            attempt(command);
          }
        });
    ask(command, command.number, () -> again(command, attempt));
  }

  private void again(Command command, int attempt) {
    time.after(
        time.between(50, 4_000),
        () -> {
          if (command.attempts == attempt) {
            attempt(command);
          }
        });
  }

  private void over(Command command) {
    if (!command.over) {
      command.over = true;
      open--;
    }
  }

  private void ask(Command command, int number, Runnable notTold) {
    doors.keySet().removeIf(node -> !node.alive());
    if (doors.isEmpty()) {
      notTold.run();
      return;
    }
    var nodes = new ArrayList<>(doors.keySet());
    var node = nodes.get(time.dice.nextInt(nodes.size()));
    time.after(
        time.between(0, 30), node, Lane.COMMAND, () -> exchange(node, command, number, notTold));
  }

  private void exchange(Node node, Command command, int number, Runnable notTold) {
    var key = command.key + (bug == SeededBug.KEY_NOT_KEPT ? "-" + time.dice.nextInt() : "");
    var uri = "/" + command.subject;
    var cause = "http/" + USER + " " + uri + " " + key;
    byCause.put(cause, command);
    command.asked++;
    try {
      var answer = doors.get(node).ask(uri, key, command.subject, number, decide);
      node.check();
      if (weather.strikes(weather.lost)) {
        notTold.run();
      } else if (number != command.number) {
        violations.add("idempotency: " + key + " was answered for another request");
      } else {
        told(command, cause, answer);
      }
    } catch (KeyReused e) {
      if (number == command.number) {
        violations.add("idempotency: " + key + " was refused its own request");
      }
    } catch (Refused e) {
      time.tell(node.name + " refuses " + key);
      command.refused++;
      over(command);
    } catch (MongoException | DataAccessException e) {
      time.tell(node.name + " cannot say of " + key + ": " + e.getMessage());
      notTold.run();
    }
  }

  private void told(Command command, String cause, String answer) {
    time.tell("told of " + command.key);
    if (store.caused(command.subject, cause) == null) {
      violations.add("C1 lost: " + command.key + " was acknowledged and is not stored");
    }
    if (command.answer != null && !command.answer.equals(answer)) {
      violations.add(
          "idempotency: " + command.key + " was told " + command.answer + ", then " + answer);
    }
    command.answer = answer;
    over(command);
    if (time.chance(0.08)) {
      time.after(time.between(1, 20_000), () -> ask(command, command.number, () -> {}));
    }
    if (time.chance(0.02)) {
      time.after(time.between(1, 20_000), () -> ask(command, command.number + 1_000_000, () -> {}));
    }
  }
}
