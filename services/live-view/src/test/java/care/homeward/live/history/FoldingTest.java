package care.homeward.live.history;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.Envelope;
import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.StayEvent.CriteriaToResideMetAgain;
import care.homeward.contracts.StayEvent.CriteriaToResideNoLongerMet;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.contracts.StayEvent.PatientMoved;
import care.homeward.live.board.Board;
import care.homeward.live.board.FoldForm;
import care.homeward.live.history.Moment.As;
import care.homeward.platform.journal.Facts;
import care.homeward.store.EmbeddedStore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A past board is the same whether it is folded from the first fact or from a fold kept. */
class FoldingTest {

  private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
  private static final PersonSummary SUMMARY =
      new PersonSummary("75-84", false, "aldersyke", "aldersyke-east", 2);
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              always -> always.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private final Facts wire = new Facts(JSON);
  private EmbeddedStore store;
  private MongoClient client;
  private FactLog facts;
  private KeptFolds kept;
  private Folding folding;
  private FoldKeeper keeper;
  private Folding fromTheFirst;

  @BeforeEach
  void start(@TempDir Path directory) {
    store = EmbeddedStore.start(directory, 0);
    client = MongoClients.create(store.uri());
    var form = new FoldForm(JSON, wire);
    var mongo = new MongoTemplate(client, "live");
    kept = new KeptFolds(mongo, form);
    facts = new FactLog(mongo, wire, JSON, kept, InstantSource.fixed(NOW));
    folding = new Folding(facts, kept);
    keeper = new FoldKeeper(facts, kept, folding, InstantSource.fixed(NOW));
    fromTheFirst = new Folding(facts, new KeptFolds(new MongoTemplate(client, "none"), form));
  }

  @AfterEach
  void stop() {
    client.close();
    store.close();
  }

