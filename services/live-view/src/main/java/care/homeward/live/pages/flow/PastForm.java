package care.homeward.live.pages.flow;

import care.homeward.live.board.Standing;
import care.homeward.live.history.Moment;
import care.homeward.live.history.TimeMachine;
import care.homeward.live.pages.TimeSlider;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way into the past, and what a board of the past says of itself. */
@Component
class PastForm {

  private final TimeMachine machine;
  private final TimeSlider slider;

  /**
   * What a page of the past says of itself.
   *
   * @param nothing true if nothing had been recorded yet
   * @param marked how many cards say something else than was known
   * @param left how many were shown then and are not shown here
   * @param other the same moment looked at the other way
   * @param now the same page as of now
   */
  record Past(
      String words,
      boolean corrected,
      boolean nothing,
      long marked,
      long left,
      String other,
      String now) {}

  PastForm(TimeMachine machine, TimeSlider slider) {
    this.machine = machine;
    this.slider = slider;
  }

  TimeSlider.Slider slider(Asked asked, Instant now) {
    return slider.of(asked.moment(), asked.kept(List.of(Moment.AT)), now);
  }

  @Nullable Past past(Asked asked, Collection<Standing> shown) {
    var moment = asked.moment();
    if (!moment.past()) {
      return null;
    }
    var other =
        asked.with(moment.as(moment.corrected() ? Moment.As.KNOWN : Moment.As.CORRECTED)).href();
    var now = asked.with(Moment.NOW).href();
    if (!moment.corrected()) {
      return new Past(moment.words(), false, machine.before(moment), 0, 0, other, now);
    }
    var known = machine.board(moment.as(Moment.As.KNOWN));
    var here = shown.stream().map(one -> one.card().stayId()).collect(Collectors.toSet());
    return new Past(
        moment.words(),
        true,
        machine.before(moment),
        shown.stream()
            .filter(
                one -> {
                  var then = known.standing(one.card().stayId());
                  return then == null || !then.card().saysTheSame(one.card());
                })
            .count(),
        known
            .standings()
            .filter(asked.filter()::matches)
            .filter(one -> !here.contains(one.card().stayId()))
            .count(),
        other,
        now);
  }
}
