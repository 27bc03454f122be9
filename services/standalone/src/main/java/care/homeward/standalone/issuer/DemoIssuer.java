package care.homeward.standalone.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;

/**
 * A running issuer of tokens for the demonstration. Its context is its own: nothing of the services
 * beside it on the class path configures it, and it configures none of them.
 */
public final class DemoIssuer implements AutoCloseable {

  private static final int KEY_BITS = 2048;

  private final AnnotationConfigServletWebServerApplicationContext context;

  private DemoIssuer(AnnotationConfigServletWebServerApplicationContext context) {
    this.context = context;
  }

  /**
   * Where the issuer answers, and where the pages it signs people in for are.
   *
   * @param address of the loopback interface
   * @param port of the issuer
   * @param pagesPort of the pages
   * @param key made at start, never stored
   */
  record Place(InetAddress address, int port, int pagesPort, CompletableFuture<RSAKey> key) {

    Place {
      if (!address.isLoopbackAddress()) {
        throw new IllegalArgumentException(
            "The demonstration's issuer answers on loopback only, not on "
                + address.getHostAddress());
      }
    }

    String issuer() {
      return "http://" + address.getHostAddress() + ":" + port;
    }
  }

  /**
   * Starts the issuer {@code http://127.0.0.1:<port>} for the pages on {@code pagesPort}.
   *
   * @return when it answers
   */
  public static DemoIssuer start(int port, int pagesPort) {
    return start(InetAddress.ofLiteral("127.0.0.1"), port, pagesPort);
  }

  static DemoIssuer start(InetAddress address, int port, int pagesPort) {
    // Making the key takes as long as the rest of the start: side by side.
    var place = new Place(address, port, pagesPort, CompletableFuture.supplyAsync(DemoIssuer::key));
    var context = new AnnotationConfigServletWebServerApplicationContext();
    try {
      context.registerBean(Place.class, () -> place);
      context.register(IssuerConfiguration.class);
      context.refresh();
      return new DemoIssuer(context);
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  /** The issuer's address, as in its tokens. */
  public String address() {
    return context.getBean(Place.class).issuer();
  }

  @Override
  public void close() {
    context.close();
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(KEY_BITS).keyIDFromThumbprint(true).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
