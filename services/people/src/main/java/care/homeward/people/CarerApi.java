package care.homeward.people;

import care.homeward.contracts.PersonEvent.News;
import care.homeward.people.Carer.Answer;
import care.homeward.people.Carer.Consent;
import care.homeward.people.Carer.Relationship;
import care.homeward.people.CarerCommand.EndCarer;
import care.homeward.people.CarerCommand.RecordCarer;
import care.homeward.people.CarerCommand.RecordConsent;
import care.homeward.people.CarerCommand.TellCarer;
import care.homeward.people.CarerCommand.TellPerson;
import care.homeward.people.Carers.Telling;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.web.Moments;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's unpaid carers, and who was told what, over HTTP. */
@RestController
@RequestMapping("/api/people/{personId}")
class CarerApi {

  private final MattersDesk desk;
  private final Moments moments;

  CarerApi(MattersDesk desk, Moments moments) {
    this.desk = desk;
    this.moments = moments;
  }

  /**
   * Someone who helps.
   *
   * @param contact how to reach them; refused for a person whose whereabouts are protected
   * @param consent whether the person agrees to involving them
   * @param at when this was found; absent means now
   */
  record NewCarer(
      @NotNull Relationship relationship,
      @NotBlank @Size(max = 200) String name,
      @Nullable @Size(max = 200) String contact,
      @NotNull Consent consent,
      @Nullable Instant at) {

    @Override
    public String toString() {
      return "***";
    }
  }

  /** What the person says to involving a carer; absent means now. */
  record NewConsent(@NotNull Consent consent, @Nullable Instant at) {}

  /** They no longer help; absent means from now on. */
  record Ended(@Nullable Instant at) {}

  /**
   * Someone was told.
   *
   * @param carerId which carer; absent for the person
   * @param at when they were told; absent means now
   */
  record NewTelling(
      @NotNull News about,
      @Nullable @Pattern(regexp = "carer-[0-9a-f]{1,64}") String carerId,
      @Nullable Instant at) {}

  /** The carer recorded or changed. */
  record Recorded(String personId, String carerId) {}

  /** The telling recorded. */
  record Told(String personId, String toldId) {}

  /** All carers, newest first, those who no longer help too. */
  record AllCarers(String personId, List<View> carers) {}

  /**
   * One carer.
   *
   * @param consent what holds now
   * @param answers how it came to that, oldest first
   * @param ended absent while they help
   */
  record View(
      String carerId,
      Relationship relationship,
      String name,
      @Nullable String contact,
      Consent consent,
      List<Answer> answers,
      Noted noted,
      @Nullable Noted ended) {

    static View of(Carer carer) {
      return new View(
          carer.id(),
          carer.relationship(),
          carer.name(),
          carer.contact(),
          carer.consent(),
          carer.answers(),
          carer.noted(),
          carer.ended());
    }

    @Override
    public String toString() {
      return "***";
    }
  }

  /** Who was told what, newest first. */
  record AllTold(String personId, List<ToldView> told) {}

  /** One telling; {@code carerId} is absent for the person. */
  record ToldView(String toldId, @Nullable String carerId, News about, Noted noted) {

    static ToldView of(Telling telling) {
      return new ToldView(telling.id(), telling.carerId(), telling.about(), telling.noted());
    }
  }

  /** Who cares for the person unpaid. */
  @GetMapping("/carers")
  AllCarers carers(@PathVariable String personId, Authentication who) {
    var person = desk.whole(personId, "carers", who.getName(), moments.now());
    return new AllCarers(person.id(), person.carers().carers().stream().map(View::of).toList());
  }

  /** Records a carer and how far they are involved. */
  @PostMapping("/carers")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Recorded> record(
      @PathVariable String personId, @Valid @RequestBody NewCarer carer, Cause cause) {
    var id = cause.id("carer");
    var outcome =
        desk.handle(
            personId,
            new RecordCarer(
                id,
                carer.relationship(),
                carer.name(),
                carer.contact(),
                carer.consent(),
                noted(carer.at(), cause)),
            cause);
    return ResponseEntity.created(URI.create("/api/people/" + outcome.state().id() + "/carers"))
        .body(new Recorded(outcome.state().id(), id));
  }

  /** Whether the person agrees to the carer being told. */
  @PostMapping("/carers/{carerId}/consents")
  Recorded consent(
      @PathVariable String personId,
      @PathVariable String carerId,
      @Valid @RequestBody NewConsent said,
      Cause cause) {
    return changed(
        personId, new RecordConsent(carerId, said.consent(), noted(said.at(), cause)), cause);
  }

  /** The carer is not involved any more. */
  @PostMapping("/carers/{carerId}/ended")
  Recorded end(
      @PathVariable String personId,
      @PathVariable String carerId,
      @Valid @RequestBody Ended ended,
      Cause cause) {
    return changed(personId, new EndCarer(carerId, noted(ended.at(), cause)), cause);
  }

  /** Who was told what, and when. */
  @GetMapping("/told")
  AllTold told(@PathVariable String personId, Authentication who) {
    var person = desk.whole(personId, "told", who.getName(), moments.now());
    return new AllTold(person.id(), person.carers().told().stream().map(ToldView::of).toList());
  }

  /** Somebody was told the expected date or what is planned. */
  @PostMapping("/told")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Told> tell(
      @PathVariable String personId, @Valid @RequestBody NewTelling told, Cause cause) {
    var id = cause.id("told");
    var noted = noted(told.at(), cause);
    var command =
        told.carerId() == null
            ? new TellPerson(id, told.about(), noted)
            : new TellCarer(told.carerId(), id, told.about(), noted);
    var outcome = desk.handle(personId, command, cause);
    return ResponseEntity.created(URI.create("/api/people/" + outcome.state().id() + "/told"))
        .body(new Told(outcome.state().id(), id));
  }

  private Recorded changed(String personId, CarerCommand command, Cause cause) {
    return new Recorded(desk.handle(personId, command, cause).state().id(), command.id());
  }

  private Noted noted(@Nullable Instant at, Cause cause) {
    return new Noted(cause.by(), moments.past(at));
  }
}