  @Test
  void any_past_moment_is_the_same_from_a_fold_kept_as_from_the_first_fact() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    for (int stay = 0; stay < 60; stay++) {
      tellStay("early-" + stay, random, FIRST.plus(random.nextInt(9 * 24), ChronoUnit.HOURS));
    }
    keeper.keepOn(50);
    for (int stay = 0; stay < 20; stay++) {
      tellStay("late-" + stay, random, FIRST.plus(random.nextInt(20 * 24), ChronoUnit.HOURS));
    }
    assertAlikeEverywhere("seed " + seed + ", told late");
    keeper.keepOn(50);
    assertAlikeEverywhere("seed " + seed + ", kept on");
  }

  @Test
  void what_is_told_of_the_time_before_a_fold_kept_counts() {
    say("stay-1", 1, FIRST, admitted("stay-1"));
    say("stay-1", 2, FIRST.plusSeconds(2), moved("stay-1", "J20", FIRST.plusSeconds(2)));
    keeper.keepOn(2);
    assertThat(kept.before(As.CORRECTED, NOW)).isNotNull();
    assertThat(location(As.CORRECTED, FIRST.plusSeconds(9))).isEqualTo("J20");

    say("stay-1", 3, NOW.minusSeconds(60), moved("stay-1", "J30", FIRST.plusSeconds(1)));

    assertThat(location(As.CORRECTED, FIRST.plusSeconds(9))).isEqualTo("J30");
    assertThat(location(As.KNOWN, FIRST.plusSeconds(9))).isEqualTo("J20");
    assertThat(location(As.KNOWN, NOW)).isEqualTo("J30");
  }

  @Test
  void what_was_recorded_long_before_it_is_heard_counts_as_known_then() {
    say("stay-1", 1, FIRST, admitted("stay-1"));
    say("stay-2", 1, FIRST.plusSeconds(5), admitted("stay-2"));
    say("stay-1", 3, FIRST.plusSeconds(6), moved("stay-1", "J30", FIRST.plusSeconds(6)));
    keeper.keepOn(3);
    assertThat(location(As.KNOWN, FIRST.plusSeconds(9))).isEqualTo("J28");

    say("stay-1", 2, FIRST.plusSeconds(4), moved("stay-1", "J20", FIRST.plusSeconds(4)));

    assertThat(location(As.KNOWN, FIRST.plusSeconds(9))).isEqualTo("J30");
    assertThat(last(NOW).late()).containsExactly("discharge-flow/stay-1");
  }

  @Test
  void a_fold_of_which_much_is_told_late_is_made_anew() {
    say("stay-0", 1, FIRST, admitted("stay-0"));
    keeper.keepOn(1);
    for (int stay = 1; stay <= KeptFolds.MOST_LATE + 1; stay++) {
      say("stay-" + stay, 1, FIRST.minusSeconds(9), admitted("stay-" + stay));
    }
    facts.flush();
    assertThat(kept.before(As.KNOWN, FIRST)).isNull();

    keeper.keepOn(1_000);

    assertThat(last(FIRST).late()).isEmpty();
    assertThat(folding.at(As.KNOWN, FIRST).board().cards()).hasSize(KeptFolds.MOST_LATE + 2);
  }

  @Test
  void there_are_never_many_and_the_latest_stay() {
    for (int fact = 1; fact <= KeptFolds.MOST + 5; fact++) {
      var at = FIRST.plus(fact, ChronoUnit.HOURS);
      say("stay-" + fact, 1, at, admitted("stay-" + fact));
    }
    keeper.keepOn(1);

    var heads = new MongoTemplate(client, "live").getCollection("folds").countDocuments();
    assertThat(heads).isLessThanOrEqualTo(2 * KeptFolds.MOST);
    var last = FIRST.plus(KeptFolds.MOST + 5, ChronoUnit.HOURS);
    assertThat(last(NOW).until()).isEqualTo(last);
    assertAlikeEverywhere("thinned");
  }

  @Test
  void a_fold_is_kept_after_each_so_many_facts_and_all_of_one_moment_together() {
    var at = List.of(1, 2, 3, 3, 3, 4, 5, 6, 7).stream().map(FIRST::plusSeconds).toList();

    assertThat(FoldKeeper.marks(at, 3)).containsExactly(FIRST.plusSeconds(3), FIRST.plusSeconds(6));
    assertThat(FoldKeeper.marks(at, 10)).isEmpty();
  }

  /** Prints what a look costs; a bound of one second would be one on the machine. */
  @Test
  void a_reader_waits_for_the_facts_since_the_last_fold_not_for_all() {
    for (int stay = 0; stay < 3_000; stay++) {
      var id = "stay-" + stay;
      var admitted = FIRST.plus(stay * 6L, ChronoUnit.MINUTES);
      say(id, 1, admitted, admitted(id, admitted));
      for (int sequence = 2; sequence <= 10; sequence++) {
        var at = admitted.plus(sequence * 16L, ChronoUnit.HOURS);
        say(id, sequence, at, new PathwayChosen(id, "person-" + id, at, sequence % 4));
      }
    }
    facts.flush();
    keeper.keepOn();
    for (var as : As.values()) {
      var moment = FIRST.plus(20, ChronoUnit.DAYS);
      var whole = timed(as, "from the first fact", () -> fromTheFirst.at(as, moment).board());
      var since = timed(as, "from a fold kept", () -> folding.at(as, moment).board());
      assertThat(since.toMillis()).as("ms, %s", as).isLessThan(whole.toMillis() / 3);
    }
  }

  private static Duration timed(As as, String how, Supplier<Board> look) {
    var best = Duration.ofDays(1);
    for (int tried = 0; tried < 2; tried++) {
      var began = System.nanoTime();
      assertThat(look.get().cards()).hasSizeGreaterThan(2_700);
      var took = Duration.ofNanos(System.nanoTime() - began);
      System.out.printf("30,000 facts, %s, %s: %d ms%n", as, how, took.toMillis());
      best = took.compareTo(best) < 0 ? took : best;
    }
    return best;
  }

  private void assertAlikeEverywhere(String why) {
    for (var as : As.values()) {
      for (int hours = -1; hours < 22 * 24; hours += 37) {
        var at = FIRST.plus(hours, ChronoUnit.HOURS);
        assertThat(folding.at(as, at).board().snapshot())
            .as("%s, %s after %d hours", why, as, hours)
            .isEqualTo(fromTheFirst.at(as, at).board().snapshot());
      }
    }
  }

  /** Ten facts, some told days after they happened, so not in the order they happened. */
  private void tellStay(String stay, Random random, Instant admitted) {
    say(stay, 1, admitted, admitted(stay));
    var recorded = admitted;
    for (int sequence = 2; sequence <= 10; sequence++) {
      recorded = recorded.plus(random.nextInt(24), ChronoUnit.HOURS);
      var at = recorded.minus((long) random.nextInt(3) * random.nextInt(40), ChronoUnit.HOURS);
      say(
          stay,
          sequence,
          recorded,
          switch (random.nextInt(4)) {
            case 0 -> new CriteriaToResideNoLongerMet(stay, "person-" + stay, at);
            case 1 -> new CriteriaToResideMetAgain(stay, "person-" + stay, at);
            case 2 -> new PathwayChosen(stay, "person-" + stay, at, random.nextInt(4));
            default -> moved(stay, "J" + random.nextInt(90), at);
          });
    }
  }

  private KeptFolds.Kept last(Instant at) {
    return Objects.requireNonNull(kept.before(As.KNOWN, at));
  }

  private String location(As as, Instant at) {
    return Objects.requireNonNull(folding.at(as, at).board().card("stay-1")).location().ward();
  }

  private static PatientAdmitted admitted(String stay) {
    return admitted(stay, FIRST);
  }

  private static PatientAdmitted admitted(String stay, Instant at) {
    return new PatientAdmitted(
        stay, "person-" + stay, at, SUMMARY, new Location("RR813", "J28", "J28-14"));
  }

  private static PatientMoved moved(String stay, String ward, Instant at) {
    return new PatientMoved(stay, "person-" + stay, at, new Location("RR813", ward, null));
  }

  private void say(String stay, long sequence, Instant recorded, Object fact) {
    var envelope = Envelope.of(Publisher.DISCHARGE_FLOW, stay, sequence, recorded, null, fact);
    facts.heard(envelope, wire.write(envelope).getBytes(StandardCharsets.UTF_8));
  }
}
