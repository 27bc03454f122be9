package care.homeward.homes.imports;

import care.homeward.contracts.CapacityEvent.Operator;
import care.homeward.contracts.CapacityEvent.Rating;
import care.homeward.contracts.CapacityEvent.RatingOrigin;
import care.homeward.contracts.CapacityEvent.Registration;
import care.homeward.homes.imports.PartnershipMap.Lies;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a row of the regulator's directory says; the layout is that of the active locations file.
 */
sealed interface DirectoryRow {

  String LOCATION_ID = "Location ID";
  String NAME = "Location Name";
  String CARE_HOME = "Care home?";
  String BEDS = "Care homes beds";
  String AUTHORITY = "Location Local Authority";
  String DORMANT = "Dormant (Y/N)";
  String POSTCODE = "Location Postal Code";
  String SECTOR = "Location Type/Sector";
  String RATING = "Location Latest Overall Rating";
  String PUBLISHED = "Publication Date";
  String INHERITED = "Inherited Rating (Y/N)";
  String DUAL = "Location Dual Registered";
  String PRIMARY = "Primary ID (Dual registration locations)";

  /** Without these there is no home. */
  Set<String> COLUMNS = Set.of(LOCATION_ID, NAME, CARE_HOME, BEDS, AUTHORITY);

  /** Why a row is not taken in. */
  enum LeftOut implements DirectoryRow {
    NOT_A_CARE_HOME,
    /** Of a location registered twice, whose beds the other row counts. */
    SECOND_REGISTRATION,
    /** In a local authority of no place here. */
    ELSEWHERE
  }

  /**
   * A home.
   *
   * @param lies its partnership, or why that cannot be told
   * @param operator absent where the sector does not say
   * @param rated absent where no rating stands there
   */
  record Home(
      String locationId,
      String name,
      String place,
      Lies lies,
      int beds,
      @Nullable Operator operator,
      Registration registration,
      @Nullable Rated rated)
      implements DirectoryRow {}

  /** A rating as it was published. */
  record Rated(Rating rating, @Nullable LocalDate publishedOn, @Nullable RatingOrigin origin) {}

  static DirectoryRow of(Row row, ImportSettings settings, PartnershipMap map) {
    var locationId = row.code(LOCATION_ID);
    if (!row.isY(CARE_HOME)) {
      return LeftOut.NOT_A_CARE_HOME;
    }
    var place = settings.places().get(row.needed(AUTHORITY));
    if (place == null) {
      return LeftOut.ELSEWHERE;
    }
    var primary = row.text(PRIMARY);
    if (row.isY(DUAL) && primary != null && !primary.equals(locationId)) {
      return LeftOut.SECOND_REGISTRATION;
    }
    var name = row.needed(NAME);
    if (name.length() > 200) {
      throw new BadRow(NAME, "too-long", "A name has 200 characters at most.");
    }
    return new Home(
        locationId,
        name,
        place,
        map.lies(place, row.text(POSTCODE)),
        row.beds(BEDS, 1),
        settings.operators().get(String.valueOf(row.text(SECTOR))),
        row.isY(DORMANT) ? Registration.DORMANT : Registration.ACTIVE,
        rated(row, settings));
  }

  private static @Nullable Rated rated(Row row, ImportSettings settings) {
    var text = row.text(RATING);
    if (text == null) {
      return null;
    }
    var rating =
        switch (text.toLowerCase(Locale.ROOT)) {
          case "outstanding" -> Rating.OUTSTANDING;
          case "good" -> Rating.GOOD;
          case "requires improvement" -> Rating.REQUIRES_IMPROVEMENT;
          case "inadequate" -> Rating.INADEQUATE;
          case "no published rating", "inspected but not rated" -> Rating.NOT_RATED;
          default -> throw new BadRow(RATING, "not-a-rating", "One of the published words.");
        };
    var inherited = row.flag(INHERITED);
    return new Rated(
        rating,
        row.day(PUBLISHED, settings.days()),
        inherited == null ? null : inherited ? RatingOrigin.INHERITED : RatingOrigin.OWN);
  }
}
