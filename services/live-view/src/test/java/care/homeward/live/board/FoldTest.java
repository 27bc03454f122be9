package care.homeward.live.board;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.CapacityEvent.BedAccepted;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.HomeJoined;
import care.homeward.contracts.Envelope;
import care.homeward.contracts.PersonEvent.PeopleMerged;
import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.StayEvent.CriteriaToResideNoLongerMet;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.platform.journal.Facts;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FoldTest {

  private static final String STAY = "stay-1";
  private static final String MRS_PATEL = "person-patel";
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              always -> always.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private static final List<Envelope<?>> JOURNEY =
      List.of(
          stay(
              1,
              new PatientAdmitted(
                  STAY,
                  MRS_PATEL,
                  NOON,
                  new PersonSummary("75-84", false, "aldersyke", "aldersyke-east", 2),
                  new Location("RR813", "J28", "J28-14"))),
          stay(2, new CriteriaToResideNoLongerMet(STAY, MRS_PATEL, NOON)),
          stay(3, new PathwayChosen(STAY, MRS_PATEL, NOON, 3)),
          say(Publisher.PEOPLE, MRS_PATEL, 1, new PeopleMerged(MRS_PATEL, "person-unknown", NOON)),
          home(
              1,
              new HomeJoined("home-1", NOON, "Oakbank", "leeds", "seacroft", 40, null, null, null)),
          home(
              2,
              new BedHeld("home-1", NOON, "hold-1", MRS_PATEL, STAY, BedType.NURSING, NOON, null)),
          home(3, new BedAccepted("home-1", NOON, "hold-1", MRS_PATEL, STAY)));

  private final FoldForm form = new FoldForm(JSON, new Facts(JSON));
  private final Fold fold = new Fold();

  @Test
  void heard_in_any_order_facts_come_to_the_same_as_on_the_board_that_runs() {
    var board = new Board();
    JOURNEY.forEach(board::apply);
    JOURNEY.reversed().forEach(fold::hear);

    assertThat(bed(board).state()).isEqualTo(Card.Bed.State.ACCEPTED);
    assertThat(fold.board().snapshot()).isEqualTo(board.snapshot());
    assertThat(fold.board().name("home-1")).isEqualTo("Oakbank");
    assertThat(fold.board().idsOf("person-unknown")).contains(MRS_PATEL);
  }

  @Test
  void written_and_read_again_it_goes_on_where_it_was_and_what_waited_waits() {
    JOURNEY.stream().filter(fact -> fact.sequence() != 2).forEach(fold::hear);
    var again = form.read(form.write(fold));
    assertThat(card(again.board()).readyAt()).isNull();
    assertThat(card(again.board()).bed()).isNull();
    assertThat(again.board().missing()).isEqualTo(2);

    JOURNEY.stream().filter(fact -> fact.sequence() == 2).forEach(again::hear);

    assertThat(card(again.board()).readyAt()).isEqualTo(NOON);
    assertThat(card(again.board()).pathway()).isEqualTo(3);
    assertThat(bed(again.board()).state()).isEqualTo(Card.Bed.State.ACCEPTED);
  }

  @Test
  void taken_whatever_is_missing_before_it_a_fact_counts() {
    fold.take(JOURNEY.get(0));
    fold.take(JOURNEY.get(2));

    assertThat(card(fold.board()).pathway()).isEqualTo(3);
    assertThat(fold.isNext(JOURNEY.get(1))).isFalse();
    assertThat(fold.isNext(stay(4, new PathwayChosen(STAY, MRS_PATEL, NOON, 1)))).isTrue();
  }

  @Test
  void what_is_forgotten_can_be_taken_in_anew() {
    JOURNEY.forEach(fold::take);
    fold.forget(Fold.subject(JOURNEY.get(0)));
    assertThat(fold.board().cards()).isEmpty();
  }

  private static Card card(Board board) {
    return Objects.requireNonNull(board.card(STAY));
  }

  private static Card.Bed bed(Board board) {
    return Objects.requireNonNull(card(board).bed());
  }

  private static Envelope<?> stay(long sequence, Object fact) {
    return say(Publisher.DISCHARGE_FLOW, STAY, sequence, fact);
  }

  private static Envelope<?> home(long sequence, Object fact) {
    return say(Publisher.CARE_HOME_CAPACITY, "home-1", sequence, fact);
  }

  private static Envelope<?> say(Publisher publisher, String subject, long sequence, Object fact) {
    return Envelope.of(publisher, subject, sequence, NOON, null, fact);
  }
}
