package care.homeward.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers for a minute that a token was found good, so that its signature is not checked anew for
 * every request that carries it. A token past its time, and one that was refused, is always looked
 * at anew; a key taken out of use counts no more after that minute.
 */
final class RememberedTokens implements JwtDecoder {

  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final int MOST = 10_000;

  private final JwtDecoder decoder;
  private final InstantSource clock;
  private final Cache<String, Jwt> good =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

  RememberedTokens(JwtDecoder decoder, InstantSource clock) {
    this.decoder = decoder;
    this.clock = clock;
  }

  @Override
  public Jwt decode(String token) {
    var known = good.getIfPresent(token);
    if (known != null && inTime(known)) {
      return known;
    }
    var decoded = decoder.decode(token);
    good.put(token, decoded);
    return decoded;
  }

  private boolean inTime(Jwt token) {
    var until = token.getExpiresAt();
    return until != null && until.isAfter(clock.instant());
  }
}
