package care.homeward.standalone;

import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A page that is open: how long a command takes until the page is told. */
final class OpenPage {

  private static final Pattern CARD = Pattern.compile("id=\"(stay-[0-9a-f]+)\"");
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final String address;
  private final Client client;

  private OpenPage(String address, Client client) {
    this.address = address;
    this.client = client;
  }

  /**
   * A page that shows some people.
   *
   * @param filter the query of the board
   */
  static OpenPage of(String filter, Partnership partnership, Client client) {
    return new OpenPage(partnership.address(Part.PAGES) + "/live/board?" + filter, client);
  }

  /** From a command's first byte to the line that tells of it, of the people this page shows. */
  Latencies measured(Load load, int perSecond, Duration length) throws InterruptedException {
    var latencies = new Latencies();
    var sent = new ConcurrentHashMap<String, Long>();
    var stream =
        client
            .http()
            .sendAsync(client.request(address).timeout(LONGEST).build(), BodyHandlers.ofLines())
            .thenAccept(answer -> answer.body().forEach(line -> told(line, sent, latencies)));
    TimeUnit.SECONDS.sleep(2);
    load.steadily(perSecond, length, stay -> sent.put(stay, System.nanoTime()));
    TimeUnit.SECONDS.sleep(2);
    stream.cancel(true);
    return latencies;
  }

  private static void told(String line, ConcurrentHashMap<String, Long> sent, Latencies latencies) {
    var cards = CARD.matcher(line);
    while (cards.find()) {
      var at = sent.remove(cards.group(1));
      if (at != null) {
        latencies.add(System.nanoTime() - at);
      }
    }
  }
}
