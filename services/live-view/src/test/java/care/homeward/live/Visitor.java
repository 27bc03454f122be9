package care.homeward.live;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** A browser without script: follows where it is sent, keeps its cookie, fills in forms. */
final class Visitor {

  private final String address;
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** What came back. */
  record Answer(int status, URI address, String body, HttpHeaders headers) {

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    Document page() {
      return Jsoup.parse(body, address.toString());
    }

    /** The fields of a form as they are filled in, what the page hides in it too. */
    Map<String, String> form(String selector) {
      var fields = new LinkedHashMap<String, String>();
      var form = (FormElement) page().select(selector).first();
      if (form == null) {
        throw new AssertionError("no form " + selector + " in " + body);
      }
      form.formData().forEach(field -> fields.put(field.key(), field.value()));
      return fields;
    }
  }

  Visitor(String address) {
    this.address = address;
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(address + path)).GET());
  }

  Answer post(String path, Map<String, String> form) throws IOException, InterruptedException {
    var body =
        form.entrySet().stream()
            .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            request.header("Accept", "text/html").timeout(Duration.ofSeconds(20)).build(),
            BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.uri(), answer.body(), answer.headers());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
