package care.homeward.live;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation says of itself.
 *
 * @param issuer address of the OpenID Connect provider, as in its tokens
 * @param broker host and port of the broker
 * @param services addresses of the services, by name
 * @param simulated true if the people are made up; every page says so
 * @param names names of hospitals, places and partnerships whose code is not one, by code
 * @param signIn how the pages sign people in
 */
@ConfigurationProperties("homeward")
public record LiveViewSettings(
    String issuer,
    String broker,
    @DefaultValue Map<String, URI> services,
    @DefaultValue("false") boolean simulated,
    @DefaultValue Map<String, String> names,
    @DefaultValue SignIn signIn) {

  /**
   * The client the pages are at the provider, and where the provider's addresses are not the usual
   * ones under its issuer.
   *
   * @param clientId the client's id
   * @param clientSecret the client's secret
   * @param authorizationUri where browsers are sent to sign in
   * @param tokenUri where codes become tokens
   * @param jwksUri where the provider's keys are
   * @param endSessionUri where browsers are sent to sign out
   */
  public record SignIn(
      @DefaultValue("pages") String clientId,
      @DefaultValue("pages-demo") String clientSecret,
      @Nullable String authorizationUri,
      @Nullable String tokenUri,
      @Nullable String jwksUri,
      @Nullable String endSessionUri) {}
}
