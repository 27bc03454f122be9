package care.homeward.live.pages.person;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.PersonMovedIn;
import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.live.board.Delay;
import care.homeward.live.board.Words;
import care.homeward.live.history.FactLog.Told;
import care.homeward.live.pages.Left;
import care.homeward.live.pages.When;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All that was said of a person, as the page tells it. */
final class Story {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.UK);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
  private static final DateTimeFormatter RECORDED =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.UK);

  /** Said this much later than it happened, a fact is marked as such. */
  private static final Duration LATE = Duration.ofHours(1);

  private final List<Told> told;
  private final Instant began;
  private final Called names;

  /**
   * A line of the timeline.
   *
   * @param service who said it
   * @param recorded when it was recorded
   * @param late how much later it was recorded than it happened, in words; empty if it was not
   *     late, or happened before anything was said of the person here
   * @param wire the fact as it was published, but of someone whose name was not opened: it names
   *     teams and homes; then empty
   */
  record Line(
      String day,
      String time,
      Telling telling,
      String service,
      String type,
      String recorded,
      String late,
      String wire) {}

  /** A referral or a bed asked for, and how far it has come. */
  record Asked(String what, String how, String since, boolean settled) {}

  /**
   * The story of these facts.
   *
   * @param told as it happened
   */
  Story(List<Told> told, Called names) {
    this.told = told;
    this.names = names;
    this.began =
        told.stream()
            .map(one -> one.fact().time())
            .min(Comparator.naturalOrder())
            .orElse(Instant.MAX);
  }

  /**
   * When the person was first spoken of here, where something had happened long before; else empty.
   * Nobody told that late: it was told when there was first somebody to tell.
   */
  String began() {
    return told.stream().anyMatch(one -> isLate(one) && one.at().isBefore(began))
        ? When.moment(began)
        : "";
  }

  private static boolean isLate(Told one) {
    return Duration.between(one.at(), one.fact().time()).compareTo(LATE) > 0;
  }

  /** Every fact, newest first. */
  List<Line> lines() {
    return told.reversed().stream().map(this::line).toList();
  }

  private Line line(Told one) {
    var fact = one.fact();
    var at = one.at().atZone(Delay.LONDON);
    return new Line(
        at.format(DAY),
        at.format(TIME),
        Telling.of(fact.data(), names),
        Words.of(fact.source().substring(fact.source().lastIndexOf('/') + 1)),
        fact.type(),
        fact.time().atZone(Delay.LONDON).format(RECORDED),
        isLate(one) && !one.at().isBefore(began)
            ? "Told " + Left.length(Duration.between(one.at(), fact.time())) + " late"
            : "",
        names.open() ? one.wire() : "");
  }

  /** Referrals and beds, the latest first. */
  List<Asked> asked() {
    var asked = new LinkedHashMap<String, Asked>();
    for (var one : told) {
      switch (one.fact().data()) {
        case ReferralMade made -> asked.put(made.referralId(), referral(made, one));
        case ReferralEvent event ->
            asked.computeIfPresent(one.fact().subject(), (_, a) -> next(a, one));
        case BedHeld held -> asked.put(held.holdId(), bed(held, one));
        case CapacityEvent event when hold(event) != null ->
            asked.computeIfPresent(String.valueOf(hold(event)), (_, a) -> next(a, one));
        default -> {}
      }
    }
    return new ArrayList<>(asked.values()).reversed();
  }

  private Asked referral(ReferralMade made, Told one) {
    return new Asked(Words.of(made.skill().name()), "Referred", day(one), false);
  }

  private Asked bed(BedHeld held, Told one) {
    return new Asked(
        Telling.sentence(names.home(held.homeId())),
        Words.of(held.bedType().name()) + " bed held",
        day(one),
        false);
  }

  private Asked next(Asked asked, Told one) {
    return new Asked(
        asked.what(),
        Telling.of(one.fact().data(), names).title(),
        day(one),
        switch (one.fact().data()) {
          case ReferralEvent.ReferralTaken _,
              ReferralEvent.ReferralFulfilled _,
              CapacityEvent.BedAccepted _,
              PersonMovedIn _ ->
              true;
          default -> false;
        });
  }

  private static String day(Told one) {
    return one.at().atZone(Delay.LONDON).format(DAY);
  }

  private static @Nullable String hold(CapacityEvent event) {
    return switch (event) {
      case CapacityEvent.AssessmentSought e -> e.holdId();
      case CapacityEvent.BedAccepted e -> e.holdId();
      case CapacityEvent.BedRefused e -> e.holdId();
      case CapacityEvent.HoldLapsed e -> e.holdId();
      case CapacityEvent.BedReleased e -> e.holdId();
      case PersonMovedIn e -> e.holdId();
      default -> null;
    };
  }
}
