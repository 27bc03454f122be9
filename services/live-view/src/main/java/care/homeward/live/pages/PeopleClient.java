package care.homeward.live.pages;

import care.homeward.contracts.Publisher;
import care.homeward.live.pages.Callers.Caller;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks {@code people} who someone is, as the reader: it records who looked at whom before it
 * answers. When it is away the board goes on without names.
 */
@Component
public class PeopleClient {

  static final String BOARD = "discharge board";
  static final String EXPORT = "discharge board export";

  /** As many ids as it takes at once. */
  private static final int MOST_IDS = 500;

  private final Services services;
  private final JsonMapper json;

  /**
   * Someone's name, short and whole, and age; the names are absent where none is known.
   *
   * @param restricted whether their whereabouts are protected
   */
  public record Known(
      @Nullable String name, @Nullable String fullName, @Nullable Long age, boolean restricted) {}

  private record Question(List<String> ids, String purpose) {}

  private record Answer(List<Person> people) {}

  private record Person(String id, @Nullable Name name, @Nullable Long age, boolean restricted) {}

  private record Name(String family, @Nullable String given) {

    String full() {
      return given == null || given.isBlank() ? family : given + " " + family;
    }

    String shown() {
      return given == null || given.isBlank() ? family : given.charAt(0) + ". " + family;
    }
  }

  PeopleClient(Services services, JsonMapper json) {
    this.services = services;
    this.json = json;
  }

  /**
   * Who they are, by id; unknown ids are left out.
   *
   * @param purpose what for, as it is recorded beside who looked
   * @throws Away if {@code people} does not answer
   */
  public Map<String, Known> lookUp(Collection<String> ids, String purpose, Caller caller) {
    var all = List.copyOf(ids);
    var known = new HashMap<String, Known>();
    for (int from = 0; from < all.size(); from += MOST_IDS) {
      var some = all.subList(from, Math.min(all.size(), from + MOST_IDS));
      var question = new Question(some, purpose);
      var answer =
          services.post(caller, Publisher.PEOPLE, null, question, "/api/people/lookups").answer();
      if (answer == null) {
        throw new Away();
      }
      for (var person : json.treeToValue(answer, Answer.class).people()) {
        var name = person.name();
        known.put(
            person.id(),
            new Known(
                name == null ? null : name.shown(),
                name == null ? null : name.full(),
                person.age(),
                person.restricted()));
      }
    }
    return known;
  }

  /** Nobody answers, or it was away a moment ago and is not asked now. */
  public static final class Away extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Away() {
      super("people does not answer", null, false, false);
    }
  }
}
