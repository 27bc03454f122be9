package care.homeward.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class RememberedTokensTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final List<String> looked = new ArrayList<>();
  private Instant now = NOON;
  private final RememberedTokens tokens =
      new RememberedTokens(this::decoded, (InstantSource) () -> now);

  private Jwt decoded(String token) {
    looked.add(token);
    if (token.equals("forged")) {
      throw new BadJwtException("not signed by the issuer");
    }
    return Jwt.withTokenValue(token)
        .header("alg", "RS256")
        .subject("r.naylor")
        .issuedAt(NOON.minusSeconds(60))
        .expiresAt(NOON.plusSeconds(300))
        .build();
  }

  @Test
  void a_good_token_is_looked_at_once() {
    tokens.decode("one");
    var again = tokens.decode("one");

    assertThat(again.getSubject()).isEqualTo("r.naylor");
    assertThat(looked).containsExactly("one");
  }

  @Test
  void another_token_is_another_look() {
    tokens.decode("one");
    tokens.decode("two");

    assertThat(looked).containsExactly("one", "two");
  }

  @Test
  void a_token_past_its_time_is_looked_at_again() {
    tokens.decode("one");
    now = NOON.plusSeconds(300);
    tokens.decode("one");

    assertThat(looked).containsExactly("one", "one");
  }

  @Test
  void a_refused_token_is_refused_each_time() {
    for (int time = 0; time < 2; time++) {
      assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
    }

    assertThat(looked).containsExactly("forged", "forged");
  }
}
