package care.homeward.live.pages.person;

import care.homeward.contracts.StayEvent.Owner;
import care.homeward.live.board.Card;
import care.homeward.live.board.Standing;
import care.homeward.live.board.Words;
import care.homeward.live.history.FactLog.Told;
import care.homeward.live.history.Refold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the time went: on whom a stay waited, one stretch after the other. */
final class Stretches {

  private static final int WIDTH = 720;
  private static final int GAP = 2;

  private Stretches() {}

  /** A time in which it waited on one owner: whom, as on the board. */
  record Stretch(Owner owner, Instant from, Instant to) {

    Duration length() {
      return Duration.between(from, to);
    }

    /** The owner in words. */
    public String who() {
      return Words.of(owner.name());
    }

    /** In whole hours, or minutes while it is less than one. */
    public String lasted() {
      return length().toHours() > 0 ? length().toHours() + "h" : length().toMinutes() + "m";
    }
  }

  /** A stretch as it is drawn, on a width of 720. */
  record Bar(String owner, double x, double width, Stretch stretch) {}

  /**
   * The stretches of a stay until it ended, or until a moment.
   *
   * @param told all that was said of the person, as it happened
   */
  static List<Stretch> of(String stayId, List<Told> told, Instant until) {
    var refold = new Refold();
    var stretches = new ArrayList<Stretch>();
    Owner owner = null;
    var since = Instant.EPOCH;
    for (var one : told) {
      refold.take(one.fact());
      var now = owner(refold.board().card(stayId), one.at());
      if (now != owner) {
        add(stretches, owner, since, one.at());
        owner = now;
        since = one.at();
      }
    }
    add(stretches, owner, since, until);
    return stretches;
  }

  private static @Nullable Owner owner(@Nullable Card card, Instant at) {
    var ready = card == null ? null : card.readyAt();
    return card == null || ready == null || ready.isAfter(at)
        ? null
        : Standing.of(card, at).owner();
  }

  private static void add(
      List<Stretch> stretches, @Nullable Owner owner, Instant from, Instant to) {
    if (owner != null && to.isAfter(from)) {
      stretches.add(new Stretch(owner, from, to));
    }
  }

  static List<Bar> bars(List<Stretch> stretches) {
    var all = stretches.stream().mapToLong(one -> one.length().toMillis()).sum();
    var bars = new ArrayList<Bar>();
    var x = 0.0;
    for (var stretch : stretches) {
      var width = all == 0 ? 0 : WIDTH * (double) stretch.length().toMillis() / all;
      bars.add(
          new Bar(
              stretch.owner().name().toLowerCase(Locale.UK).replace('_', '-'),
              tenths(x),
              tenths(Math.max(1, width - GAP)),
              stretch));
      x += width;
    }
    return bars;
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
