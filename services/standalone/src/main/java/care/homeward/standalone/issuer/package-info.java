/**
 * The demonstration's own OpenID Connect provider: real code flow and client credentials, with
 * accounts whose password is printed on the sign-in page. It answers on this machine only.
 *
 * <p>Read {@link care.homeward.standalone.issuer.Account}, {@link
 * care.homeward.standalone.issuer.Machine}, then {@link
 * care.homeward.standalone.issuer.DemoIssuer}.
 */
@NullMarked
package care.homeward.standalone.issuer;

import org.jspecify.annotations.NullMarked;
