package care.homeward.platform.inbox;

import care.homeward.contracts.Envelope;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries a trace from the command that led to a fact into the service that hears it. */
public final class Tracing {

  private final Tracer tracer;
  private final Propagator propagator;

  public Tracing(Tracer tracer, Propagator propagator) {
    this.tracer = tracer;
    this.propagator = propagator;
  }

  /** The W3C trace context of what is going on, or null if nothing is traced. */
  public @Nullable String traceparent() {
    var span = tracer.currentSpan();
    if (span == null) {
      return null;
    }
    var context = span.context();
    var sampled = Boolean.TRUE.equals(context.sampled());
    return "00-" + context.traceId() + "-" + context.spanId() + (sampled ? "-01" : "-00");
  }

  /** The id of the trace going on, to be quoted to an operator; null if nothing is traced. */
  public @Nullable String traceId() {
    var span = tracer.currentSpan();
    return span == null ? null : span.context().traceId();
  }

  /** Runs within the trace the fact came with. */
  <T extends @Nullable Object> T within(Envelope<?> fact, Supplier<T> action) {
    var traceparent = fact.traceparent();
    if (traceparent == null) {
      return action.get();
    }
    var span =
        propagator
            .extract(traceparent, (carrier, key) -> key.equals("traceparent") ? carrier : null)
            .name("hear " + fact.type())
            .start();
    try (var _ = tracer.withSpan(span)) {
      return action.get();
    } finally {
      span.end();
    }
  }
}
