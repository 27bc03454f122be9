package care.homeward.live.pages;

import care.homeward.live.board.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/**
 * What keeps a form from being done, as the page says it above the form; what was typed stays.
 *
 * @param title in a few words
 * @param detail what to do about it
 * @param fields what is wrong with which field, by its name
 * @param reference what to quote to an operator; empty where there is nothing
 */
public record Problem(String title, String detail, Map<String, String> fields, String reference) {

  /** In the words of the service that did not do it. */
  public static Problem of(Reply.Refused refused) {
    return new Problem(
        refused.conflict() ? "This cannot be done as things stand" : "This was not done",
        refused.detail(),
        refused.fields(),
        refused.traceId());
  }

  /** Of a service that does not answer. */
  public static Problem of(Reply.Away away) {
    return new Problem(
        Words.of(away.service().service()) + " does not answer just now",
        "What you typed is kept. Send it again in a moment: it is done once, even if it arrived.",
        Map.of(),
        "");
  }

  /**
   * Of a command that was not done: answered with its status. A service that is away may have done
   * it, so the form keeps its key: sent again it is done once.
   */
  public static Problem of(
      Reply.Undone undone, String key, HttpServletResponse response, Model model) {
    response.setStatus(undone.status());
    return switch (undone) {
      case Reply.Refused refused -> of(refused);
      case Reply.Away away -> {
        model.addAttribute("key", key);
        yield of(away);
      }
    };
  }

  /** Of what a page cannot show, so that nothing can be typed: answered with its status. */
  public static Problem unseen(Reply.Undone undone, HttpServletResponse response) {
    response.setStatus(undone.status());
    return new Problem(
        "This is not shown",
        undone.why(),
        Map.of(),
        undone instanceof Reply.Refused refused ? refused.traceId() : "");
  }

  /** Of what was typed itself, by field; nothing was sent. */
  public static Problem of(Map<String, String> wrong, HttpServletResponse response) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return new Problem(
        "There is something to put right", "Put this right and send it again.", wrong, "");
  }
}
