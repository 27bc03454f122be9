package care.homeward.people;

import static care.homeward.contracts.PersonEvent.Wish.AT_HOME;
import static care.homeward.contracts.PersonEvent.Wish.KEEP_PET;
import static care.homeward.contracts.PersonEvent.Wish.OWN_WORDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.homeward.contracts.PersonEvent;
import care.homeward.contracts.PersonEvent.WishesRecorded;
import care.homeward.people.WishCommand.NewWish;
import care.homeward.people.WishCommand.RecordWishes;
import care.homeward.people.WishCommand.WithdrawWish;
import care.homeward.people.Wishes.Stated;
import care.homeward.platform.core.Decision;
import care.homeward.platform.core.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WishesTest {

  private static final Instant MONDAY = Instant.parse("2026-11-30T08:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-12-01T08:00:00Z");
  private static final Noted MONDAYS = new Noted("r.naylor", MONDAY);
  private static final Noted TUESDAYS = new Noted("s.iqbal", TUESDAY);

  private static final Stated HOME = new Stated("wish-1", AT_HOME, null, MONDAYS, null);
  private static final Stated CAT = new Stated("wish-2", KEEP_PET, "Biscuit", TUESDAYS, null);
  private static final Wishes BOTH = new Wishes(List.of(CAT, HOME));

  @Test
  void wishes_are_said_as_codes_and_kept_with_words_author_and_time() {
    var said =
        new RecordWishes(
            List.of(
                new NewWish("wish-3", OWN_WORDS, " Sunday lunch with Ruth "),
                new NewWish("wish-4", AT_HOME, " ")),
            MONDAYS);

    var decision = Wishes.NONE.decide("person-1", said);

    assertThat(decision.events())
        .containsExactly(new WishesRecorded("person-1", MONDAY, List.of(AT_HOME, OWN_WORDS)));
    assertThat(decision.kept())
        .isEqualTo(
            new Wishes(
                List.of(
                    new Stated("wish-3", OWN_WORDS, "Sunday lunch with Ruth", MONDAYS, null),
                    new Stated("wish-4", AT_HOME, null, MONDAYS, null))));
  }

  @Test
  void what_is_said_next_joins_what_stands_each_code_once() {
    var said = new RecordWishes(List.of(new NewWish("wish-5", AT_HOME, "the flat")), TUESDAYS);

    var decision = BOTH.decide("person-1", said);

    assertThat(decision.events())
        .containsExactly(new WishesRecorded("person-1", TUESDAY, List.of(AT_HOME, KEEP_PET)));
    assertThat(decision.kept())
        .isEqualTo(new Wishes(List.of(new Stated("wish-5", AT_HOME, "the flat", TUESDAYS, null))));
  }

  @Test
  void a_withdrawn_wish_no_longer_stands_and_stays_in_the_history() {
    var decision = BOTH.decide("person-1", new WithdrawWish("wish-1", TUESDAYS));

    assertThat(decision.events())
        .containsExactly(new WishesRecorded("person-1", TUESDAY, List.of(KEEP_PET)));
    assertThat(BOTH.with(kept(decision)).stated())
        .containsExactly(CAT, new Stated("wish-1", AT_HOME, null, MONDAYS, TUESDAYS));
  }

  @Test
  void a_code_said_twice_stands_until_both_are_withdrawn() {
    var twice = new Wishes(List.of(HOME, new Stated("wish-6", AT_HOME, null, MONDAYS, null)));

    assertThat(twice.decide("person-1", new WithdrawWish("wish-6", MONDAYS)).events())
        .containsExactly(new WishesRecorded("person-1", MONDAY, List.of(AT_HOME)));
  }

  @Test
  void the_last_wish_withdrawn_leaves_none() {
    assertThat(
            new Wishes(List.of(HOME))
                .decide("person-1", new WithdrawWish("wish-1", TUESDAYS))
                .events())
        .containsExactly(new WishesRecorded("person-1", TUESDAY, List.of()));
  }

  @Test
  void withdrawing_again_says_nothing() {
    var gone = new Wishes(List.of(new Stated("wish-1", AT_HOME, null, MONDAYS, MONDAYS)));

    var decision = gone.decide("person-1", new WithdrawWish("wish-1", TUESDAYS));

    assertThat(decision.events()).isEmpty();
    assertThat(decision.kept()).isNull();
  }

  @Test
  void a_wish_is_not_withdrawn_before_it_was_said() {
    refused(BOTH, new WithdrawWish("wish-2", MONDAYS), "withdrawn-before-said");
  }

  @Test
  void an_unknown_wish_is_not_withdrawn() {
    refused(BOTH, new WithdrawWish("wish-7", TUESDAYS), "unknown-wish");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " \n "})
  void own_words_need_words_and_nothing_is_recorded_beside_them(@Nullable String words) {
    refused(
        Wishes.NONE,
        new RecordWishes(
            List.of(new NewWish("wish-1", AT_HOME, null), new NewWish("wish-2", OWN_WORDS, words)),
            MONDAYS),
        "words-missing");
  }

  @Test
  void the_newest_comes_first_whatever_the_order_they_came_in() {
    assertThat(new Wishes(List.of(HOME)).with(new Wishes(List.of(CAT))).stated())
        .containsExactly(CAT, HOME);
    assertThat(new Wishes(List.of(CAT)).with(new Wishes(List.of(HOME))).stated())
        .containsExactly(CAT, HOME);
  }

  @Test
  void nothing_shows_the_words() {
    assertThat(BOTH.toString()).contains("wish-2").doesNotContain("Biscuit");
    assertThat(new RecordWishes(List.of(new NewWish("wish-2", KEEP_PET, "Biscuit")), MONDAYS))
        .asString()
        .doesNotContain("Biscuit");
  }

  private static Wishes kept(Decision<PersonEvent> decision) {
    assertThat(decision.kept()).isInstanceOf(Wishes.class);
    return (Wishes) Objects.requireNonNull(decision.kept());
  }

  private static void refused(Wishes wishes, WishCommand command, String rule) {
    assertThatThrownBy(() -> wishes.decide("person-1", command))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.rule()).isEqualTo(rule));
  }
}
