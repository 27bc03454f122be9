package care.homeward.teams.directory;

import care.homeward.contracts.CommunityNeed;
import care.homeward.teams.partnership.Partnership;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which services of the directory fit someone: those that are active, meet the need, work in the
 * area and take the age. Those that name the area come before those that name the place, and these
 * before those that name none; then who was made sure of most recently; then who has most left.
 */
public final class Matching {

  private static final Comparator<Match> BEST_FIRST =
      Comparator.comparing((Match match) -> match.area())
          .thenComparing(Match::stale)
          .thenComparing(Match::assuredOn, Comparator.nullsLast(Comparator.reverseOrder()))
          .thenComparing(Match::left, Comparator.nullsLast(Comparator.reverseOrder()))
          .thenComparing(Match::serviceId);

  private Matching() {}

  /** Someone's need, and where; the age is absent when it does not matter or is not known. */
  public record Wish(CommunityNeed need, Partnership where, @Nullable Integer age) {}

  /** How well the area fits, best first. */
  public enum Area {
    PARTNERSHIP,
    PLACE,
    NOT_SAID
  }

  /** Why a service is among the matches, and what speaks against it. */
  public enum Reason {
    MEETS_NEED,
    NAMES_PARTNERSHIP,
    NAMES_PLACE,
    NAMES_NO_AREA,
    TAKES_AGE,
    NAMES_NO_AGE,
    ASSURED_RECENTLY,
    ASSURED_LONG_AGO,
    NEVER_ASSURED,
    HAS_CAPACITY,
    HAS_NO_CAPACITY,
    CAPACITY_NOT_SAID,
    CAN_BE_REFERRED_TO,
    CAN_ONLY_BE_TOLD_OF
  }

  /**
   * How an organisation stands with the partnership.
   *
   * @param teamId the team it is asked as; absent if it has not joined
   * @param left people it can still take this week; absent when it said nothing
   */
  public record Standing(@Nullable String teamId, @Nullable Integer left) {}

  /**
   * A service that fits.
   *
   * @param assuredDays how long ago somebody made sure of the listing
   * @param stale whether that is too long ago, or never
   */
  public record Match(
      String serviceId,
      String organisationId,
      String name,
      Area area,
      @Nullable LocalDate assuredOn,
      @Nullable Long assuredDays,
      boolean stale,
      @Nullable String teamId,
      @Nullable Integer left,
      @Nullable String eligibility,
      @Nullable String waitTime,
      @Nullable String fees,
      List<Reason> reasons) {}

  /** The services that fit, best first. */
  public static List<Match> match(
      Wish wish,
      List<Listing> listings,
      NeedTerms terms,
      Function<String, Standing> standings,
      LocalDate today,
      int freshDays) {
    var matches = new ArrayList<Match>();
    for (var listing : listings) {
      var area = area(listing, wish.where());
      if (listing.active()
          && area != null
          && terms.of(listing.terms()).contains(wish.need())
          && takes(listing, wish.age())) {
        var standing = standings.apply(listing.organisationId());
        matches.add(match(listing, area, wish, standing, today, freshDays));
      }
    }
    return matches.stream().sorted(BEST_FIRST).toList();
  }

  private static Match match(
      Listing listing, Area area, Wish wish, Standing standing, LocalDate today, int freshDays) {
    var assured = listing.assuredOn();
    var days = assured == null ? null : ChronoUnit.DAYS.between(assured, today);
    var stale = days == null || days > freshDays;
    var left = standing.left();
    return new Match(
        listing.serviceId(),
        listing.organisationId(),
        listing.name(),
        area,
        assured,
        days,
        stale,
        standing.teamId(),
        left,
        listing.eligibility(),
        listing.waitTime(),
        listing.fees(),
        List.of(
            Reason.MEETS_NEED,
            switch (area) {
              case PARTNERSHIP -> Reason.NAMES_PARTNERSHIP;
              case PLACE -> Reason.NAMES_PLACE;
              case NOT_SAID -> Reason.NAMES_NO_AREA;
            },
            wish.age() == null || !listing.namesAge() ? Reason.NAMES_NO_AGE : Reason.TAKES_AGE,
            days == null
                ? Reason.NEVER_ASSURED
                : stale ? Reason.ASSURED_LONG_AGO : Reason.ASSURED_RECENTLY,
            left == null
                ? Reason.CAPACITY_NOT_SAID
                : left > 0 ? Reason.HAS_CAPACITY : Reason.HAS_NO_CAPACITY,
            standing.teamId() == null ? Reason.CAN_ONLY_BE_TOLD_OF : Reason.CAN_BE_REFERRED_TO));
  }

  /** Null when the service names areas and this is none of them. */
  private static @Nullable Area area(Listing listing, Partnership where) {
    if (listing.areas().isEmpty()) {
      return Area.NOT_SAID;
    }
    if (names(listing, where.code()) || names(listing, where.name())) {
      return Area.PARTNERSHIP;
    }
    return names(listing, where.place()) || names(listing, where.placeName()) ? Area.PLACE : null;
  }

  private static boolean names(Listing listing, String area) {
    return listing.areas().stream().anyMatch(area::equalsIgnoreCase);
  }

  private static boolean takes(Listing listing, @Nullable Integer age) {
    return age == null
        || ((listing.minimumAge() == null || age >= listing.minimumAge())
            && (listing.maximumAge() == null || age <= listing.maximumAge()));
  }
}
