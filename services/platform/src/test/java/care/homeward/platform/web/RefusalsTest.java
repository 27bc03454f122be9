package care.homeward.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.homeward.platform.core.Refused;
import care.homeward.platform.inbox.Tracing;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class RefusalsTest {

  private final JsonMapper json = new JsonMapper();
  private final Refusals refusals =
      new Refusals(new Problems(new Tracing(Tracer.NOOP, Propagator.NOOP)), json);
  private final MockHttpServletRequest request =
      new MockHttpServletRequest("POST", "/api/teams/9991200010");

  @Test
  void a_query_that_cannot_be_read_is_a_mistake_and_no_fault() throws Exception {
    var answer = answer(thrown(new InvalidParameterException("[9991200010] ignored")));

    assertProblem(answer, 400, "unreadable-query");
  }

  @Test
  void what_is_refused_before_a_controller_is_found_names_its_rule() throws Exception {
    assertProblem(answer(thrown(Refused.unknown("team"))), 404, "unknown-team");
  }

  @Test
  void a_fault_says_nothing_of_the_inside() throws Exception {
    var answer = answer(thrown(new IllegalStateException("9991200010 is not there")));

    assertProblem(answer, 500, "unforeseen");
  }

  @Test
  void what_the_server_refused_comes_to_no_page() throws Exception {
    request.setDispatcherType(DispatcherType.ERROR);
    request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/api/teams/9991200010");
    request.setRequestURI("/error");
    var answer = new MockHttpServletResponse();
    answer.setStatus(405);

    refusals.doFilter(request, answer, nobody());

    assertProblem(answer, 405, "no-request");
  }

  @Test
  void a_body_of_any_type_is_of_none() throws Exception {
    request.setContentType("*/*");

    assertProblem(answer(nobody()), 415, "unsupported-media-type");
  }

  @Test
  void a_browser_is_left_to_the_pages() {
    request.setRequestURI("/flow");
    request.addHeader("Accept", "text/html");
    var fault = new ServletException(new IllegalStateException("gone"));

    assertThatThrownBy(
            () ->
                answer(
                    (_, _) -> {
                      throw fault;
                    }))
        .isSameAs(fault);
  }

  @Test
  void the_document_is_for_programs_whatever_is_accepted() throws Exception {
    request.setRequestURI("/openapi.json");
    request.addHeader("Accept", "text/html");

    assertProblem(answer(thrown(Refused.unknown("document"))), 404, "unknown-document");
  }

  private MockHttpServletResponse answer(FilterChain chain) throws Exception {
    var response = new MockHttpServletResponse();
    refusals.doFilter(request, response, chain);
    return response;
  }

  private static FilterChain thrown(RuntimeException e) {
    return (_, _) -> {
      throw new ServletException("Request processing failed: " + e, e);
    };
  }

  private static FilterChain nobody() {
    return (_, _) -> {
      throw new AssertionError("it went on");
    };
  }

  private void assertProblem(MockHttpServletResponse answer, int status, String kind)
      throws Exception {
    assertThat(answer.getStatus()).isEqualTo(status);
    assertThat(answer.getContentType()).isEqualTo("application/problem+json");
    assertThat(json.readTree(answer.getContentAsString()).path("type").asString())
        .isEqualTo("urn:homeward:problem:" + kind);
    assertThat(answer.getContentAsString()).doesNotContain("9991200010", "Exception");
  }
}
