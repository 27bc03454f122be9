package care.homeward.people;

import care.homeward.contracts.PersonEvent.Wish;
import care.homeward.people.WishCommand.NewWish;
import care.homeward.people.WishCommand.RecordWishes;
import care.homeward.people.WishCommand.WithdrawWish;
import care.homeward.people.Wishes.Stated;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.web.Moments;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
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

/** What matters to a person, over HTTP. */
@RestController
@RequestMapping("/api/people/{personId}/wishes")
class WishApi {

  private static final int MOST_AT_ONCE = 20;
  private static final int LONGEST = 2000;

  private final MattersDesk desk;
  private final Moments moments;

  WishApi(MattersDesk desk, Moments moments) {
    this.desk = desk;
    this.moments = moments;
  }

  /**
   * What the person said.
   *
   * @param at when they said it; absent means now
   */
  record Said(
      @NotEmpty @Size(max = MOST_AT_ONCE) List<@NotNull @Valid SaidWish> wishes,
      @Nullable Instant at) {}

  /**
   * One wish.
   *
   * @param words the person's own, at most 2,000 characters; needed for {@code OWN_WORDS}
   */
  record SaidWish(@NotNull Wish wish, @Nullable @Size(max = LONGEST) String words) {
    @Override
    public String toString() {
      return "***";
    }
  }

  /** It no longer holds; absent means from now on. */
  record Withdrawn(@Nullable Instant at) {}

  /** The wishes recorded or withdrawn, in the order asked. */
  record Recorded(String personId, List<String> wishIds) {}

  /**
   * All wishes, newest first, withdrawn ones too.
   *
   * @param personId the record that answers: another than asked for when records were merged
   * @param standing the codes of those not withdrawn, each once
   */
  record All(String personId, List<Wish> standing, List<View> wishes) {}

  /** One wish; {@code withdrawn} is absent while it holds. */
  record View(
      String wishId, Wish wish, @Nullable String words, Noted noted, @Nullable Noted withdrawn) {

    static View of(Stated stated) {
      return new View(
          stated.id(), stated.wish(), stated.words(), stated.noted(), stated.withdrawn());
    }

    @Override
    public String toString() {
      return "***";
    }
  }

  /** What matters to the person. */
  @GetMapping
  All all(@PathVariable String personId, Authentication who) {
    var person = desk.whole(personId, "wishes", who.getName(), moments.now());
    var wishes = person.wishes();
    return new All(person.id(), wishes.standing(), wishes.stated().stream().map(View::of).toList());
  }

  /** Records what matters to the person. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Recorded> record(
      @PathVariable String personId, @Valid @RequestBody Said said, Cause cause) {
    var wishes =
        IntStream.range(0, said.wishes().size())
            .mapToObj(i -> newWish(said.wishes().get(i), cause.and("wish-" + i)))
            .toList();
    var noted = new Noted(cause.by(), moments.past(said.at()));
    var outcome = desk.handle(personId, new RecordWishes(wishes, noted), cause);
    return ResponseEntity.created(URI.create("/api/people/" + outcome.state().id() + "/wishes"))
        .body(new Recorded(outcome.state().id(), wishes.stream().map(NewWish::id).toList()));
  }

  /** That no longer matters to the person. */
  @PostMapping("/{wishId}/withdrawn")
  Recorded withdraw(
      @PathVariable String personId,
      @PathVariable String wishId,
      @Valid @RequestBody Withdrawn withdrawn,
      Cause cause) {
    var noted = new Noted(cause.by(), moments.past(withdrawn.at()));
    var outcome = desk.handle(personId, new WithdrawWish(wishId, noted), cause);
    return new Recorded(outcome.state().id(), List.of(wishId));
  }

  private static NewWish newWish(SaidWish said, Cause cause) {
    return new NewWish(cause.id("wish"), said.wish(), said.words());
  }
}
