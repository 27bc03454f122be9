package care.homeward.teams.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import care.homeward.contracts.CommunityNeed;
import care.homeward.teams.directory.Listing.Term;
import care.homeward.teams.directory.Matching.Area;
import care.homeward.teams.directory.Matching.Match;
import care.homeward.teams.directory.Matching.Reason;
import care.homeward.teams.directory.Matching.Standing;
import care.homeward.teams.directory.Matching.Wish;
import care.homeward.teams.directory.NeedTerms.Means;
import care.homeward.teams.partnership.DatedFiles;
import care.homeward.teams.partnership.Partnership;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class MatchingTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-29");
  private static final int FRESH_DAYS = 182;
  private static final Partnership MERE =
      new Partnership("mere-lane", "Mere Lane", "aldersyke", "Aldersyke", List.of(), List.of());
  private static final NeedTerms TERMS =
      new NeedTerms(
          "a test",
          "community-needs-2026-11-01",
          LocalDate.parse("2026-11-01"),
          List.of(new Means("homeward-needs", "shopping", CommunityNeed.SHOPPING)));
  private static final Listing ERRANDS = listing("errands", List.of("Mere Lane"), "2026-11-01");

  private static Listing listing(String id, List<String> areas, @Nullable String assured) {
    return listing(id, "active", areas, assured, null, null, "shopping");
  }

  private static Listing listing(
      String id,
      String status,
      List<String> areas,
      @Nullable String assured,
      @Nullable Integer youngest,
      @Nullable Integer oldest,
      String term) {
    return new Listing(
        id,
        "org-" + id,
        id,
        status,
        null,
        youngest,
        oldest,
        assured == null ? null : LocalDate.parse(assured),
        null,
        null,
        areas,
        List.of(),
        List.of(new Term("homeward-needs", term)));
  }

  private static List<Match> matches(
      @Nullable Integer age, Map<String, Standing> standings, Listing... listings) {
    return Matching.match(
        new Wish(CommunityNeed.SHOPPING, MERE, age),
        List.of(listings),
        TERMS,
        organisation -> standings.getOrDefault(organisation, new Standing(null, null)),
        TODAY,
        FRESH_DAYS);
  }

  private static List<String> found(@Nullable Integer age, Listing... listings) {
    return matches(age, Map.of(), listings).stream().map(Match::serviceId).toList();
  }

  @Test
  void a_service_that_fits_says_why() {
    var match = matches(80, Map.of("org-errands", new Standing("org-errands", 2)), ERRANDS);
    assertThat(match)
        .containsExactly(
            new Match(
                "errands",
                "org-errands",
                "errands",
                Area.PARTNERSHIP,
                LocalDate.parse("2026-11-01"),
                28L,
                false,
                "org-errands",
                2,
                null,
                null,
                null,
                List.of(
                    Reason.MEETS_NEED,
                    Reason.NAMES_PARTNERSHIP,
                    Reason.NAMES_NO_AGE,
                    Reason.ASSURED_RECENTLY,
                    Reason.HAS_CAPACITY,
                    Reason.CAN_BE_REFERRED_TO)));
  }

  @ParameterizedTest
  @CsvSource({
    "active, mere-lane, shopping, true",
    "active, MERE LANE, shopping, true",
    "active, Aldersyke, shopping, true",
    "active, Canal Side, shopping, false",
    "inactive, mere-lane, shopping, false",
    "defunct, mere-lane, shopping, false",
    "temporarily closed, mere-lane, shopping, false",
    "active, mere-lane, gardening, false"
  })
  void it_is_active_meets_the_need_and_works_in_the_area(
      String status, String area, String term, boolean fits) {
    var listing = listing("one", status, List.of(area), null, null, null, term);
    assertThat(found(null, listing)).isEqualTo(fits ? List.of("one") : List.of());
  }

  @ParameterizedTest
  @CsvSource({"17, false", "18, true", "64, true", "65, false"})
  void it_takes_the_age_within_its_limits(int age, boolean fits) {
    var listing = listing("one", "active", List.of("mere-lane"), null, 18, 64, "shopping");
    assertThat(found(age, listing)).isEqualTo(fits ? List.of("one") : List.of());
    assertThat(found(null, listing)).containsExactly("one");
  }

  @ParameterizedTest
  @CsvSource({"2026-05-31, false", "2026-05-30, true"})
  void a_listing_is_stale_after_182_days(String assured, boolean stale) {
    assertThat(matches(null, Map.of(), listing("one", List.of("mere-lane"), assured)))
        .extracting(Match::stale)
        .containsExactly(stale);
  }

  @Test
  void the_nearer_area_comes_first_then_the_fresher_then_who_has_more_left() {
    var standings =
        Map.of(
            "org-few", new Standing("org-few", 1),
            "org-many", new Standing("org-many", 4),
            "org-full", new Standing("org-full", 0));
    var found =
        matches(
            null,
            standings,
            listing("anywhere", List.of(), "2026-11-28"),
            listing("town", List.of("aldersyke"), "2026-11-28"),
            listing("never", List.of("mere-lane"), null),
            listing("old", List.of("mere-lane"), "2025-01-01"),
            listing("full", List.of("mere-lane"), "2026-11-01"),
            listing("few", List.of("mere-lane"), "2026-11-01"),
            listing("many", List.of("mere-lane"), "2026-11-01"),
            listing("untold", List.of("mere-lane"), "2026-11-01"),
            listing("fresher", List.of("mere-lane"), "2026-11-02"));
    assertThat(found)
        .extracting(Match::serviceId)
        .containsExactly(
            "fresher", "many", "few", "full", "untold", "old", "never", "town", "anywhere");
    assertThat(found.get(3).reasons()).contains(Reason.HAS_NO_CAPACITY);
    assertThat(found.get(4).reasons())
        .contains(Reason.CAPACITY_NOT_SAID, Reason.CAN_ONLY_BE_TOLD_OF);
    assertThat(found.get(5).reasons()).contains(Reason.ASSURED_LONG_AGO);
    assertThat(found.get(6).reasons()).contains(Reason.NEVER_ASSURED);
    assertThat(found.getLast().reasons()).contains(Reason.NAMES_NO_AREA);
  }

  @Test
  void the_terms_of_the_service_mean_every_need_once() throws IOException {
    var terms =
        DatedFiles.read(JsonMapper.builder().build(), "community-needs", NeedTerms.class)
            .inForce(TODAY);
    assertThat(terms.terms())
        .extracting(Means::need)
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(CommunityNeed.values()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new NeedTerms(
                    "", "v", TODAY, List.of(terms.terms().getFirst(), terms.terms().getFirst())));
  }
}
