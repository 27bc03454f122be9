package care.homeward.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The id a person has outside this service: 128 bits of HMAC-SHA-256. A plain hash would be no
 * secret, as there are only a thousand million valid NHS numbers.
 */
final class Pseudonyms {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 16;

  private final SecretKeySpec key;

  Pseudonyms(String key) {
    this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  String of(NhsNumber number) {
    return pseudonym("nhs|" + number.digits());
  }

  String of(LocalIdentifier identifier) {
    return pseudonym("local|" + identifier.organisation() + "|" + identifier.value());
  }

  private String pseudonym(String identifier) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      var hash = mac.doFinal(identifier.getBytes(StandardCharsets.UTF_8));
      return "person-" + HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
