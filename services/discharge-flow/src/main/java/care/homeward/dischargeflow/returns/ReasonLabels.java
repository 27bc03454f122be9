package care.homeward.dischargeflow.returns;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The published reasons for delay by our codes and by what the published files call them: with or
 * without the family, "Pathway 1" or "P1", any kind of dash and space, or none where one belongs.
 */
public final class ReasonLabels {

  /**
   * One published reason.
   *
   * @param code our code
   * @param family the family's words, as the files put them before the label
   * @param label the label, without the family
   */
  public record Published(String code, String family, String label) {

    /** The label as the files have it, in plain punctuation. */
    String inFull() {
      return family + " - " + label.replaceFirst("\\(P(?=[0-3])", "(Pathway ");
    }
  }

  private final Map<String, Published> byCode = new LinkedHashMap<>();
  private final Map<String, String> codes = new HashMap<>();

  /**
   * The labels of these reasons, in the order published.
   *
   * @throws IllegalArgumentException if two could be taken for one another
   */
  public ReasonLabels(List<Published> reasons) {
    for (var reason : reasons) {
      byCode.put(reason.code(), reason);
      put(reason.label(), reason.code());
      put(reason.family() + reason.label(), reason.code());
    }
  }

  private void put(String label, String code) {
    if (codes.put(letters(label), code) != null) {
      throw new IllegalArgumentException("two reasons are called \"" + label + "\"");
    }
  }

  /** Our code of what a file calls a reason; none if it is no published one. */
  public Optional<String> code(String label) {
    return Optional.ofNullable(codes.get(letters(label)));
  }

  /** Codes in the order published. */
  public List<String> order() {
    return List.copyOf(byCode.keySet());
  }

  /** The reasons in the order published. */
  List<Published> all() {
    return List.copyOf(byCode.values());
  }

  /** What is left of a label when all that varies is gone: letters and digits, in lower case. */
  private static String letters(String label) {
    return Normalizer.normalize(label, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("pathway\\s*(?=[0-3])", "p")
        .replaceAll("[^a-z0-9]", "");
  }
}
