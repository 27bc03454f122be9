package care.homeward.live.pages.person;

import care.homeward.live.board.Band;
import care.homeward.live.board.Card;
import care.homeward.live.board.Standing;
import care.homeward.live.pages.PeopleClient;
import care.homeward.live.pages.When;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who it is, where, and for how long ready.
 *
 * @param colour of the delay, 0 to 4
 * @param big days, or hours while less than one
 * @param small hours or minutes beside it
 * @param nights the official count, in words
 */
record Head(
    String name,
    boolean named,
    String where,
    String age,
    @Nullable String place,
    int colour,
    String big,
    String small,
    String nights,
    String hours) {

  static Head of(
      Standing standing, PeopleClient.@Nullable Known known, String hospital, Instant now) {
    var card = standing.card();
    var name = known == null ? null : known.fullName();
    var delay = standing.delay();
    var hours = delay == null ? 0 : delay.hours();
    var ready = card.readyAt();
    var minutes = ready == null ? 0 : (now.toEpochMilli() - ready.toEpochMilli()) / 60_000 % 60;
    return new Head(
        name != null ? name : card.person().restricted() ? "Restricted" : "Name not shown",
        name != null,
        where(card, hospital),
        known != null && known.age() != null ? known.age().toString() : card.person().ageBand(),
        card.person().place(),
        delay == null ? Band.NONE.colour() : delay.band().colour(),
        delay == null ? "" : hours < 24 ? hours + "h" : hours / 24 + "d",
        delay == null ? "" : hours < 24 ? Math.max(0, minutes) + "m" : hours % 24 + "h",
        delay == null ? "" : delay.midnights() == 1 ? "1 night" : delay.midnights() + " nights",
        delay == null ? "" : hours == 1 ? "1 hour" : hours + " hours");
  }

  private static String where(Card card, String hospital) {
    var location = card.location();
    var bed = location.bed();
    var here =
        "Ward "
            + location.ward()
            + (bed == null ? "" : ", bed " + bed.replace(location.ward() + "-", ""))
            + ", "
            + hospital;
    return card.leftAt() == null ? here : "Left " + When.moment(card.leftAt()) + " · " + here;
  }
}
