package care.homeward.platform.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The wrong settings found so far, a line each. */
final class Wrong {

  private final List<String> lines = new ArrayList<>();

  /**
   * Looks at one setting.
   *
   * @param where what it is a setting of, like {@code feed-in-0}
   * @param must what it has to be, in words
   * @param why what would happen otherwise
   */
  void unless(
      boolean right, String where, String setting, @Nullable Object is, String must, String why) {
    if (!right) {
      lines.add("%s: %s is %s and must be %s: %s".formatted(where, setting, is, must, why));
    }
  }

  /** A setting that has one right value. */
  void unlessIs(Object must, String where, String setting, @Nullable Object is, String why) {
    unless(
        Objects.equals(String.valueOf(must), String.valueOf(is)),
        where,
        setting,
        is == null || is.toString().isEmpty() ? "not set" : is,
        String.valueOf(must),
        why);
  }

  /** A setting that is a number, as text or as such. */
  void unlessNumber(
      Predicate<Long> right,
      String where,
      String setting,
      @Nullable Object is,
      String must,
      String why) {
    unless(
        is != null && number(is) != null && right.test(Objects.requireNonNull(number(is))),
        where,
        setting,
        is == null ? "not set" : is,
        must,
        why);
  }

  void add(String line) {
    lines.add(line);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /**
   * Lets go on only what is right.
   *
   * @throws WrongSettings with a line for each that is not
   */
  void stop() {
    if (!lines.isEmpty()) {
      throw new WrongSettings(lines);
    }
  }

  private static @Nullable Long number(Object text) {
    try {
      return Long.valueOf(String.valueOf(text).strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
