package care.homeward.live.board;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.CapacityEvent.BedAccepted;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedRefused;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.HomeJoined;
import care.homeward.contracts.Envelope;
import care.homeward.contracts.PersonEvent.PeopleMerged;
import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.PressureEvent.Indicator;
import care.homeward.contracts.PressureEvent.PressureEased;
import care.homeward.contracts.PressureEvent.PressureRaised;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.ReferralEvent.DeclineReason;
import care.homeward.contracts.ReferralEvent.InformationAsked;
import care.homeward.contracts.ReferralEvent.InformationAsked.Missing;
import care.homeward.contracts.ReferralEvent.OfferEnded;
import care.homeward.contracts.ReferralEvent.ReferralClosed;
import care.homeward.contracts.ReferralEvent.ReferralDeclined;
import care.homeward.contracts.ReferralEvent.ReferralFulfilled;
import care.homeward.contracts.ReferralEvent.ReferralMade;
import care.homeward.contracts.ReferralEvent.ReferralOffered;
import care.homeward.contracts.ReferralEvent.ReferralReopened;
import care.homeward.contracts.ReferralEvent.ReferralTaken;
import care.homeward.contracts.ReferralEvent.ReferralTriaged;
import care.homeward.contracts.ReferralEvent.ReferralWithdrawn;
import care.homeward.contracts.ReferralEvent.Skill;
import care.homeward.contracts.ReferralEvent.Urgency;
import care.homeward.contracts.StayEvent.AdmissionCancelled;
import care.homeward.contracts.StayEvent.CriteriaToResideMetAgain;
import care.homeward.contracts.StayEvent.CriteriaToResideNoLongerMet;
import care.homeward.contracts.StayEvent.CriticalWaitNamed;
import care.homeward.contracts.StayEvent.DischargeCancelled;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.contracts.StayEvent.PatientDischarged;
import care.homeward.contracts.StayEvent.PatientMoved;
import care.homeward.contracts.StayEvent.PatientReidentified;
import care.homeward.contracts.StayEvent.Wait;
import care.homeward.contracts.StayEvent.WaitEnded;
import care.homeward.contracts.StayEvent.WaitPassedOn;
import care.homeward.contracts.StayEvent.WaitStarted;
import care.homeward.contracts.TeamEvent.FirstContactMade;
import care.homeward.contracts.TeamEvent.PersonTakenOn;
import care.homeward.contracts.TeamEvent.TeamCareEnded;
import care.homeward.contracts.TeamEvent.TeamFormed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoardTest {

  private static final String STAY = "stay-1";
  private static final String MRS_PATEL = "person-patel";
  private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");
  private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");
  private static final Instant ELEVEN = Instant.parse("2026-11-20T11:00:00Z");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final PersonSummary SUMMARY =
      new PersonSummary("75-84", false, "aldersyke", "aldersyke-east", 2);
  private static final Location BED = new Location("RR813", "J28", "J28-14");
  private static final Wait ON_THE_COUNCIL =
      Wait.of("home-social-care-arranging", Owner.COUNCIL, null, NextStep.ALLOCATE, NOON);

  private final Board board = new Board();

  @Test
  void fast_track_lasts_until_a_pathway_is_chosen_without_it() {
    board.apply(stay(1, admitted()));
    board.apply(stay(2, pathway(PathwayChosen.Priority.END_OF_LIFE_FAST_TRACK)));
    assertThat(board.card(STAY)).matches(Card::fastTrack);

    board.apply(stay(3, pathway(null)));
    assertThat(board.card(STAY)).matches(card -> !card.fastTrack());
  }

  private static PathwayChosen pathway(PathwayChosen.@Nullable Priority priority) {
    return new PathwayChosen(STAY, MRS_PATEL, TEN, 1, null, null, null, priority, null);
  }

  @Test
  void every_interleaving_of_a_journey_gives_the_same_card() {
    var journey =
        List.<Envelope<?>>of(
            stay(1, admitted()),
            stay(2, new CriteriaToResideNoLongerMet(STAY, MRS_PATEL, TEN)),
            stay(3, new WaitStarted(STAY, MRS_PATEL, ELEVEN, "wait-1", ON_THE_COUNCIL)),
            referral(1, made("referral-1", ELEVEN)),
            referral(2, taken()),
            team(
                1,
                new PersonTakenOn(
                    "team-1",
                    NOON,
                    "referral-1",
                    MRS_PATEL,
                    STAY,
                    Skill.REABLEMENT,
                    LocalDate.of(2026, 11, 21),
                    3,
                    null,
                    null)),
            home(1, held("hold-1")),
            home(2, new BedAccepted("home-1", NOON, "hold-1", MRS_PATEL, STAY)));
    var expected =
        new Card(
            STAY,
            3,
            MRS_PATEL,
            SUMMARY,
            BED,
            NINE,
            TEN,
            null,
            null,
            false,
            new Card.OpenWait("wait-1", ELEVEN, ON_THE_COUNCIL),
            null,
            false,
            false,
            false,
            new Card.Referral(
                "referral-1",
                Card.Referral.State.TAKEN,
                ELEVEN,
                null,
                Skill.REABLEMENT,
                Urgency.TWO_DAY,
                "team-1",
                LocalDate.of(2026, 11, 21)),
            new Card.Bed("hold-1", "home-1", Card.Bed.State.ACCEPTED, BedType.NURSING, NOON));
    var sequences =
        Map.of(
            "discharge-flow/stay-1", 3L,
            "referrals/referral-1", 2L,
            "neighbourhood-teams/team-1", 1L,
            "care-home-capacity/home-1", 2L);
    var tried = new int[1];
    permutations(
        new ArrayList<>(journey),
        0,
        order -> {
          var folded = new Board();
          order.forEach(folded::apply);
          assertThat(folded.snapshot().cards()).containsExactly(Map.entry(STAY, expected));
          assertThat(folded.snapshot().sequences()).isEqualTo(sequences);
          tried[0]++;
        });
    assertThat(tried[0]).isEqualTo(40_320);
  }

  @Test
  void the_same_fact_twice_changes_nothing() {
    board.apply(stay(1, admitted()));
    var moved = stay(2, new PatientMoved(STAY, MRS_PATEL, TEN, new Location("RR813", "J19", null)));

    assertThat(board.apply(moved)).containsExactly(STAY);
    assertThat(board.apply(moved)).isEmpty();
    assertThat(board.apply(stay(1, admitted()))).isEmpty();
    assertThat(card().location()).isEqualTo(new Location("RR813", "J19", null));
  }

  @Test
  void a_fact_waits_for_the_missing_one_and_is_never_skipped() {
    board.apply(stay(1, admitted()));
    board.apply(stay(3, new CriteriaToResideMetAgain(STAY, MRS_PATEL, ELEVEN)));

    assertThat(card().sequence()).isEqualTo(1);
    assertThat(board.missing()).isEqualTo(1);

    assertThat(board.apply(stay(2, new CriteriaToResideNoLongerMet(STAY, MRS_PATEL, TEN))))
        .containsExactly(STAY);
    assertThat(card().sequence()).isEqualTo(3);
    assertThat(card().readyAt()).isNull();
    assertThat(board.missing()).isZero();
  }

  @Test
  void a_gap_in_one_stay_holds_up_no_other() {
    board.apply(stay(2, new PathwayChosen(STAY, MRS_PATEL, TEN, 1)));
    board.apply(
        Envelope.of(
            Publisher.DISCHARGE_FLOW,
            "stay-2",
            1,
            NOON,
            null,
            new PatientAdmitted("stay-2", "person-booth", NINE, SUMMARY, BED)));

    assertThat(board.snapshot().cards()).containsOnlyKeys("stay-2");
  }

  @Test
  void someone_who_left_is_out_of_bed_until_the_discharge_is_undone() {
    board.apply(stay(1, admitted()));
    board.apply(stay(2, new CriteriaToResideNoLongerMet(STAY, MRS_PATEL, TEN)));
    board.apply(stay(3, new PatientDischarged(STAY, MRS_PATEL, NOON, "19", "1")));
    assertThat(card().inBed()).isFalse();
    assertThat(card().waiting()).isFalse();

    board.apply(stay(4, new DischargeCancelled(STAY, MRS_PATEL, NOON)));
    assertThat(card().waiting()).isTrue();
    assertThat(card().readyAt()).isEqualTo(TEN);
  }

  @Test
  void an_admission_that_did_not_take_place_leaves_nobody_in_bed() {
    board.apply(stay(1, admitted()));
    board.apply(stay(2, new AdmissionCancelled(STAY, MRS_PATEL, TEN)));

    assertThat(card().inBed()).isFalse();
  }

  @Test
  void the_wait_begun_last_and_still_open_shows_as_it_was_passed_on() {
    var onTheHome = Wait.of("care-home-arranging", Owner.CARE_HOME, "home-1", null, null);
    board.apply(stay(1, admitted()));
    board.apply(stay(2, new WaitStarted(STAY, MRS_PATEL, TEN, "wait-1", ON_THE_COUNCIL)));
    board.apply(stay(3, new WaitStarted(STAY, MRS_PATEL, ELEVEN, "wait-2", ON_THE_COUNCIL)));
    board.apply(stay(4, new WaitPassedOn(STAY, MRS_PATEL, NOON, "wait-2", onTheHome)));
    assertThat(card().openWait()).isEqualTo(new Card.OpenWait("wait-2", ELEVEN, onTheHome));

    board.apply(stay(5, new WaitEnded(STAY, MRS_PATEL, NOON, "wait-2")));
    assertThat(card().openWait()).isEqualTo(new Card.OpenWait("wait-1", TEN, ON_THE_COUNCIL));

    board.apply(stay(6, new WaitEnded(STAY, MRS_PATEL, NOON, "wait-1")));
    assertThat(card().openWait()).isNull();
    assertThat(card().withoutNextStep()).isTrue();
  }

  @Test
  void the_critical_wait_shows_whichever_began_last() {
    board.apply(stay(1, admitted()));
    board.apply(stay(2, new WaitStarted(STAY, MRS_PATEL, TEN, "wait-1", ON_THE_COUNCIL)));
    board.apply(stay(3, new CriticalWaitNamed(STAY, MRS_PATEL, TEN, "wait-1")));
    board.apply(stay(4, new WaitStarted(STAY, MRS_PATEL, ELEVEN, "wait-2", ON_THE_COUNCIL)));
    assertThat(card().openWait()).isEqualTo(new Card.OpenWait("wait-1", TEN, ON_THE_COUNCIL));

    board.apply(stay(5, new CriticalWaitNamed(STAY, MRS_PATEL, NOON, "wait-2")));
    assertThat(card().openWait()).isEqualTo(new Card.OpenWait("wait-2", ELEVEN, ON_THE_COUNCIL));
  }

  @Test
  void whoever_waits_without_a_next_step_is_the_hubs_and_on_pathway_0_the_wards() {
    var onTheCouncil = Wait.of("safeguarding", Owner.COUNCIL, null, null, null);
    board.apply(stay(1, admitted()));
    board.apply(stay(2, new CriteriaToResideNoLongerMet(STAY, MRS_PATEL, TEN)));
    board.apply(stay(3, new WaitStarted(STAY, MRS_PATEL, TEN, "wait-1", onTheCouncil)));
    assertThat(Standing.of(card(), NOON).owner()).isEqualTo(Owner.CARE_TRANSFER_HUB);

    board.apply(stay(4, new PathwayChosen(STAY, MRS_PATEL, TEN, 0)));
    assertThat(Standing.of(card(), NOON).owner()).isEqualTo(Owner.HOSPITAL);

    board.apply(stay(5, new WaitPassedOn(STAY, MRS_PATEL, NOON, "wait-1", ON_THE_COUNCIL)));
    assertThat(Standing.of(card(), NOON).owner()).isEqualTo(Owner.COUNCIL);
  }

  @Test
  void a_withdrawn_referral_gives_way_to_the_one_before() {
    board.apply(stay(1, admitted()));
    board.apply(referral(1, made("referral-1", TEN)));
    board.apply(
        referral(
            2,
            new ReferralDeclined(
                "referral-1", MRS_PATEL, STAY, ELEVEN, "team-1", DeclineReason.NO_CAPACITY)));
    board.apply(other("referral-2", 1, made("referral-2", ELEVEN)));
    assertThat(referralShown()).isEqualTo("referral-2 MADE");

    board.apply(
        other("referral-2", 2, new ReferralWithdrawn("referral-2", MRS_PATEL, STAY, NOON, null)));
    assertThat(referralShown()).isEqualTo("referral-1 DECLINED");
    assertThat(card().found()).isFalse();
  }

  @Test
  void of_several_referrals_the_one_that_most_needs_someone_shows() {
    board.apply(stay(1, admitted()));
    board.apply(referral(1, made("referral-1", TEN)));
    board.apply(referral(2, taken()));
    board.apply(other("referral-2", 1, made("referral-2", NINE)));
    board.apply(other("referral-2", 2, offered("referral-2", "team-2")));
    board.apply(other("referral-2", 3, offered("referral-2", "team-3")));
    assertThat(referralShown()).isEqualTo("referral-2 OFFERED");
    assertThat(card().found()).isFalse();

    board.apply(
        other(
            "referral-2",
            4,
            new OfferEnded(
                "referral-2", MRS_PATEL, STAY, NOON, "team-2", OfferEnded.Ending.TIMED_OUT)));
    assertThat(card().referral()).extracting(Card.Referral::teamId).isEqualTo("team-3");

    board.apply(
        other(
            "referral-2",
            5,
            new ReferralTaken("referral-2", MRS_PATEL, STAY, NOON, "team-3", Skill.NURSING)));
    assertThat(referralShown()).isEqualTo("referral-1 TAKEN");
    assertThat(card().found()).isTrue();
  }

  @Test
  void a_question_shows_until_it_is_answered_or_the_team_that_asks_is_asked_no_longer() {
    board.apply(stay(1, admitted()));
    board.apply(referral(1, made("referral-1", TEN)));
    board.apply(referral(2, offered("referral-1", "team-1")));
    board.apply(
        referral(
            3,
            new InformationAsked(
                "referral-1", MRS_PATEL, STAY, ELEVEN, "team-1", List.of(Missing.RISKS))));
    board.apply(referral(4, offered("referral-1", "team-2")));
    assertThat(referralShown()).isEqualTo("referral-1 INFORMATION_ASKED");

    board.apply(
        referral(
            5,
            new ReferralDeclined(
                "referral-1", MRS_PATEL, STAY, NOON, "team-1", DeclineReason.NO_CAPACITY)));
    assertThat(referralShown()).isEqualTo("referral-1 OFFERED");
    assertThat(card().referral()).extracting(Card.Referral::teamId).isEqualTo("team-2");
  }

  @Test
  void a_referral_is_overdue_by_its_own_clock_until_somebody_came() {
    board.apply(stay(1, admitted()));
    board.apply(
        referral(
            1,
            new ReferralMade(
                "referral-1",
                MRS_PATEL,
                STAY,
                TEN,
                Skill.NURSING,
                Urgency.TWO_HOUR,
                null,
                null,
                null,
                null,
                null,
                null,
                NOON,
                null,
                null)));
    assertThat(Objects.requireNonNull(card().referral()).overdue(NOON)).isFalse();
    assertThat(Objects.requireNonNull(card().referral()).overdue(NOON.plusMillis(1))).isTrue();
    board.apply(
        referral(
            2, new ReferralTriaged("referral-1", MRS_PATEL, STAY, TEN, Urgency.TWO_DAY, NOON)));
    assertThat(Objects.requireNonNull(card().referral()).overdue(NOON)).isTrue();
    board.apply(
        referral(3, new ReferralFulfilled("referral-1", MRS_PATEL, STAY, NOON, "team-1", false)));
    assertThat(Objects.requireNonNull(card().referral()).overdue(NOON.plusMillis(1))).isFalse();
  }

  @Test
  void a_refused_bed_is_no_longer_kept_and_an_accepted_one_is_found() {
    board.apply(stay(1, admitted()));
    board.apply(home(1, held("hold-1")));
    assertThat(card().bed()).extracting(Card.Bed::state).isEqualTo(Card.Bed.State.HELD);
    assertThat(card().found()).isFalse();

    board.apply(
        home(
            2,
            new BedRefused(
                "home-1",
                NOON,
                "hold-1",
                MRS_PATEL,
                STAY,
                care.homeward.contracts.CapacityEvent.RefusalReason.STAFFING)));
    assertThat(card().bed()).isNull();

    board.apply(home(3, held("hold-2")));
    board.apply(home(4, new BedAccepted("home-1", NOON, "hold-2", MRS_PATEL, STAY)));
    assertThat(card().found()).isTrue();
  }

  @Test
  void teams_and_homes_are_known_by_name_once_they_told_it() {
    board.apply(
        home(
            1,
            new HomeJoined(
                "home-1", NINE, "Oak House", "aldersyke", "mere-lane", 40, null, null, null)));
    board.apply(
        team(
            1,
            TeamFormed.neighbourhoodTeam(
                "team-1", NINE, "Mere Lane team", List.of("mere-lane"), List.of())));

    assertThat(board.name("home-1")).isEqualTo("Oak House");
    assertThat(board.name("team-1")).isEqualTo("Mere Lane team");
    assertThat(board.name("team-2")).isNull();
  }

  @Test
  void merged_records_are_one_person_whichever_service_said_so_first() {
    board.apply(
        Envelope.of(
            Publisher.PEOPLE,
            "person-b",
            1,
            NOON,
            null,
            new PeopleMerged("person-b", "person-a", NOON)));
    board.apply(stay(1, admitted()));
    board.apply(stay(2, new PatientReidentified(STAY, "person-c", NOON, "person-b")));

    assertThat(board.idsOf("person-a")).containsOnly("person-a", "person-b", "person-c");
    assertThat(board.idsOf("person-c")).containsOnly("person-a", "person-b", "person-c");
    assertThat(board.idsOf("person-booth")).containsOnly("person-booth");
    assertThat(card().personId()).isEqualTo("person-c");
  }

  @Test
  void the_pressure_on_a_place_is_as_said_last() {
    var indicators = List.of(new Indicator("no-next-step", 12, 3));
    board.apply(
        place(1, new PressureRaised("aldersyke", NINE, 3, 1, "thresholds-2026", indicators)));
    board.apply(place(2, new PressureEased("aldersyke", TEN, 2, 3, "thresholds-2026", indicators)));

    assertThat(board.pressure())
        .containsExactly(new Pressure("aldersyke", TEN, 2, "thresholds-2026", indicators));
  }

  @Test
  void a_type_not_known_here_counts_in_the_sequence_and_says_nothing() {
    board.apply(stay(1, admitted()));
    board.apply(
        new Envelope<>(
            "1.0",
            "stay-1/2",
            "/homeward/discharge-flow",
            "discharge-flow.meal-ordered.v1",
            STAY,
            NOON,
            "application/json",
            2,
            null,
            "unread"));
    board.apply(stay(3, new PathwayChosen(STAY, MRS_PATEL, TEN, 3)));

    assertThat(card().pathway()).isEqualTo(3);
  }

  private Card card() {
    return Objects.requireNonNull(board.card(STAY));
  }

  private String referralShown() {
    var referral = Objects.requireNonNull(card().referral());
    return referral.referralId() + " " + referral.state();
  }

  private static PatientAdmitted admitted() {
    return new PatientAdmitted(STAY, MRS_PATEL, NINE, SUMMARY, BED);
  }

  private static ReferralMade made(String referralId, Instant at) {
    return new ReferralMade(
        referralId, MRS_PATEL, STAY, at, Skill.REABLEMENT, Urgency.TWO_DAY, "aldersyke", null);
  }

  private static ReferralOffered offered(String referralId, String teamId) {
    return new ReferralOffered(referralId, MRS_PATEL, STAY, TEN, teamId, Skill.NURSING);
  }

  @Test
  void a_referral_that_stands_again_after_a_first_contact_has_no_day_of_one_to_come() {
    var takenOn =
        new PersonTakenOn(
            "team-1",
            NOON,
            "referral-1",
            MRS_PATEL,
            STAY,
            Skill.REABLEMENT,
            LocalDate.of(2026, 11, 21),
            3,
            null,
            null);
    List.<Envelope<?>>of(
            stay(1, admitted()),
            referral(1, made("referral-1", ELEVEN)),
            referral(2, taken()),
            team(1, takenOn),
            team(2, new FirstContactMade("team-1", NOON, "referral-1", MRS_PATEL, STAY)),
            referral(3, new ReferralFulfilled("referral-1", MRS_PATEL, STAY, NOON, "team-1", true)),
            referral(
                4,
                new ReferralClosed(
                    "referral-1", MRS_PATEL, STAY, NOON, "team-1", ReferralClosed.Reason.DIED)),
            team(3, new TeamCareEnded("team-1", NOON, "referral-1", MRS_PATEL, STAY)),
            referral(
                5,
                new ReferralReopened(
                    "referral-1",
                    MRS_PATEL,
                    STAY,
                    NOON,
                    "team-1",
                    ELEVEN,
                    Skill.REABLEMENT,
                    null,
                    Urgency.TWO_DAY,
                    null,
                    null,
                    null,
                    null,
                    null)),
            team(4, takenOn))
        .forEach(board::apply);

    assertThat(board.card(STAY))
        .extracting(Card::referral)
        .isEqualTo(
            new Card.Referral(
                "referral-1",
                Card.Referral.State.FULFILLED,
                ELEVEN,
                null,
                Skill.REABLEMENT,
                Urgency.TWO_DAY,
                "team-1",
                null));
  }

  private static ReferralTaken taken() {
    return new ReferralTaken("referral-1", MRS_PATEL, STAY, NOON, "team-1", Skill.REABLEMENT);
  }

  private static BedHeld held(String holdId) {
    return new BedHeld("home-1", ELEVEN, holdId, MRS_PATEL, STAY, BedType.NURSING, NOON, null);
  }

  private static Envelope<?> stay(long sequence, Object fact) {
    return Envelope.of(Publisher.DISCHARGE_FLOW, STAY, sequence, NOON, null, fact);
  }

  private static Envelope<?> referral(long sequence, Object fact) {
    return other("referral-1", sequence, fact);
  }

  private static Envelope<?> other(String referralId, long sequence, Object fact) {
    return Envelope.of(Publisher.REFERRALS, referralId, sequence, NOON, null, fact);
  }

  private static Envelope<?> team(long sequence, Object fact) {
    return Envelope.of(Publisher.NEIGHBOURHOOD_TEAMS, "team-1", sequence, NOON, null, fact);
  }

  private static Envelope<?> home(long sequence, Object fact) {
    return Envelope.of(Publisher.CARE_HOME_CAPACITY, "home-1", sequence, NOON, null, fact);
  }

  private static Envelope<?> place(long sequence, Object fact) {
    return Envelope.of(Publisher.RESILIENCE_PLAN, "aldersyke", sequence, NOON, null, fact);
  }

  private static void permutations(
      List<Envelope<?>> facts, int from, Consumer<List<Envelope<?>>> each) {
    if (from == facts.size()) {
      each.accept(facts);
      return;
    }
    for (int i = from; i < facts.size(); i++) {
      Collections.swap(facts, from, i);
      permutations(facts, from + 1, each);
      Collections.swap(facts, from, i);
    }
  }
}
