package care.homeward.platform.web;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets in so many requests at once, lets a few more wait a moment, and tells everyone else at once
 * to come back: those who are let in are served as quickly as ever. A body is read before its
 * request takes a place, so that a slow sender keeps nobody out.
 */
public final class Admission extends OncePerRequestFilter {

  /**
   * How much is taken on.
   *
   * @param atOnce requests served at once
   * @param waiting requests that may wait for a place
   * @param waits how long they may wait
   * @param streams streams open at once
   * @param bodies bodies being read at once
   * @param bodyWithin how long a body may take
   */
  public record Limits(
      int atOnce, int waiting, Duration waits, int streams, int bodies, Duration bodyWithin) {}

  private static final int LARGEST_BODY = 1 << 20;
  private static final String PAGE =
      """
      <!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Busy - Homeward</title>
      <h1>Too many are asking at once</h1><p>Nothing was done. Load the page again in a moment.</p>
      """;

  private final Limits limits;
  private final Semaphore places;
  private final Semaphore queue;
  private final Semaphore streams;
  private final Semaphore bodies;
  private final MeterRegistry meters;
  private final Refusal busy;
  private final Refusal tooLarge;
  private final Refusal tooSlow;

  /** An answer prepared once, because it is given when there is no time. */
  private record Refusal(HttpStatus status, String kind, String problem) {}

  public Admission(Limits limits, Problems problems, JsonMapper json, MeterRegistry meters) {
    this.limits = limits;
    this.places = new Semaphore(limits.atOnce());
    this.queue = new Semaphore(limits.waiting());
    this.streams = new Semaphore(limits.streams());
    this.bodies = new Semaphore(limits.bodies());
    this.meters = meters;
    this.busy =
        refusal(
            problems,
            json,
            HttpStatus.SERVICE_UNAVAILABLE,
            "busy",
            "Too many are asking at once, so nothing was done. Try again in a moment.");
    this.tooLarge =
        refusal(
            problems,
            json,
            HttpStatus.CONTENT_TOO_LARGE,
            "body-too-large",
            "A body has at most 1 MiB.");
    this.tooSlow =
        refusal(
            problems,
            json,
            HttpStatus.REQUEST_TIMEOUT,
            "body-too-slow",
            "The body took too long to arrive, so nothing was done.");
    meters.gauge("homeward.requests.under.way", places, free -> taken(limits.atOnce(), free));
    meters.gauge("homeward.requests.waiting", queue, free -> taken(limits.waiting(), free));
    meters.gauge("homeward.streams.open", streams, free -> taken(limits.streams(), free));
  }

  private static int taken(int of, Semaphore free) {
    return of - free.availablePermits();
  }

  private static Refusal refusal(
      Problems problems, JsonMapper json, HttpStatus status, String kind, String detail) {
    return new Refusal(
        status, kind, json.writeValueAsString(problems.problem(status, kind, detail)));
  }

  /** Probes and metrics are asked for most when there is too much to do. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/actuator/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getRequestURI().startsWith("/live/")) {
      serve(streams, streams.tryAcquire(), request, response, chain);
      return;
    }
    var whole = request;
    if (hasJson(request)) {
      if (request.getContentLengthLong() > LARGEST_BODY) {
        refuse(tooLarge, request, response);
        return;
      }
      if (!bodies.tryAcquire()) {
        refuse(busy, request, response);
        return;
      }
      byte @Nullable [] body;
      try {
        body = body(request);
      } finally {
        bodies.release();
      }
      if (body == null || body.length > LARGEST_BODY) {
        refuse(body == null ? tooSlow : tooLarge, request, response);
        return;
      }
      whole = new Again(request, body);
    }
    serve(places, admitted(), whole, response, chain);
  }

  private void serve(
      Semaphore place,
      boolean admitted,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    if (!admitted) {
      refuse(busy, request, response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      place.release();
    }
  }

  private boolean admitted() {
    if (places.tryAcquire()) {
      return true;
    }
    if (!queue.tryAcquire()) {
      return false;
    }
    try {
      return places.tryAcquire(limits.waits().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      queue.release();
    }
  }

  /** Forms are read by the server, which has its own limit; files by whoever takes files. */
  private static boolean hasJson(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.startsWith(MediaType.APPLICATION_JSON_VALUE);
  }

  /** The body, at most a byte longer than allowed; null if it took too long. */
  private byte @Nullable [] body(HttpServletRequest request) throws IOException {
    var until = System.nanoTime() + limits.bodyWithin().toNanos();
    var in = request.getInputStream();
    var body = new ByteArrayOutputStream(Math.max(64, request.getContentLength()));
    var some = new byte[8_192];
    for (int read = in.read(some); read >= 0; read = in.read(some)) {
      body.write(some, 0, Math.min(read, LARGEST_BODY + 1 - body.size()));
      if (body.size() > LARGEST_BODY) {
        break;
      }
      if (System.nanoTime() > until) {
        return null;
      }
    }
    return body.toByteArray();
  }

  private void refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    meters.counter("homeward.requests.refused", "why", refusal.kind()).increment();
    response.setStatus(refusal.status().value());
    var comeBack = refusal.kind().equals(busy.kind());
    if (comeBack) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "1");
    } else {
      // What is left of the body is not waited for.
      response.setHeader(HttpHeaders.CONNECTION, "close");
    }
    var accept = request.getHeader(HttpHeaders.ACCEPT);
    var page = comeBack && accept != null && accept.contains("text/html");
    response.setContentType(page ? "text/html" : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    var bytes = (page ? PAGE : refusal.problem()).getBytes(StandardCharsets.UTF_8);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
