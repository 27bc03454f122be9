package care.homeward.live.pages.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;

/** Whatever stands in the address of the board is asked for, or refused. */
class AskedFuzzTest {

  private static final Instant NOW = Instant.parse("2026-11-24T14:00:00Z");

  @FuzzTest
  void an_address_asks_for_the_same_when_it_is_written_again(byte[] address) {
    var query = query(new String(address, StandardCharsets.UTF_8));
    Asked asked;
    try {
      asked = Asked.of(query, NOW);
    } catch (ResponseStatusException e) {
      assertThat(e.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
      return;
    }

    var again = Asked.of(query(asked.query()), NOW);
    assertThat(again.filter()).isEqualTo(asked.filter());
    assertThat(again.moment()).isEqualTo(asked.moment());
    assertThat(again.query()).isEqualTo(asked.query());
    assertThatNoException().isThrownBy(() -> URI.create(asked.href()));
  }

  /** As a server takes an address apart, {@code name=value} by {@code &}. */
  static MultiValueMap<String, String> query(String address) {
    var query = new LinkedMultiValueMap<String, String>();
    for (var part : address.split("&", -1)) {
      var both = part.split("=", 2);
      if (!part.isEmpty()) {
        query.add(decoded(both[0]), both.length == 1 ? "" : decoded(both[1]));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
