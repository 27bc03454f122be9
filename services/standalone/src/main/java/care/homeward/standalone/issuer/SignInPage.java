package care.homeward.standalone.issuer;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.security.web.csrf.CsrfToken;

/** The page on which one chooses who to be, and its style. */
final class SignInPage extends HttpServlet {

  static final String PATH = "/sign-in";
  static final String STYLE = "/sign-in.css";

  private static final long serialVersionUID = 1L;

  private static final String PROBLEM =
      "<p class=\"wrong\" role=\"alert\">That is not the password of the demonstration.</p>";

  private final String style = resource("sign-in.css");
  private final String page =
      resource("sign-in.html")
          .replace("{{password}}", Account.PASSWORD)
          .replace(
              "{{accounts}}",
              Arrays.stream(Account.values())
                  .map(SignInPage::choice)
                  .collect(Collectors.joining("\n")));

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getServletPath()) {
      case PATH -> answer(response, "text/html", page(request));
      case STYLE -> answer(response, "text/css", style);
      default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private String page(HttpServletRequest request) {
    var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    return page.replace("{{token}}", token.getToken())
        .replace("{{problem}}", request.getParameter("wrong") == null ? "" : PROBLEM);
  }

  private static String choice(Account account) {
    return """
              <label>
                <input type="radio" name="username" value="%s" required%s>
                <strong>%s</strong> <span>%s</span> <small>%s</small>
              </label>"""
        .formatted(
            account.username,
            account == Account.COORDINATOR ? " checked" : "",
            account.displayName,
            account.title,
            account.does);
  }

  private static void answer(HttpServletResponse response, String type, String text)
      throws IOException {
    response.setContentType(type);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String resource(String name) {
    try (InputStream bytes = SignInPage.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(bytes, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
