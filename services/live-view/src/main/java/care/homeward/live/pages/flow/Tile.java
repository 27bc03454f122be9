package care.homeward.live.pages.flow;

import care.homeward.live.board.Band;
import care.homeward.live.board.Card;
import care.homeward.live.board.Delay;
import care.homeward.live.board.Reasons;
import care.homeward.live.board.Setting;
import care.homeward.live.board.Standing;
import care.homeward.live.board.Words;
import care.homeward.live.pages.PeopleClient;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A card as it shows: three lines of words beside the clock.
 *
 * @param column {@code 0} to {@code 3}, or {@code none}
 * @param fast true for end-of-life fast track: these come before all others in their column
 * @param first true without a next step: these come next
 * @param readyMillis since when the clock runs, for the page to go on counting
 * @param dueMillis when the next step is due, or 0
 * @param community true in a community hospital or a step-down bed
 * @param ownerShort as it fits on a card
 * @param late true once it is overdue
 * @param href the person's page, of the same moment
 * @param corrected true if something else was known at the time
 */
public record Tile(
    String id,
    String column,
    boolean fast,
    boolean first,
    long readyMillis,
    long dueMillis,
    long midnights,
    int colour,
    String big,
    String small,
    String name,
    boolean named,
    String age,
    String location,
    boolean community,
    String reason,
    @Nullable String found,
    String owner,
    String ownerText,
    String ownerShort,
    String step,
    boolean late,
    String href,
    boolean corrected) {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.UK);

  /**
   * Someone as they show.
   *
   * @param moment what is behind the address of the person's page
   */
  static Tile of(
      Standing standing,
      PeopleClient.@Nullable Known known,
      @Nullable String ownerName,
      Instant now,
      String moment,
      boolean corrected) {
    var card = standing.card();
    var ready = card.readyAt();
    var delay = standing.delay();
    var hours = delay == null ? 0 : delay.hours();
    var wait = card.openWait();
    var due = wait == null ? null : wait.details().due();
    var owner = standing.owner();
    var ownerText = ownerName != null ? ownerName : owner == null ? "" : Words.of(owner.name());
    var name = known == null ? null : known.name();
    return new Tile(
        card.stayId(),
        card.pathway() == null ? "none" : card.pathway().toString(),
        card.fastTrack(),
        card.withoutNextStep(),
        ready == null ? 0 : ready.toEpochMilli(),
        due == null ? 0 : due.toEpochMilli(),
        delay == null ? 0 : delay.midnights(),
        delay == null ? Band.NONE.colour() : delay.band().colour(),
        hours < 24 ? hours + "h" : hours / 24 + "d",
        hours < 24 ? minutes(ready, now) + "m" : hours % 24 + "h",
        name != null ? name : card.person().restricted() ? "Restricted" : "Name not shown",
        name != null,
        known != null && known.age() != null ? known.age().toString() : card.person().ageBand(),
        bed(card.location().ward(), card.location().bed()),
        card.setting() == Setting.COMMUNITY,
        Reasons.of(card).plain(),
        found(card),
        owner == null ? "none" : owner.name().toLowerCase(Locale.UK).replace('_', '-'),
        ownerText,
        shorter(ownerText),
        step(standing, now),
        standing.overdue(),
        "/people/" + card.personId() + moment,
        corrected);
  }

  /** The bed's code often repeats the ward's. */
  private static String bed(String ward, @Nullable String bed) {
    if (bed == null) {
      return ward;
    }
    return ward + " · " + (bed.startsWith(ward + "-") ? bed.substring(ward.length() + 1) : bed);
  }

  /** {@code Minster Neighbourhood Team} as {@code Minster team}. */
  private static String shorter(String owner) {
    return owner
        .replaceFirst("(?i)\\s+neighbourhood team$", " team")
        .replaceFirst("(?i)\\s+(nursing|residential|care) home$", "");
  }

  private static @Nullable String found(Card card) {
    var bed = card.bed();
    if (bed != null) {
      return bed.state() == Card.Bed.State.ACCEPTED ? "Bed found" : "Bed held";
    }
    var referral = card.referral();
    return referral == null
        ? null
        : switch (referral.state()) {
          case TAKEN, FULFILLED -> "Team found";
          case OFFERED -> "Team asked";
          case WITH_HUB, WITH_SOURCE, DECLINED -> "No team yet";
          case INFORMATION_ASKED -> "More asked";
          case MADE -> "Referred";
          case CLOSED, WITHDRAWN -> null;
        };
  }

  private static String step(Standing standing, Instant now) {
    var wait = standing.card().openWait();
    var next = wait == null ? null : wait.details().nextStep();
    if (next == null) {
      return "No next step";
    }
    var due = wait == null ? null : wait.details().due();
    return due == null ? Words.of(next.name()) : Words.of(next.name()) + " " + when(due, now);
  }

  private static String when(Instant due, Instant now) {
    var there = due.atZone(Delay.LONDON);
    return there.toLocalDate().equals(Delay.day(now)) ? there.format(TIME) : there.format(DAY);
  }

  private static long minutes(@Nullable Instant ready, Instant now) {
    return ready == null
        ? 0
        : Math.max(0, (now.toEpochMilli() - ready.toEpochMilli()) / 60_000 % 60);
  }

  /** The official count, in words. */
  public String nights() {
    return midnights == 1 ? "1 night" : midnights + " nights";
  }
}
