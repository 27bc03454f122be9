package care.homeward.live.pages.care;

import java.util.List;
import java.util.Objects;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What was typed into a form, to be shown again as it was where it was not done.
 *
 * @param act which form of the page; empty for none
 */
record Typed(String act, MultiValueMap<String, String> fields) {

  static final Typed NOTHING = new Typed("", new LinkedMultiValueMap<>());

  public boolean is(String asked) {
    return act.equals(asked);
  }

  /** The text of a field, if this form was the one. */
  public String in(String form, String field) {
    return is(form) ? of(field) : "";
  }

  public String of(String field) {
    return Objects.requireNonNullElse(fields.getFirst(field), "").strip();
  }

  public boolean has(String field, String value) {
    return all(field).contains(value);
  }

  public List<String> all(String field) {
    return fields.getOrDefault(field, List.of()).stream().filter(v -> !v.isBlank()).toList();
  }
}
