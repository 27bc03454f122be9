package care.homeward.campaign.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.homeward.campaign.parts.Link.Weather;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link between a client and a server that sends back each byte. */
class LinkTest {

  private ServerSocket echo;
  private Link link;

  @BeforeEach
  void open() throws IOException {
    echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    var listening = echo;
    Thread.ofVirtual()
        .start(
            () -> {
              while (!listening.isClosed()) {
                try {
                  var one = listening.accept();
                  Thread.ofVirtual().start(() -> sendBack(one));
                } catch (IOException e) {
                  return;
                }
              }
            });
    link = Link.to(echo.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    link.close();
    echo.close();
  }

  @Test
  void what_is_sent_comes_back() throws IOException {
    try (var client = client()) {
      assertThat(answerTo(client, 7)).isEqualTo(7);
    }
  }

  @Test
  void a_silent_link_holds_back_and_gives_when_it_heals() throws IOException {
    try (var client = client()) {
      assertThat(answerTo(client, 1)).isEqualTo(1);
      for (var weather : new Weather[] {Weather.SILENT, Weather.MUTE, Weather.DEAF}) {
        link.set(weather);
        assertThatThrownBy(() -> answerTo(client, 2)).isInstanceOf(SocketTimeoutException.class);
        link.set(Weather.FINE);
        assertThat(client.getInputStream().read()).isEqualTo(2);
      }
    }
  }

  @Test
  void a_cut_link_resets_who_is_there_and_turns_away_who_comes() throws IOException {
    try (var client = client()) {
      assertThat(answerTo(client, 1)).isEqualTo(1);
      link.set(Weather.CUT);
      assertThatThrownBy(
              () -> {
                answerTo(client, 2);
                answerTo(client, 3);
              })
          .isInstanceOf(IOException.class);
      assertThat(closedAtOnce()).isTrue();
      link.set(Weather.FINE);
      try (var next = client()) {
        assertThat(answerTo(next, 4)).isEqualTo(4);
      }
    }
  }

  @Test
  void what_a_link_held_back_is_gone_when_it_is_cut() throws IOException {
    try (var client = client()) {
      link.set(Weather.MUTE);
      assertThatThrownBy(() -> answerTo(client, 1)).isInstanceOf(SocketTimeoutException.class);
      link.set(Weather.CUT);
      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(IOException.class);
    }
  }

  private boolean closedAtOnce() {
    try (var client = client()) {
      return answerTo(client, 9) < 0;
    } catch (IOException e) {
      return true;
    }
  }

  private Socket client() throws IOException {
    var client = new Socket(InetAddress.getLoopbackAddress(), link.port());
    client.setSoTimeout(500);
    return client;
  }

  private static int answerTo(Socket client, int value) throws IOException {
    client.getOutputStream().write(value);
    return client.getInputStream().read();
  }

  private static void sendBack(Socket one) {
    try (one) {
      for (int next = one.getInputStream().read(); next >= 0; next = one.getInputStream().read()) {
        one.getOutputStream().write(next);
      }
    } catch (IOException e) {
      // Reset, as it was meant to be.
    }
  }
}
