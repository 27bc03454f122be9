package care.homeward.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.homeward.standalone.Part.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {

  @Test
  void a_port_is_the_usual_one_unless_the_environment_names_another() {
    assertThat(Part.PAGES.port(Map.of())).isEqualTo(8080);
    assertThat(Part.PAGES.port(Map.of("HOMEWARD_PAGES_PORT", "9080"))).isEqualTo(9080);
    assertThat(Part.STORE.port(Map.of("HOMEWARD_PAGES_PORT", "9080"))).isEqualTo(27017);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "eighty"})
  void what_is_no_port_is_refused_in_one_line(String named) {
    assertThatThrownBy(() -> Part.MLLP.port(Map.of("HOMEWARD_MLLP_PORT", named)))
        .isInstanceOf(CannotStart.class)
        .hasMessage("HOMEWARD_MLLP_PORT must be a port from 1 to 65535, not \"" + named + "\".");
  }

  @Test
  void a_port_that_is_taken_is_refused_in_one_line_that_says_what_to_do() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = taken.getLocalPort();

      assertThatThrownBy(() -> Part.PEOPLE.mustBeFree(port))
          .isInstanceOf(CannotStart.class)
          .hasMessage(
              "Port %d (people) is taken: stop what uses it, or set HOMEWARD_PEOPLE_PORT to another.",
              port);
    }
  }
}
