package care.homeward.live.pages;

import care.homeward.live.board.Words;
import care.homeward.platform.access.Role;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Who reads the page, for its head. */
record Reader(String name, String role, String initials) {

  static Reader of(Authentication who) {
    var name =
        who.getPrincipal() instanceof OidcUser user && user.getFullName() != null
            ? user.getFullName()
            : who.getName();
    var role = Callers.roles(who).stream().map(Reader::role).collect(Collectors.joining(", "));
    var initials =
        Arrays.stream(name.split("[ .]"))
            .filter(word -> !word.isEmpty())
            .limit(2)
            .map(word -> word.substring(0, 1).toUpperCase(Locale.UK))
            .collect(Collectors.joining());
    return new Reader(name, role, initials);
  }

  private static String role(Role role) {
    return role == Role.HUB ? "Care transfer hub" : Words.of(role.name());
  }
}
