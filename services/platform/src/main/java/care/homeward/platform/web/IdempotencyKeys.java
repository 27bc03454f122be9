package care.homeward.platform.web;

import care.homeward.platform.journal.Cause;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@code Idempotency-Key} header: the same key and body replay the first answer, marked {@code
 * Idempotency-Replayed: true}; the same key with another body is 422; while the first is under way,
 * 409. A key belongs to one caller and one path. A refusal leaves nothing, so it is decided afresh.
 *
 * <p>A controller method asks for a {@link Cause}; the journal keeps it with what followed, so
 * there is no store of keys beside it.
 */
public final class IdempotencyKeys extends OncePerRequestFilter
    implements HandlerMethodArgumentResolver {

  /** What a client sends. */
  public static final String HEADER = "Idempotency-Key";

  /** What an answer carries that was given before. */
  public static final String REPLAYED = "Idempotency-Replayed";

  private static final Pattern ALLOWED = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final int LARGEST_BODY = 1 << 20;
  private static final String FINGERPRINT = IdempotencyKeys.class.getName();

  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final Problems problems;
  private final JsonMapper json;

  public IdempotencyKeys(Problems problems, JsonMapper json) {
    this.problems = problems;
    this.json = json;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getHeader(HEADER) == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!ALLOWED.matcher(request.getHeader(HEADER)).matches()) {
      refuse(
          response,
          HttpStatus.BAD_REQUEST,
          "idempotency-key-invalid",
          "An idempotency key has 1 to 200 visible ASCII characters.");
      return;
    }
    var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      refuse(
          response,
          HttpStatus.CONTENT_TOO_LARGE,
          "body-too-large",
          "A body with an idempotency key has at most 1 MiB.");
      return;
    }
    var key = key(request);
    if (!underWay.add(key)) {
      refuse(
          response,
          HttpStatus.CONFLICT,
          "idempotency-key-under-way",
          "A request with this key is under way. Try again in a moment.");
      return;
    }
    try {
      var again = new Again(request, body);
      again.setAttribute(FINGERPRINT, fingerprint(request.getMethod(), body));
      chain.doFilter(again, response);
    } finally {
      underWay.remove(key);
    }
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Cause.class;
  }

  @Override
  public Cause resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binderFactory) {
    var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
    var response = Objects.requireNonNull(web.getNativeResponse(HttpServletResponse.class));
    var by = String.valueOf(request.getRemoteUser());
    if (request.getHeader(HEADER) == null) {
      return Cause.of("http/" + UUID.randomUUID(), by);
    }
    return new Cause(
        "http/" + key(request),
        by,
        String.valueOf(request.getAttribute(FINGERPRINT)),
        () -> response.setHeader(REPLAYED, "true"));
  }

  private static String key(HttpServletRequest request) {
    return request.getRemoteUser()
        + " "
        + request.getRequestURI()
        + " "
        + request.getHeader(HEADER);
  }

  private static String fingerprint(String method, byte[] body) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(method.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void refuse(HttpServletResponse response, HttpStatus status, String kind, String detail)
      throws IOException {
    ProblemDetail problem = problems.problem(status, kind, detail);
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(problem));
  }
}
