package care.homeward.live.board;

import java.util.Locale;

/** Codes as words, for when nothing better is known. */
public final class Words {

  /** {@code ICB} is no word. */
  private static final int LONGEST_ABBREVIATION = 3;

  private Words() {}

  /** {@code HOME_CARE} and {@code home-care} as {@code Home care}. */
  public static String of(String code) {
    var words = code.replace('_', ' ').replace('-', ' ').strip();
    if (words.length() <= LONGEST_ABBREVIATION) {
      return words;
    }
    var lower = words.equals(words.toUpperCase(Locale.UK)) ? words.toLowerCase(Locale.UK) : words;
    return lower.substring(0, 1).toUpperCase(Locale.UK) + lower.substring(1);
  }

  /** {@code aldersyke-east} as {@code Aldersyke East}. */
  public static String name(String code) {
    if (!code.equals(code.toLowerCase(Locale.UK))) {
      return code;
    }
    var name = new StringBuilder();
    for (var word : code.replace('-', ' ').strip().split(" ", -1)) {
      if (!word.isEmpty()) {
        name.append(name.isEmpty() ? "" : " ")
            .append(word.substring(0, 1).toUpperCase(Locale.UK))
            .append(word.substring(1));
      }
    }
    return name.toString();
  }
}
