package care.homeward.referrals;

import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.web.Moments;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Words beside a referral, for those who may know whom it is about. */
@RestController
@RequestMapping("/api/referrals/{id}/notes")
class NoteApi {

  private static final Limit MOST = Limit.of(200);

  /** Ten digits and more, however they are spaced: an NHS number or a telephone. */
  private static final Pattern LONG_NUMBER = Pattern.compile("(\\d[ -]?){10,}");

  private static final Pattern POSTCODE =
      Pattern.compile("\\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\\b");

  private final ReferralDesk desk;
  private final Sight sight;
  private final Notes notes;
  private final Moments moments;

  NoteApi(ReferralDesk desk, Sight sight, Notes notes, Moments moments) {
    this.desk = desk;
    this.sight = sight;
    this.notes = notes;
    this.moments = moments;
  }

  /** A few words. */
  record Words(@NotBlank @Size(max = 500) String text) {}

  /** Notes on a referral, for those who work on it. */
  @GetMapping
  List<Note> list(@PathVariable String id, JwtAuthenticationToken token) {
    requireSight(id, token);
    return notes.findByReferralIdOrderByAt(id, MOST);
  }

  /** Writes a note; refused where it would tell who the person is. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Note write(
      @PathVariable String id,
      @Valid @RequestBody Words words,
      JwtAuthenticationToken token,
      Cause cause) {
    requireSight(id, token);
    var text = words.text().strip();
    if (LONG_NUMBER.matcher(text).find()
        || POSTCODE.matcher(text.toUpperCase(Locale.ROOT)).find()) {
      throw Refused.impossible(
          "identity-in-note", "No NHS number, telephone or postcode here: people holds them.");
    }
    var noteId = cause.id("note");
    return notes
        .findById(noteId)
        .orElseGet(() -> notes.save(new Note(noteId, id, moments.now(), token.getName(), text)));
  }

  /** Whoever may read it may erase it; erasing what is gone is already so. */
  @PostMapping("/{note}/erased")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void erase(@PathVariable String id, @PathVariable String note, JwtAuthenticationToken token) {
    requireSight(id, token);
    notes
        .findById(note)
        .filter(found -> found.referralId().equals(id))
        .ifPresent(found -> notes.deleteById(found.id()));
  }

  private void requireSight(String id, JwtAuthenticationToken token) {
    if (!sight.isPersonal(desk.find(id), Caller.of(token), moments.now())) {
      throw Refused.unknown("referral");
    }
  }
}
