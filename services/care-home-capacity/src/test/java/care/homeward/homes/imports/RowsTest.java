package care.homeward.homes.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.homeward.contracts.CapacityEvent.BedFigures;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.Operator;
import care.homeward.contracts.CapacityEvent.Rating;
import care.homeward.contracts.CapacityEvent.RatingOrigin;
import care.homeward.contracts.CapacityEvent.Registration;
import care.homeward.contracts.CapacityEvent.Vacancy;
import care.homeward.homes.imports.DirectoryRow.Home;
import care.homeward.homes.imports.DirectoryRow.LeftOut;
import care.homeward.homes.imports.DirectoryRow.Rated;
import care.homeward.homes.imports.ImportSettings.Tracker;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

class RowsTest {

  static final ImportSettings SETTINGS =
      new ImportSettings(
          1_000,
          10,
          Map.of("Leeds", "leeds"),
          new ClassPathResource("/partnerships.json"),
          Map.of("NHS Healthcare Organisation", Operator.NHS),
          List.of("dd/MM/uuuu", "uuuu-MM-dd"),
          new Tracker("Home", "Type", "Max", "Occ", "Res", "Free", "Not", "Told"),
          Map.of("General Nursing", BedType.NURSING),
          "dd/MM/uuuu HH:mm");

  static final PartnershipMap MAP =
      new PartnershipMap("", Map.of("leeds", Map.of("seacroft", List.of("LS14 6"))));

  private static final Map<String, String> LARKFIELD_COURT =
      Map.of(
          "Location ID", "1-2204170551",
          "Care home?", "Y",
          "Location Name", "Larkfield Court",
          "Care homes beds", "42",
          "Location Local Authority", "Leeds",
          "Location Postal Code", "ls14 6aa",
          "Location Latest Overall Rating", "Good",
          "Publication Date", "19/11/2026",
          "Brand Name", "-");

  @Test
  void a_home_is_read_and_what_is_blank_is_not_told() {
    assertThat(directory(Map.of()))
        .isEqualTo(
            new Home(
                "1-2204170551",
                "Larkfield Court",
                "leeds",
                new PartnershipMap.In("seacroft"),
                42,
                null,
                Registration.ACTIVE,
                new Rated(Rating.GOOD, LocalDate.of(2026, 11, 19), null)));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "absent",
      value = {"Y, INHERITED", "N, OWN", "'', absent"})
  void a_blank_flag_is_neither_yes_nor_no(String flag, @Nullable RatingOrigin origin) {
    var home = (Home) directory(Map.of("Inherited Rating (Y/N)", flag));

    assertThat(home.rated()).extracting(Rated::origin).isEqualTo(origin);
  }

  @ParameterizedTest
  @CsvSource({
    "Care home?, '', NOT_A_CARE_HOME",
    "Care home?, N, NOT_A_CARE_HOME",
    "Location Local Authority, Wakefield, ELSEWHERE",
  })
  void rows_that_are_no_business_of_ours_are_left_out(String column, String text, LeftOut why) {
    assertThat(directory(Map.of(column, text))).isEqualTo(why);
  }

  @Test
  void a_home_off_the_map_is_taken_in_all_the_same() {
    var home = (Home) directory(Map.of("Location Postal Code", ""));

    assertThat(home.lies()).isEqualTo(PartnershipMap.Unassigned.NO_POSTCODE);
  }

  @ParameterizedTest
  @CsvSource({
    "Y, 1-999, true",
    "Y, 1-2204170551, false",
    "Y, '', false",
    "Y, -, false",
    "'', 1-999, false",
  })
  void of_a_location_registered_twice_the_first_counts_the_beds(
      String dual, String primary, boolean leftOut) {
    var row =
        directory(
            Map.of(
                "Location Dual Registered",
                dual,
                "Primary ID (Dual registration locations)",
                primary));

    assertThat(row == LeftOut.SECOND_REGISTRATION).isEqualTo(leftOut);
  }

