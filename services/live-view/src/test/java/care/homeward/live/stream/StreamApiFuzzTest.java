package care.homeward.live.stream;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.live.board.BoardFilter;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.ErrorResponseException;

/** Whatever a reader who comes back says of where it was is a position, or refused. */
class StreamApiFuzzTest {

  @FuzzTest
  void a_position_is_a_whole_number_or_refused(byte[] said) {
    var text = new String(said, StandardCharsets.UTF_8);
    try {
      var position = StreamApi.position(text);

      if (position == null) {
        assertThat(text).isBlank();
      } else {
        assertThat(StreamApi.position(position.toString())).isEqualTo(position);
      }
    } catch (ErrorResponseException e) {
      refused(e, "unknown-position");
      assertThat(text.matches("0|-?[1-9][0-9]{0,17}")).isFalse();
    }
  }

  @FuzzTest
  void a_filter_of_the_stream_is_known_or_refused(byte[] said) {
    var query = new LinkedMultiValueMap<String, String>();
    for (var part : new String(said, StandardCharsets.UTF_8).split("&", -1)) {
      var both = part.split("=", 2);
      query.add(both[0], both.length == 1 ? "" : both[1]);
    }
    try {
      var filter = StreamApi.filter(query);

      assertThat(BoardFilter.of(filter.wanted())).isEqualTo(filter);
    } catch (ErrorResponseException e) {
      refused(e, "unknown-filter");
    }
  }

  private static void refused(ErrorResponseException e, String kind) {
    assertThat(e.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(String.valueOf(e.getBody().getType())).isEqualTo("urn:homeward:problem:" + kind);
  }
}
