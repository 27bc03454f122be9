package care.homeward.live.pages;

import care.homeward.live.LiveViewSettings;
import care.homeward.live.board.BoardAt;
import care.homeward.live.board.BoardFilter;
import care.homeward.live.board.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What hospitals, places, partnerships, teams and homes are called here. */
@Component
public class CodeNames {

  private final LiveViewSettings settings;

  public CodeNames(LiveViewSettings settings) {
    this.settings = settings;
  }

  /** The name of a hospital, place or partnership. */
  public String of(@Nullable String code) {
    return code == null || code.equals(BoardFilter.NONE)
        ? "Not known"
        : settings.names().getOrDefault(code, Words.name(code));
  }

  /** The name a team or a home told by that moment, else as any other code's. */
  public String of(BoardAt board, String code) {
    var told = board.name(code);
    return told != null ? told : of(code);
  }
}
