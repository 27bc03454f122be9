package care.homeward.live.pages.flow;

import care.homeward.live.LiveViewSettings;
import care.homeward.live.board.BoardFilter;
import care.homeward.live.board.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What hospitals, places and partnerships are called here. */
@Component
class Codes {

  private final LiveViewSettings settings;

  Codes(LiveViewSettings settings) {
    this.settings = settings;
  }

  String named(@Nullable String code) {
    return code == null || code.equals(BoardFilter.NONE)
        ? "Not known"
        : settings.names().getOrDefault(code, Words.name(code));
  }
}
