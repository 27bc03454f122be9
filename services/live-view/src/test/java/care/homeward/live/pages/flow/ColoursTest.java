package care.homeward.live.pages.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The scale of delay as it is in the style sheets: in grey, in print and to every eye in order. */
class ColoursTest {

  @Test
  void each_step_of_delay_is_darker_than_the_one_before() throws IOException {
    assertThat(luminances("app.css", "b%d")).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(luminances("app.css", "b%d")).doesNotHaveDuplicates();
  }

  @Test
  void on_the_dark_wall_each_of_the_longest_steps_stands_out_and_text_can_be_read()
      throws IOException {
    for (var file : List.of("app.css", "wall.css")) {
      var grounds = luminances(file, "b%d");
      var inks = luminances(file, "b%di");
      for (int i = 0; i < 5; i++) {
        var light = Math.max(grounds.get(i), inks.get(i));
        var dark = Math.min(grounds.get(i), inks.get(i));
        assertThat((light + 0.05) / (dark + 0.05)).as(file + " b" + i).isGreaterThan(4.5);
      }
    }
    assertThat(luminances("wall.css", "b%d").getLast()).isEqualTo(1.0);
  }

  private static List<Double> luminances(String file, String token) throws IOException {
    try (var stream = ColoursTest.class.getResourceAsStream("/static/assets/" + file)) {
      assertThat(stream).isNotNull();
      var css = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return IntStream.range(0, 5).mapToObj(i -> luminance(css, token.formatted(i))).toList();
    }
  }

  private static double luminance(String css, String token) {
    var found = Pattern.compile("--" + token + ":#([0-9a-f]{6}|[0-9a-f]{3})\\b").matcher(css);
    assertThat(found.find()).as(token).isTrue();
    var hex = found.group(1);
    if (hex.length() == 3) {
      hex = hex.replaceAll("(.)", "$1$1");
    }
    return 0.2126 * channel(hex, 0) + 0.7152 * channel(hex, 2) + 0.0722 * channel(hex, 4);
  }

  private static double channel(String hex, int at) {
    var value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
