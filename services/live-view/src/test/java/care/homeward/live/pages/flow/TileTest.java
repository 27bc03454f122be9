package care.homeward.live.pages.flow;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.Wait;
import care.homeward.live.board.BoardFilter;
import care.homeward.live.board.Card;
import care.homeward.live.board.Standing;
import care.homeward.live.history.Moment;
import care.homeward.live.pages.PeopleClient;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TileTest {

  private static final Instant NOW = Instant.parse("2026-11-24T14:30:00Z");

  @Test
  void a_card_says_who_what_for_on_whom_and_what_next() {
    var tile =
        tile(
            card("2026-11-21T17:15:00Z", 1, wait(NextStep.VISIT, "2026-11-26T09:00:00Z")),
            new PeopleClient.Known("O. Walker", null, 78L, false),
            "Mere Lane team");

    assertThat(tile.name()).isEqualTo("O. Walker");
    assertThat(tile.age()).isEqualTo("78");
    assertThat(tile.location()).isEqualTo("J28 · 14");
    assertThat(tile.column()).isEqualTo("1");
    assertThat(tile.reason()).isEqualTo("Nursing at home to come free");
    assertThat(tile.owner()).isEqualTo("community");
    assertThat(tile.ownerText()).isEqualTo("Mere Lane team");
    assertThat(tile.step()).isEqualTo("Visit Thu 26 Nov");
    assertThat(tile.big() + " " + tile.small()).isEqualTo("2d 21h");
    assertThat(tile.nights()).isEqualTo("3 nights");
    assertThat(tile.colour()).isEqualTo(1);
    assertThat(tile.late()).isFalse();
    assertThat(tile.href()).isEqualTo("/people/person-walker");
  }

  @Test
  void a_long_name_of_a_team_or_a_home_is_said_shorter_on_a_card() {
    var card = card("2026-11-21T17:15:00Z", 1, wait(NextStep.VISIT, null));

    var team = tile(card, null, "Quarry and Canal Neighbourhood Team");
    assertThat(team.ownerText()).isEqualTo("Quarry and Canal Neighbourhood Team");
    assertThat(team.ownerShort()).isEqualTo("Quarry and Canal team");
    assertThat(tile(card, null, "Heron Water Nursing Home").ownerShort()).isEqualTo("Heron Water");
    assertThat(tile(card, null, null).ownerShort()).isEqualTo("Community");
  }

  @Test
  void a_figure_of_a_column_opens_to_its_people_within_the_filter() {
    var all = asked(BoardFilter.EVERYONE);
    var column = Column.of("1", List.of(), all);
    assertThat(column.all()).isEqualTo("/flow?pathway=1&view=table");
    assertThat(column.longest()).isEqualTo("/flow?pathway=1&view=table&sort=-ready");
    assertThat(column.over())
        .isEqualTo("/flow?band=14-20&band=21%2B&band=7-13&pathway=1&view=table");

    var other = Column.of("1", List.of(), asked(BoardFilter.EVERYONE.with("pathway", "2")));
    assertThat(other.all()).isNull();
    assertThat(other.over()).isNull();
    var banded = Column.of("1", List.of(), asked(BoardFilter.EVERYONE.with("band", "21+", "1")));
    assertThat(banded.over()).isEqualTo("/flow?band=21%2B&pathway=1&view=table");
    var young = Column.of("1", List.of(), asked(BoardFilter.EVERYONE.with("band", "1")));
    assertThat(young.all()).isEqualTo("/flow?band=1&pathway=1&view=table");
    assertThat(young.over()).isNull();
  }

  private static Asked asked(BoardFilter filter) {
    return new Asked(
        filter.with("waiting", "true"), Moment.NOW, false, false, Sort.USUAL, Set.of());
  }

  @Test
  void on_the_first_day_the_clock_runs_in_hours_and_a_step_today_has_its_time() {
    var tile =
        tile(
            card("2026-11-24T07:51:00Z", 0, wait(NextStep.BOOK, "2026-11-24T13:00:00Z")),
            null,
            null);

    assertThat(tile.big() + " " + tile.small()).isEqualTo("6h 39m");
    assertThat(tile.nights()).isEqualTo("0 nights");
    assertThat(tile.step()).isEqualTo("Book 13:00");
    assertThat(tile.late()).isTrue();
    assertThat(tile.ownerText()).isEqualTo("Community");
  }

  @Test
  void without_a_wait_it_is_the_hubs_first_and_has_no_pathway() {
    var tile = tile(card("2026-11-23T14:00:00Z", null, null), null, null);

    assertThat(tile.first()).isTrue();
    assertThat(tile.column()).isEqualTo("none");
    assertThat(tile.ownerText()).isEqualTo("Care transfer hub");
    assertThat(tile.step()).isEqualTo("No next step");
    assertThat(tile.reason()).isEqualTo("No reason recorded");
    assertThat(tile.nights()).isEqualTo("1 night");
    assertThat(tile.name()).isEqualTo("Name not shown");
    assertThat(tile.named()).isFalse();
    assertThat(tile.age()).isEqualTo("75-84");
  }

  @Test
  void a_column_puts_those_without_a_next_step_first_then_the_longest() {
    var tiles =
        List.of(
            tile(card("2026-11-23T10:00:00Z", 1, wait(NextStep.VISIT, null)), null, null),
            tile(card("2026-11-20T10:00:00Z", 1, wait(NextStep.VISIT, null)), null, null),
            tile(card("2026-11-24T10:00:00Z", 1, null), null, null),
            tile(card("2026-11-01T10:00:00Z", 2, null), null, null));
    var column = Column.of("1", tiles, asked(BoardFilter.EVERYONE));

    assertThat(column.tiles().stream().map(tile -> tile.readyMillis()))
        .containsExactly(
            Instant.parse("2026-11-24T10:00:00Z").toEpochMilli(),
            Instant.parse("2026-11-20T10:00:00Z").toEpochMilli(),
            Instant.parse("2026-11-23T10:00:00Z").toEpochMilli());
    assertThat(column.median(NOW.toEpochMilli())).isEqualTo("median 1d 4h");
    assertThat(column.overSevenDays()).isEqualTo("0 for 7 days or over");
    assertThat(column.bars())
        .containsExactly(
            new Column.Bar(0, 0, 199),
            new Column.Bar(1, 200, 0),
            new Column.Bar(2, 200, 99),
            new Column.Bar(3, 300, 0),
            new Column.Bar(4, 300, 0));
  }

  @Test
  void fast_track_comes_before_everyone_else_in_its_column() {
    var tiles =
        List.of(
            tile(card("2026-11-01T10:00:00Z", 1, null), null, null),
            tile(
                card("2026-11-24T10:00:00Z", 1, true, wait(NextStep.VISIT, null), null),
                null,
                null));

    assertThat(Column.of("1", tiles, asked(BoardFilter.EVERYONE)).tiles())
        .extracting(Tile::fast)
        .containsExactly(true, false);
  }

  @Test
  void a_community_bed_shows_as_one() {
    var acute = card("2026-11-23T10:00:00Z", 2, wait(NextStep.VISIT, null));

    assertThat(tile(acute, null, null).community()).isFalse();
    assertThat(tile(at(new Location("RY6X1", "SLIC", "02"), acute), null, null).community())
        .isTrue();
  }

  private static Card at(Location location, Card card) {
    return new Card(
        card.stayId(),
        card.sequence(),
        card.personId(),
        card.person(),
        location,
        card.admittedAt(),
        card.readyAt(),
        null,
        card.pathway(),
        false,
        card.openWait(),
        null,
        false,
        false,
        false,
        null,
        null);
  }

  @Test
  void a_bed_that_is_kept_shows_how_far_it_has_come() {
    assertThat(tile(with(Card.Bed.State.HELD), null, null).found()).isEqualTo("Bed held");
    assertThat(tile(with(Card.Bed.State.ACCEPTED), null, null).found()).isEqualTo("Bed found");
  }

  private static Tile tile(
      Card card, PeopleClient.@Nullable Known known, @Nullable String ownerName) {
    return Tile.of(Standing.of(card, NOW), known, ownerName, NOW, "", false);
  }

  private static Wait wait(NextStep step, @Nullable String due) {
    return Wait.of(
        "home-health-not-available",
        Owner.COMMUNITY,
        "team-1",
        step,
        due == null ? null : Instant.parse(due));
  }

  private static Card card(String ready, @Nullable Integer pathway, @Nullable Wait wait) {
    return card(ready, pathway, wait, null);
  }

  private static Card with(Card.Bed.State state) {
    return card(
        "2026-11-23T10:00:00Z",
        3,
        null,
        new Card.Bed("hold-1", "home-1", state, BedType.NURSING, NOW));
  }

  private static Card card(
      String ready, @Nullable Integer pathway, @Nullable Wait wait, Card.@Nullable Bed bed) {
    return card(ready, pathway, false, wait, bed);
  }

  private static Card card(
      String ready,
      @Nullable Integer pathway,
      boolean fast,
      @Nullable Wait wait,
      Card.@Nullable Bed bed) {
    return new Card(
        "stay-1",
        1,
        "person-walker",
        new PersonSummary("75-84", false, "aldersyke", "mere-lane", 1),
        new Location("RR813", "J28", "J28-14"),
        Instant.parse("2026-11-01T10:00:00Z"),
        Instant.parse(ready),
        null,
        pathway,
        fast,
        wait == null ? null : new Card.OpenWait("wait-1", NOW, wait),
        null,
        false,
        false,
        false,
        null,
        bed);
  }
}
