package care.homeward.live.pages.flow;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.live.LiveViewSettings;
import care.homeward.live.LiveViewSettings.SignIn;
import care.homeward.live.board.BoardFilter;
import care.homeward.live.board.Card;
import care.homeward.live.board.Standing;
import care.homeward.live.pages.CodeNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterFormTest {

  private static final Instant NOW = Instant.parse("2026-11-24T14:30:00Z");
  private static final Standing ACUTE = waiting("RR813");
  private static final Standing COMMUNITY = waiting("RY6X1");

  private final FilterForm form =
      new FilterForm(
          new CodeNames(
              new LiveViewSettings(
                  "http://issuer",
                  "broker:9092",
                  Map.of(),
                  true,
                  Map.of(),
                  new SignIn("pages", "secret", null, null, null, null))));

  @Test
  void the_kind_of_bed_is_asked_for_where_there_are_both() {
    assertThat(choices(BoardFilter.EVERYONE, ACUTE, COMMUNITY))
        .contains(
            new FilterForm.Choice(
                "setting",
                "Bed",
                List.of(
                    new FilterForm.Option("ACUTE", "Acute bed", false),
                    new FilterForm.Option("COMMUNITY", "Community bed", false)),
                false));
    assertThat(choices(BoardFilter.EVERYONE, ACUTE, ACUTE))
        .extracting(FilterForm.Choice::name)
        .doesNotContain("setting");
  }

  @Test
  void the_kind_of_bed_asked_for_shows_though_there_is_none_of_it() {
    var asked = BoardFilter.EVERYONE.with("setting", "COMMUNITY");

    assertThat(choices(asked, ACUTE))
        .filteredOn(choice -> choice.name().equals("setting"))
        .singleElement()
        .matches(FilterForm.Choice::asked);
    assertThat(form.of(asked, List.of(ACUTE)).said()).isEqualTo("Community bed");
    assertThat(form.of(asked, List.of(ACUTE)).kept()).isEmpty();
  }

  private List<FilterForm.Choice> choices(BoardFilter filter, Standing... everyone) {
    return form.of(filter, List.of(everyone)).choices();
  }

  private static Standing waiting(String site) {
    return Standing.of(
        new Card(
            "stay-" + site,
            1,
            "person-1",
            new PersonSummary("75-84", false, "aldersyke", "mere-lane", 1),
            new Location(site, "J28", null),
            Instant.parse("2026-11-01T10:00:00Z"),
            Instant.parse("2026-11-23T10:00:00Z"),
            null,
            2,
            false,
            null,
            null,
            false,
            false,
            false,
            null,
            null),
        NOW);
  }
}
