package care.homeward.live.board;

import care.homeward.platform.core.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For operators: the board folded anew from the topics, beside the running one. */
@RestController
@RequestMapping("/api/board/rebuilds")
class RebuildApi {

  private final BoardRebuild rebuild;

  RebuildApi(BoardRebuild rebuild) {
    this.rebuild = rebuild;
  }

  /**
   * What is wanted.
   *
   * @param evenIfDifferent whether the rebuilt board is to run even if it is not equal
   */
  record Wanted(boolean evenIfDifferent) {}

  /** Begins a rebuild; the rebuilt board runs when it is equal to the running one. */
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  BoardRebuild.Report begin(@RequestBody Wanted wanted) {
    return rebuild.begin(wanted.evenIfDifferent());
  }

  /** How far the last rebuild is, or how it ended. */
  @GetMapping
  BoardRebuild.Report last() {
    var last = rebuild.last();
    if (last == null) {
      throw Refused.unknown("rebuild");
    }
    return last;
  }
}
