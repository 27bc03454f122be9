package care.homeward.homes;

import care.homeward.platform.access.SpokenFor;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A manager tells, answers and reads whom beds are kept for in the homes the claim {@code homes} of
 * the token names, and in no other; what all homes have free is for everyone who may search.
 */
final class OwnHome {

  private OwnHome() {}

  /** That there is such a home is no secret: it is listed. */
  static void require(HttpServletRequest request, @Nullable String homeId) {
    if (!SpokenFor.HOMES.allows("care-home-capacity", request, homeId)) {
      var problem =
          ProblemDetail.forStatusAndDetail(
              HttpStatus.FORBIDDEN, "Your token does not name this home.");
      problem.setType(URI.create("urn:homeward:problem:not-your-home"));
      throw new ErrorResponseException(HttpStatus.FORBIDDEN, problem, null);
    }
  }
}
