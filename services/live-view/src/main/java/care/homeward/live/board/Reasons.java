package care.homeward.live.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Short plain names of the 37 published reasons for delay. */
public final class Reasons {

  /** The edition of the published list. */
  public static final String EDITION = "2024-05-27";

  /** By code; the file beside this class says of which edition. */
  private static final Map<String, String> PLAIN = load("plain");

  /** What is said instead of someone in a community bed. */
  private static final Map<String, String> COMMUNITY = load("community");

  private Reasons() {}

  /**
   * A reason as people say it.
   *
   * @param code the published reason's code; {@code none} when nobody has said one
   */
  public record Reason(String code, String plain) {}

  /** All codes known here. */
  public static Set<String> codes() {
    return PLAIN.keySet();
  }

  static boolean known(String code) {
    return PLAIN.containsKey(code);
  }

  /** The reason on a card. */
  public static Reason of(Card card) {
    var wait = card.openWait();
    return wait == null
        ? new Reason(
            BoardFilter.NONE,
            card.waiting() ? "No reason recorded" : "Meets the criteria to reside")
        : of(wait.details().reason(), card.setting());
  }

  private static Reason of(String code, Setting setting) {
    var plain = of(code);
    return setting == Setting.COMMUNITY
        ? new Reason(code, COMMUNITY.getOrDefault(code, plain.plain()))
        : plain;
  }

  /** A reason by its code; one not known here is said in the words of its code. */
  public static Reason of(String code) {
    return new Reason(code, PLAIN.getOrDefault(code, Words.of(code)));
  }

  private static Map<String, String> load(String which) {
    try (var file = Reasons.class.getResourceAsStream("/reasons-" + EDITION + ".json")) {
      if (file == null) {
        throw new IllegalStateException("the names of the reasons are not on the class path");
      }
      var names = new JsonMapper().readTree(file).required(which);
      return names
          .propertyStream()
          .collect(
              java.util.stream.Collectors.toUnmodifiableMap(
                  Map.Entry::getKey, name -> name.getValue().asString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
