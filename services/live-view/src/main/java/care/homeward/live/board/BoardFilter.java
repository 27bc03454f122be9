package care.homeward.live.board;

import care.homeward.contracts.StayEvent.Owner;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which people: the same for the API, the page and the stream. Values of one name are alternatives,
 * names narrow each other; {@code none} stands for what is not known or not chosen.
 *
 * @param wanted by name, without the names nothing is asked of
 */
public record BoardFilter(SortedMap<String, Set<String>> wanted) {

  public static final String NONE = "none";
  public static final String FIND = "q";
  public static final String FAST = "fast";
  private static final Predicate<String> CODE =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}").asMatchPredicate();
  private static final int LONGEST_FIND = 60;
  private static final Map<String, Field> FIELDS = fields();

  /** Everyone in a bed. */
  public static final BoardFilter EVERYONE = new BoardFilter(new TreeMap<>());

  /** One name: which values there are, and the value of a person. */
  private record Field(Predicate<String> allowed, Function<Standing, String> value) {}

  /** A name or a value that is not known here. */
  public static final class Unknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unknown(String message) {
      super(message);
    }
  }

  /** For what else an address may name and this is not. */
  public static Unknown unknown(String message) {
    return new Unknown(message);
  }

  /**
   * Reads a query; empty values ask nothing.
   *
   * @throws Unknown if a name or a value is not known
   */
  public static BoardFilter of(Map<String, ? extends Collection<String>> query) {
    var wanted = new TreeMap<String, Set<String>>();
    query.forEach(
        (name, values) -> {
          var asked =
              values.stream()
                  .filter(Objects::nonNull)
                  .map(String::strip)
                  .filter(value -> !value.isEmpty())
                  .flatMap(value -> spread(name, value))
                  .collect(Collectors.toCollection(TreeSet::new));
          asked.forEach(value -> check(name, value));
          if (!asked.isEmpty()) {
            wanted.put(name, asked);
          } else if (!FIELDS.containsKey(name) && !name.equals(FIND)) {
            throw new Unknown("There is no filter of this name.");
          }
        });
    return new BoardFilter(wanted);
  }

  /** This filter, asking for these values of one name instead of what it asked. */
  public BoardFilter with(String name, String... values) {
    var other = new TreeMap<>(wanted);
    if (values.length == 0) {
      other.remove(name);
    } else {
      other.put(name, new TreeSet<>(List.of(values)));
    }
    return new BoardFilter(other);
  }

  /** Whether it asks for this value of this name. */
  public boolean asks(String name, String value) {
    return wanted.getOrDefault(name, Set.of()).contains(value);
  }

  /** Whether this person is among those asked for. */
  public boolean matches(Standing standing) {
    for (var one : wanted.entrySet()) {
      var field = FIELDS.get(one.getKey());
      if (field == null
          ? !found(standing, one.getValue())
          : !one.getValue().contains(field.value().apply(standing))) {
        return false;
      }
    }
    return true;
  }

  private static boolean found(Standing standing, Set<String> words) {
    var card = standing.card();
    var text = (Reasons.of(card).plain() + " " + card.location().ward()).toLowerCase(Locale.UK);
    return words.stream().allMatch(word -> text.contains(word.toLowerCase(Locale.UK)));
  }

  /** Two of the five colours stand for two of the seven bands each. */
  private static Stream<String> spread(String name, String value) {
    return name.equals("band")
        ? switch (value) {
          case "0-1" -> Stream.of("0", "1");
          case "7-20" -> Stream.of("7-13", "14-20");
          default -> Stream.of(value);
        }
        : Stream.of(value);
  }

  private static void check(String name, String value) {
    var field = FIELDS.get(name);
    if (field == null && !name.equals(FIND)) {
      throw new Unknown("There is no filter of this name.");
    }
    if (field == null ? value.length() > LONGEST_FIND : !field.allowed().test(value)) {
      throw new Unknown("The filter " + name + " does not know this value.");
    }
  }

  private static Map<String, Field> fields() {
    Predicate<String> yesOrNo = Set.of("true", "false")::contains;
    var settings = Arrays.stream(Setting.values()).map(Setting::name).collect(Collectors.toSet());
    var owners = Arrays.stream(Owner.values()).map(Owner::name).collect(Collectors.toSet());
    var bands = Arrays.stream(Band.values()).map(Band::label).collect(Collectors.toSet());
    var fields = new LinkedHashMap<String, Field>();
    fields.put("place", new Field(CODE, s -> orNone(s.card().person().place())));
    fields.put("partnership", new Field(CODE, s -> orNone(s.card().person().partnership())));
    fields.put("hospital", new Field(CODE, s -> s.card().location().hospital()));
    fields.put("ward", new Field(CODE, s -> s.card().location().ward()));
    fields.put("person", new Field(CODE, s -> s.card().personId()));
    fields.put("setting", new Field(settings::contains, s -> s.card().setting().name()));
    fields.put("owner", new Field(owners::contains, s -> orNone(s.owner())));
    fields.put(
        "reason",
        new Field(code -> code.equals(NONE) || Reasons.known(code), s -> reason(s.card())));
    fields.put(
        "pathway",
        new Field(Set.of("0", "1", "2", "3", NONE)::contains, s -> orNone(s.card().pathway())));
    fields.put(
        "band",
        new Field(bands::contains, s -> s.delay() == null ? NONE : s.delay().band().label()));
    fields.put("waiting", new Field(yesOrNo, s -> String.valueOf(s.waiting())));
    fields.put("overdue", new Field(yesOrNo, s -> String.valueOf(s.overdue())));
    fields.put("found", new Field(yesOrNo, s -> String.valueOf(s.card().found())));
    fields.put(FAST, new Field(yesOrNo, s -> String.valueOf(s.card().fastTrack())));
    fields.put(
        "step",
        new Field(Set.of(NONE, "said")::contains, s -> s.withoutNextStep() ? NONE : "said"));
    return fields;
  }

  private static String reason(Card card) {
    return card.openWait() == null ? NONE : card.openWait().details().reason();
  }

  private static String orNone(@org.jspecify.annotations.Nullable Object value) {
    return value == null ? NONE : value.toString();
  }
}
