package care.homeward.dischargeflow;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The id of a hospital's visit outside the hospital: 96 bits of HMAC-SHA-256, because visit numbers
 * are few enough to be tried one by one against a plain hash.
 */
final class StayIds {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 12;

  private final SecretKeySpec key;

  StayIds(String key) {
    this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** The stay that this visit of this hospital's organisation is. */
  String of(String organisation, String visit) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      var named = organisation.toUpperCase(Locale.ROOT) + "\n" + visit;
      var hash = mac.doFinal(named.getBytes(StandardCharsets.UTF_8));
      return "stay-" + HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
