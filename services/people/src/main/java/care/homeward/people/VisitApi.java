package care.homeward.people;

import care.homeward.people.PersonApi.FullName;
import care.homeward.platform.access.SpokenFor;
import care.homeward.platform.web.Moments;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whom to visit and where, for whoever has the referral now: never before it was taken, and no
 * longer once it is closed, withdrawn or passed on.
 */
@RestController
class VisitApi {

  private final Errands errands;
  private final PersonDesk desk;
  private final Moments moments;

  VisitApi(Errands errands, PersonDesk desk, Moments moments) {
    this.errands = errands;
    this.desk = desk;
    this.moments = moments;
  }

  /** Which referral it is about, and what for. */
  record Question(
      @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,80}") String referralId,
      @NotNull @Pattern(regexp = "[A-Za-z][A-Za-z -]{1,59}") String purpose) {}

  /**
   * What someone needs who is to be at the door, and nothing more.
   *
   * @param postcode absent where it is not known or whereabouts are protected, as is the address:
   *     then the hub says where
   */
  record Visit(
      String referralId,
      @Nullable FullName name,
      List<String> addressLines,
      @Nullable String postcode) {

    @Override
    public String toString() {
      return "***";
    }
  }

  /** Name and address of whom a referral is about, for the one service that has it now. */
  @PostMapping("/api/people/visits")
  Visit visit(@Valid @RequestBody Question asked, JwtAuthenticationToken token) {
    var errand =
        errands
            .findById(asked.referralId())
            .filter(
                found ->
                    found.holder() != null && SpokenFor.TEAMS.named(token).contains(found.holder()))
            .orElseThrow(VisitApi::notYours);
    var id = errand.personId();
    var found = desk.lookUp(List.of(id), asked.purpose(), token.getName(), moments.now()).get(id);
    if (found == null) {
      throw notYours();
    }
    var identity = found.identity();
    var name = identity.name();
    return new Visit(
        asked.referralId(),
        name == null ? null : new FullName(name.family(), name.given()),
        identity.addressLines(),
        identity.postcode());
  }

  private static ErrorResponseException notYours() {
    var problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.FORBIDDEN, "No service your token names has this referral now.");
    problem.setType(URI.create("urn:homeward:problem:not-your-referral"));
    return new ErrorResponseException(HttpStatus.FORBIDDEN, problem, null);
  }
}
