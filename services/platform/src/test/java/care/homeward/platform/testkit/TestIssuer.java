package care.homeward.platform.testkit;

import care.homeward.platform.access.Role;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;

/** An OpenID Connect issuer for tests: real signatures, no questions asked. */
public final class TestIssuer {

  private final RSAKey key;
  private final String address;

  TestIssuer() {
    try {
      key = new RSAKeyGenerator(2048).keyID("test").generate();
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      address = "http://127.0.0.1:" + server.getAddress().getPort();
      var metadata =
          """
          {"issuer":"%1$s","jwks_uri":"%1$s/oauth2/jwks","token_endpoint":"%1$s/oauth2/token",
           "authorization_endpoint":"%1$s/oauth2/authorize",
           "subject_types_supported":["public"],"response_types_supported":["code"],
           "id_token_signing_alg_values_supported":["RS256"]}
          """
              .formatted(address);
      server.createContext("/.well-known/openid-configuration", x -> answer(x, metadata));
      server.createContext(
          "/oauth2/jwks", x -> answer(x, new JWKSet(key.toPublicJWK()).toString()));
      server.createContext(
          "/oauth2/token",
          x ->
              answer(
                  x,
                  """
                  {"access_token":"%s","token_type":"Bearer","expires_in":600}
                  """
                      .formatted(token("service", Role.SERVICE))));
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The issuer's address. */
  public String address() {
    return address;
  }

  /** A token of this subject with these roles, good for ten minutes. */
  public String token(String subject, Role... roles) {
    return token(subject, List.of(), List.of(), roles);
  }

  /** As {@link #token(String, Role...)}, for someone who acts for these services. */
  public String token(String subject, List<String> teams, Role... roles) {
    return token(subject, teams, List.of(), roles);
  }

  /** As {@link #token(String, Role...)}, for someone who runs these homes. */
  public String manager(String subject, String... homes) {
    return token(subject, List.of(), List.of(homes), Role.CARE_HOME);
  }

  private String token(String subject, List<String> teams, List<String> homes, Role... roles) {
    var now = Instant.now();
    return signed(
        new JWTClaimsSet.Builder()
            .issuer(address)
            .subject(subject)
            .claim(
                "roles",
                Arrays.stream(roles)
                    .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toList())
            .claim("teams", teams)
            .claim("homes", homes)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(Duration.ofMinutes(10))))
            .build());
  }

  /** Signs any claims, for tests of tokens that must be refused. */
  public String signed(JWTClaimsSet claims) {
    try {
      var jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256)
                  .keyID("test")
                  .type(JOSEObjectType.JWT)
                  .build(),
              claims);
      jwt.sign(new RSASSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
