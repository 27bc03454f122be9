package care.homeward.live.pages;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.filter.ServerHttpObservationFilter;

/** What a page of a fault or a refusal says: the trace id too, to be quoted to an operator. */
@Component
class Faults extends DefaultErrorAttributes {

  @Override
  public Map<String, @Nullable Object> getErrorAttributes(
      WebRequest request, ErrorAttributeOptions options) {
    var attributes = super.getErrorAttributes(request, options);
    var observed =
        (ServerRequestObservationContext)
            request.getAttribute(
                ServerHttpObservationFilter.CURRENT_OBSERVATION_CONTEXT_ATTRIBUTE,
                RequestAttributes.SCOPE_REQUEST);
    TracingContext traced = observed == null ? null : observed.get(TracingContext.class);
    var span = traced == null ? null : traced.getSpan();
    if (span != null) {
      attributes.put("traceId", span.context().traceId());
    }
    return attributes;
  }
}
