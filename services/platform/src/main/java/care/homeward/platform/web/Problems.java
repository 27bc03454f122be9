package care.homeward.platform.web;

import care.homeward.platform.core.Refused;
import care.homeward.platform.inbox.Tracing;
import care.homeward.platform.journal.KeyReused;
import com.mongodb.MongoException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Every error as {@code application/problem+json}, with the trace id to quote to an operator. */
@RestControllerAdvice(annotations = org.springframework.web.bind.annotation.RestController.class)
public final class Problems extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);
  private static final MediaType FORM = MediaType.APPLICATION_PROBLEM_JSON;
  private static final String RETRY_SECONDS = "5";

  /** A key of a map, in the name of a field; the place in a list is a number. */
  private static final Pattern CHOSEN_KEY = Pattern.compile("\\[(?![0-9]+])[^]]*]");

  private final Tracing tracing;

  public Problems(Tracing tracing) {
    this.tracing = tracing;
  }

  /** A problem of this kind, named in kebab-case, with the trace id. */
  public ProblemDetail problem(HttpStatusCode status, String kind, String detail) {
    var problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create("urn:homeward:problem:" + kind));
    addTrace(problem);
    return problem;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> keyReused(KeyReused e) {
    return answer(
        problem(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "idempotency-key-reused",
            String.valueOf(e.getMessage())));
  }

  @ExceptionHandler({MongoException.class, DataAccessException.class})
  ResponseEntity<ProblemDetail> storeAway(Exception e) {
    log.warn("the store does not answer: {}", e.getClass().getSimpleName());
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .contentType(FORM)
        .body(
            problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "store-away",
                "Not known to be stored. Send it again in a moment, with the same key."));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> any(Exception e) {
    return answer(of(e));
  }

  /** What is thrown is a refusal, or a mistake of the asker's, or else a fault of ours. */
  ProblemDetail of(Throwable thrown) {
    return switch (thrown) {
      case Refused refused ->
          problem(
              switch (refused.kind()) {
                case CONFLICT -> HttpStatus.CONFLICT;
                case IMPOSSIBLE -> HttpStatus.UNPROCESSABLE_CONTENT;
                case UNKNOWN -> HttpStatus.NOT_FOUND;
              },
              refused.rule(),
              String.valueOf(refused.getMessage()));
      case InvalidParameterException _ ->
          problem(HttpStatus.BAD_REQUEST, "unreadable-query", "What is asked cannot be read.");
      default -> {
        log.error("unforeseen", thrown);
        yield problem(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "unforeseen",
            "Something went wrong on our side. Quote the trace id to an operator.");
      }
    };
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var problem = problem(status, "invalid-request", "Some fields are missing or wrong.");
    var errors =
        e.getBindingResult().getFieldErrors().stream()
            .map(
                error ->
                    Map.of(
                        "pointer",
                        "/"
                            + CHOSEN_KEY
                                .matcher(error.getField())
                                .replaceAll("[*]")
                                .replace('.', '/'),
                        "detail",
                        String.valueOf(error.getDefaultMessage())))
            .toList();
    problem.setProperty("errors", errors);
    return handleExceptionInternal(e, problem, headers, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var problem = problem(status, "unreadable-request", "The body is not what is expected here.");
    if (e.getCause() instanceof tools.jackson.databind.DatabindException wrong) {
      var pointer =
          wrong.getPath().stream()
              .map(Problems::step)
              .reduce("", (path, step) -> path + "/" + step);
      problem.setProperty(
          "errors", List.of(Map.of("pointer", pointer, "detail", "cannot be read as expected")));
    }
    return handleExceptionInternal(e, problem, headers, status, request);
  }

  /** Says which value, and not what stood there, as the framework would. */
  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    var name = e instanceof MethodArgumentTypeMismatchException of ? of.getName() : "A value";
    var problem = problem(status, "invalid-request", name + " cannot be read as expected.");
    return handleExceptionInternal(e, problem, headers, status, request);
  }

  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (!(body instanceof ProblemDetail problem)) {
      return new ResponseEntity<>(body, headers, status);
    }
    addTrace(problem);
    // Whatever was said to be accepted: else what cannot be understood of it leaves nothing to say.
    return ResponseEntity.status(status).headers(headers).contentType(FORM).body(problem);
  }

  /** The names of fields are ours; the keys of a map are whatever was sent. */
  private static String step(JacksonException.Reference step) {
    return step.getPropertyName() == null
        ? String.valueOf(step.getIndex())
        : step.from() instanceof Map || step.from() == Map.class ? "*" : step.getPropertyName();
  }

  private void addTrace(ProblemDetail problem) {
    var traceId = tracing.traceId();
    if (traceId != null) {
      problem.setProperty("traceId", traceId);
      // Else the framework puts the address there, with whatever was written into it.
      problem.setInstance(URI.create("urn:homeward:trace:" + traceId));
    }
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus()).contentType(FORM).body(problem);
  }
}