  @Test
  void a_dormant_home_stays_listed_and_the_sector_says_whose_it_is() {
    var home =
        (Home)
            directory(
                Map.of(
                    "Dormant (Y/N)", "Y", "Location Type/Sector", "NHS Healthcare Organisation"));

    assertThat(home.registration()).isEqualTo(Registration.DORMANT);
    assertThat(home.operator()).isEqualTo(Operator.NHS);
  }

  @ParameterizedTest
  @CsvSource({
    "Location ID, '', missing",
    "Location ID, 9990000018, not-a-code",
    "Location ID, two words, not-a-code",
    "Location Name, '', missing",
    "Care home?, yes, not-a-flag",
    "Care homes beds, 0, not-beds",
    "Care homes beds, 10000, not-beds",
    "Care homes beds, 4.5, not-beds",
    "Care homes beds, '', missing",
    "Location Local Authority, '', missing",
    "Location Latest Overall Rating, Fine, not-a-rating",
    "Publication Date, 31/06/2026, not-a-day",
    "Inherited Rating (Y/N), maybe, not-a-flag",
    "Dormant (Y/N), maybe, not-a-flag",
  })
  void a_bad_text_is_told_by_its_column(String column, String text, String rule) {
    assertThatThrownBy(() -> directory(Map.of(column, text)))
        .isInstanceOfSatisfying(
            BadRow.class,
            bad -> {
              assertThat(bad.column()).isEqualTo(column);
              assertThat(bad.rule()).isEqualTo(rule);
              assertThat(bad.detail()).doesNotContain(text.isEmpty() ? "\0" : text);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "No published rating, NOT_RATED",
    "Inspected but not rated, NOT_RATED",
    "OUTSTANDING, OUTSTANDING",
    "Requires improvement, REQUIRES_IMPROVEMENT",
    "Inadequate, INADEQUATE",
  })
  void ratings_are_the_published_words(String text, Rating rating) {
    var home = (Home) directory(Map.of("Location Latest Overall Rating", text));

    assertThat(home.rated()).extracting(Rated::rating).isEqualTo(rating);
  }

  @Test
  void a_row_of_the_tracker_is_the_beds_of_one_type_at_a_moment_in_london() {
    assertThat(tracker("Told", "01/07/2026 08:30"))
        .isEqualTo(
            new TrackerRow(
                7,
                "1-2204170551",
                new Vacancy(BedType.NURSING, 2, new BedFigures(30, 26, null, 1, 1), null, null),
                Instant.parse("2026-07-01T07:30:00Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "Home, '', missing",
    "Type, Other, unknown-bed-type",
    "Max, -1, not-beds",
    "Occ, '', missing",
    "Told, yesterday, not-a-moment",
    "Told, 31/06/2026 08:30, not-a-moment",
  })
  void a_bad_text_of_the_tracker_is_told_by_its_column(String column, String text, String rule) {
    assertThatThrownBy(() -> tracker(column, text))
        .isInstanceOfSatisfying(
            BadRow.class,
            bad -> {
              assertThat(bad.column()).isEqualTo(column);
              assertThat(bad.rule()).isEqualTo(rule);
            });
  }

  private static DirectoryRow directory(Map<String, String> otherwise) {
    var texts = new HashMap<>(LARKFIELD_COURT);
    texts.putAll(otherwise);
    return DirectoryRow.of(new Row(2, texts), SETTINGS, MAP);
  }

  private static TrackerRow tracker(String column, String text) {
    var texts =
        new HashMap<>(
            Map.of(
                "Home", "1-2204170551",
                "Type", "General Nursing",
                "Max", "30",
                "Occ", "26",
                "Res", "1",
                "Free", "2",
                "Not", "1",
                "Told", "01/07/2026 08:30"));
    texts.put(column, text);
    return TrackerRow.of(new Row(7, texts), SETTINGS);
  }
}
