package care.homeward.homes;

import static care.homeward.contracts.CapacityEvent.BedType.NURSING;
import static care.homeward.contracts.CapacityEvent.BedType.RESIDENTIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.CapacityEvent.AdmissionsClosed;
import care.homeward.contracts.CapacityEvent.AdmissionsOpened;
import care.homeward.contracts.CapacityEvent.AssessmentSought;
import care.homeward.contracts.CapacityEvent.Assessor;
import care.homeward.contracts.CapacityEvent.BedAccepted;
import care.homeward.contracts.CapacityEvent.BedFigures;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedRefused;
import care.homeward.contracts.CapacityEvent.BedReleased;
import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.ClosureReason;
import care.homeward.contracts.CapacityEvent.HoldLapsed;
import care.homeward.contracts.CapacityEvent.HomeJoined;
import care.homeward.contracts.CapacityEvent.PersonMovedIn;
import care.homeward.contracts.CapacityEvent.RefusalReason;
import care.homeward.contracts.CapacityEvent.Registration;
import care.homeward.contracts.CapacityEvent.Telling;
import care.homeward.contracts.CapacityEvent.VacanciesDeclared;
import care.homeward.contracts.CapacityEvent.Vacancy;
import care.homeward.homes.CareHomeCommand.AcceptBed;
import care.homeward.homes.CareHomeCommand.CloseAdmissions;
import care.homeward.homes.CareHomeCommand.DeclareVacancies;
import care.homeward.homes.CareHomeCommand.HoldBed;
import care.homeward.homes.CareHomeCommand.JoinHome;
import care.homeward.homes.CareHomeCommand.LapseAcceptance;
import care.homeward.homes.CareHomeCommand.LapseHold;
import care.homeward.homes.CareHomeCommand.LetGo;
import care.homeward.homes.CareHomeCommand.MoveIn;
import care.homeward.homes.CareHomeCommand.OpenAdmissions;
import care.homeward.homes.CareHomeCommand.RefuseBed;
import care.homeward.homes.CareHomeCommand.ReleaseBed;
import care.homeward.homes.CareHomeCommand.ReleaseStay;
import care.homeward.homes.CareHomeCommand.SayNothingNew;
import care.homeward.homes.CareHomeCommand.SeekAssessment;
import care.homeward.platform.core.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CareHomeTest {

  private static final String HOME = "home-larkfield-court";
  private static final Instant JOINED = Instant.parse("2026-11-01T09:00:00Z");
  private static final Instant TOLD = Instant.parse("2026-11-30T08:45:00Z");
  private static final Instant HELD = Instant.parse("2026-11-30T10:10:00Z");
  private static final Instant EXPIRES = Instant.parse("2026-11-30T14:10:00Z");

  private static final LocalDate REVIEW = LocalDate.of(2026, 12, 7);

  private static final HomeJoined LARKFIELD_COURT_JOINED =
      new HomeJoined(
          HOME,
          JOINED,
          "Larkfield Court",
          "leeds",
          "cross-gates",
          42,
          null,
          null,
          Registration.ACTIVE);
  private static final VacanciesDeclared ONE_NURSING_BED =
      new VacanciesDeclared(HOME, TOLD, List.of(vacancy(NURSING, 1)), null);
  private static final BedHeld FOR_MRS_PATEL =
      new BedHeld(HOME, HELD, "hold-1", "person-patel", "stay-patel", NURSING, EXPIRES, null);
  private static final BedAccepted MRS_PATEL_ACCEPTED =
      new BedAccepted(
          HOME, Instant.parse("2026-11-30T11:55:00Z"), "hold-1", "person-patel", "stay-patel");
  private static final PersonMovedIn MRS_PATEL_MOVED_IN =
      new PersonMovedIn(
          HOME, Instant.parse("2026-12-01T16:05:00Z"), "hold-1", "person-patel", "stay-patel");

  @Test
  void a_home_joins_once() {
    var join = new JoinHome(registered("Larkfield Court", "leeds", "cross-gates", 42), JOINED);

    assertThat(CareHome.blank(HOME).decide(join)).containsExactly(LARKFIELD_COURT_JOINED);
    assertThat(given(LARKFIELD_COURT_JOINED).decide(join)).isEmpty();
  }

  @Test
  void a_home_known_with_other_beds_is_not_joined_over() {
    var other = new JoinHome(registered("Larkfield Court", "leeds", "cross-gates", 43), JOINED);

    refused(
        () -> given(LARKFIELD_COURT_JOINED).decide(other),
        Refused.Kind.CONFLICT,
        "home-known-otherwise");
  }

  @Test
  void a_home_without_registered_beds_does_not_join() {
    refused(
        () ->
            CareHome.blank(HOME)
                .decide(new JoinHome(registered("Larkfield", "leeds", "seacroft", 0), JOINED)),
        Refused.Kind.IMPOSSIBLE,
        "no-registered-beds");
  }

  @Test
  void a_home_nobody_knows_is_asked_nothing() {
    refused(
        () -> CareHome.blank(HOME).decide(new OpenAdmissions(TOLD)),
        Refused.Kind.UNKNOWN,
        "unknown-home");
  }

  @Test
  void a_bed_is_held_for_as_long_as_asked() {
    assertThat(
            given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED).decide(hold("stay-patel", NURSING, 4)))
        .containsExactly(FOR_MRS_PATEL);
  }

  @Test
  void a_hold_is_48_hours_at_most_and_longer_than_nothing() {
    var home = given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED);

    assertThat(home.decide(hold("stay-patel", NURSING, 48))).hasSize(1);
    refused(
        () -> home.decide(hold("stay-patel", NURSING, 49)), Refused.Kind.IMPOSSIBLE, "hold-length");
    refused(
        () -> home.decide(hold("stay-patel", NURSING, 0)), Refused.Kind.IMPOSSIBLE, "hold-length");
  }

  @Test
  void a_held_bed_is_refused_to_anyone_else() {
    var home = given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED, FOR_MRS_PATEL);

    refused(
        () -> home.decide(hold("stay-okafor", NURSING, 4)), Refused.Kind.CONFLICT, "no-free-bed");
  }

  @Test
  void an_accepted_bed_is_refused_to_anyone_else() {
    var home = given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED, FOR_MRS_PATEL, MRS_PATEL_ACCEPTED);

    refused(
        () -> home.decide(hold("stay-okafor", NURSING, 4)), Refused.Kind.CONFLICT, "no-free-bed");
  }

  @Test
  void a_bed_of_another_type_does_not_do() {
    var home = given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED);

    refused(
        () -> home.decide(hold("stay-patel", RESIDENTIAL, 4)),
        Refused.Kind.CONFLICT,
        "no-free-bed");
  }

  @Test
  void a_stay_has_one_bed_kept_at_a_home() {
    var twoBeds = new VacanciesDeclared(HOME, TOLD, List.of(vacancy(NURSING, 2)), null);

    refused(
        () ->
            given(LARKFIELD_COURT_JOINED, twoBeds, FOR_MRS_PATEL)
                .decide(hold("stay-patel", NURSING, 4)),
        Refused.Kind.CONFLICT,
        "already-held");
    assertThat(
            given(LARKFIELD_COURT_JOINED, twoBeds, FOR_MRS_PATEL)
                .decide(hold("stay-okafor", NURSING, 4)))
        .hasSize(1);
  }

  @Test
  void a_closed_home_wins_over_any_vacancy() {
    var closed = new AdmissionsClosed(HOME, TOLD, ClosureReason.OUTBREAK, REVIEW);
    var home = given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED, closed);

    refused(
        () -> home.decide(hold("stay-patel", NURSING, 4)),
        Refused.Kind.CONFLICT,
        "admissions-closed");
    assertThat(home.free(NURSING)).isZero();
    var opened = home.after(new AdmissionsOpened(HOME, HELD));
    assertThat(opened.free(NURSING)).isEqualTo(1);
    assertThat(opened.decide(hold("stay-patel", NURSING, 4))).hasSize(1);
  }

  @Test
  void closing_twice_for_one_reason_is_closing_once() {
    var closed = new AdmissionsClosed(HOME, TOLD, ClosureReason.OUTBREAK, REVIEW);
    var home = given(LARKFIELD_COURT_JOINED, closed);

    assertThat(home.decide(new CloseAdmissions(ClosureReason.OUTBREAK, REVIEW, HELD))).isEmpty();
    assertThat(home.decide(new CloseAdmissions(ClosureReason.STAFFING, REVIEW, HELD)))
        .containsExactly(new AdmissionsClosed(HOME, HELD, ClosureReason.STAFFING, REVIEW));
    assertThat(home.decide(new OpenAdmissions(HELD)))
        .containsExactly(new AdmissionsOpened(HOME, HELD));
    assertThat(given(LARKFIELD_COURT_JOINED).decide(new OpenAdmissions(HELD))).isEmpty();
  }

  @Test
  void a_home_accepts_until_just_before_the_hold_expires() {
    var home = given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED, FOR_MRS_PATEL);

    assertThat(home.decide(new AcceptBed("hold-1", EXPIRES.minusMillis(1))))
        .containsExactly(
            new BedAccepted(HOME, EXPIRES.minusMillis(1), "hold-1", "person-patel", "stay-patel"));
    refused(
        () -> home.decide(new AcceptBed("hold-1", EXPIRES)), Refused.Kind.CONFLICT, "hold-lapsed");
    refused(
        () -> home.decide(new AcceptBed("hold-1", EXPIRES.plusSeconds(1))),
        Refused.Kind.CONFLICT,
        "hold-lapsed");
  }

  @Test
  void a_hold_lapses_at_its_expiry_not_before() {
    var home = given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED, FOR_MRS_PATEL);

    assertThat(home.holds().nextExpiry()).isEqualTo(EXPIRES);
    assertThat(home.holds().lapsedBy(EXPIRES.minusMillis(1))).isEmpty();
    assertThat(home.decide(new LapseHold("hold-1", EXPIRES.minusMillis(1)))).isEmpty();
    assertThat(home.holds().lapsedBy(EXPIRES)).hasSize(1);
    assertThat(home.decide(new LapseHold("hold-1", EXPIRES.plusSeconds(3))))
        .containsExactly(new HoldLapsed(HOME, EXPIRES, "hold-1", "person-patel", "stay-patel"));
  }

  @Test
  void a_hold_lapses_once_and_gives_the_bed_back() {
    var lapsed =
        given(
            LARKFIELD_COURT_JOINED,
            ONE_NURSING_BED,
            FOR_MRS_PATEL,
            new HoldLapsed(HOME, EXPIRES, "hold-1", "person-patel", "stay-patel"));

    assertThat(lapsed.holds().nextExpiry()).isNull();
    assertThat(lapsed.free(NURSING)).isEqualTo(1);
    assertThat(lapsed.decide(new LapseHold("hold-1", EXPIRES.plusSeconds(3)))).isEmpty();
    refused(
        () -> lapsed.decide(new AcceptBed("hold-1", HELD)), Refused.Kind.CONFLICT, "hold-lapsed");
  }

  @Test
  void an_accepted_bed_does_not_lapse_for_want_of_an_answer() {
    var home = given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED, FOR_MRS_PATEL, MRS_PATEL_ACCEPTED);

    assertThat(home.holds().nextExpiry()).isNull();
    assertThat(home.holds().lapsedBy(EXPIRES.plusSeconds(1))).isEmpty();
    assertThat(home.decide(new LapseHold("hold-1", EXPIRES.plusSeconds(1)))).isEmpty();
    assertThat(home.decide(new AcceptBed("hold-1", EXPIRES.plusSeconds(1)))).isEmpty();
  }

  @Test
  void an_accepted_bed_lapses_when_nobody_moved_in_in_time_not_before() {
    var home = given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED, FOR_MRS_PATEL, MRS_PATEL_ACCEPTED);
    var accepted = Instant.parse("2026-11-30T11:55:00Z");
    var due = Instant.parse("2026-12-14T11:55:00Z");

    assertThat(home.holds().firstAccepted()).isEqualTo(accepted);
    assertThat(home.holds().acceptedBy(accepted.minusMillis(1))).isEmpty();
    assertThat(home.holds().acceptedBy(accepted)).hasSize(1);
    assertThat(home.decide(moveInLapses(due.minusMillis(1)))).isEmpty();
    var lapsed = new HoldLapsed(HOME, due, "hold-1", "person-patel", "stay-patel");
    assertThat(home.decide(moveInLapses(due))).containsExactly(lapsed);
    assertThat(home.decide(moveInLapses(due.plusSeconds(90)))).containsExactly(lapsed);
    var after = home.after(lapsed);
    assertThat(after.free(NURSING)).isEqualTo(1);
    assertThat(after.holds().firstAccepted()).isNull();
    assertThat(after.decide(moveInLapses(due))).isEmpty();
    refused(() -> after.decide(new MoveIn("hold-1", due)), Refused.Kind.CONFLICT, "hold-lapsed");
  }

  @Test
  void whoever_moved_in_or_was_not_accepted_does_not_lapse_for_want_of_moving_in() {
    var held = given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED, FOR_MRS_PATEL);
    var late = Instant.parse("2027-01-14T11:55:00Z");

    assertThat(held.decide(moveInLapses(late))).isEmpty();
    assertThat(held.holds().firstAccepted()).isNull();
    var movedIn = held.after(MRS_PATEL_ACCEPTED).after(MRS_PATEL_MOVED_IN);
    assertThat(movedIn.decide(moveInLapses(late))).isEmpty();
    assertThat(movedIn.holds().firstAccepted()).isNull();
  }

  @Test
  void a_closed_home_accepts_nobody() {
    var closed = new AdmissionsClosed(HOME, HELD, ClosureReason.OUTBREAK, REVIEW);

    refused(
        () ->
            given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED, FOR_MRS_PATEL, closed)
                .decide(new AcceptBed("hold-1", HELD.plusSeconds(60))),
        Refused.Kind.CONFLICT,
        "admissions-closed");
  }

  @Test
  void a_refused_bed_is_free_again() {
    var home = given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED, FOR_MRS_PATEL);
    var at = HELD.plusSeconds(60);
    var refusal = new RefuseBed("hold-1", RefusalReason.CANNOT_MEET_NEEDS, at);

    var events = home.decide(refusal);

    assertThat(events)
        .containsExactly(
            new BedRefused(
                HOME, at, "hold-1", "person-patel", "stay-patel", RefusalReason.CANNOT_MEET_NEEDS));
    var refused = home.after(events.getFirst());
    assertThat(refused.free(NURSING)).isEqualTo(1);
    assertThat(refused.decide(refusal)).isEmpty();
    refused(
        () -> refused.decide(new AcceptBed("hold-1", at)), Refused.Kind.CONFLICT, "hold-refused");
  }

  @Test
  void a_bed_refused_because_it_is_gone_is_not_free_again() {
    var gone =
        new BedRefused(
            HOME, HELD, "hold-1", "person-patel", "stay-patel", RefusalReason.BED_NO_LONGER_FREE);

    assertThat(given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED, FOR_MRS_PATEL, gone).free(NURSING))
        .isZero();
  }

  @Test
  void a_home_may_find_after_accepting_that_it_cannot() {
    var home = given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED, FOR_MRS_PATEL, MRS_PATEL_ACCEPTED);

    assertThat(home.decide(new RefuseBed("hold-1", RefusalReason.STAFFING, EXPIRES))).hasSize(1);
    refused(
        () ->
            home.after(MRS_PATEL_MOVED_IN)
                .decide(new RefuseBed("hold-1", RefusalReason.STAFFING, EXPIRES)),
        Refused.Kind.CONFLICT,
        "moved-in");
  }

  @Test
  void only_an_accepted_person_moves_in() {
    var held = given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED, FOR_MRS_PATEL);
    var movesIn = new MoveIn("hold-1", Instant.parse("2026-12-01T16:05:00Z"));

    refused(
        () -> held.decide(new MoveIn("hold-1", HELD.plusSeconds(60))),
        Refused.Kind.CONFLICT,
        "not-accepted");
    assertThat(held.after(MRS_PATEL_ACCEPTED).decide(movesIn)).containsExactly(MRS_PATEL_MOVED_IN);
    refused(
        () -> held.after(MRS_PATEL_ACCEPTED).decide(new MoveIn("hold-1", HELD.minusMillis(1))),
        Refused.Kind.IMPOSSIBLE,
        "before-the-hold");
  }

  @Test
  void moving_in_takes_the_bed_for_good() {
    var home =
        given(
            LARKFIELD_COURT_JOINED,
            ONE_NURSING_BED,
            FOR_MRS_PATEL,
            MRS_PATEL_ACCEPTED,
            MRS_PATEL_MOVED_IN);

    assertThat(home.free(NURSING)).isZero();
    assertThat(home.holds().stays()).isEmpty();
    assertThat(home.decide(new MoveIn("hold-1", EXPIRES))).isEmpty();
    refused(
        () -> home.decide(new ReleaseBed("hold-1", EXPIRES)), Refused.Kind.CONFLICT, "moved-in");
  }

  @Test
  void a_released_bed_is_free_again_once() {
    var home = given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED, FOR_MRS_PATEL, MRS_PATEL_ACCEPTED);

    var events = home.decide(new ReleaseBed("hold-1", EXPIRES));

    assertThat(events)
        .containsExactly(new BedReleased(HOME, EXPIRES, "hold-1", "person-patel", "stay-patel"));
    assertThat(home.after(events.getFirst()).free(NURSING)).isEqualTo(1);
    assertThat(home.after(events.getFirst()).decide(new ReleaseBed("hold-1", EXPIRES))).isEmpty();
  }

  @Test
  void a_hold_nobody_knows_is_unknown() {
    refused(
        () -> given(LARKFIELD_COURT_JOINED).decide(new AcceptBed("hold-9", HELD)),
        Refused.Kind.UNKNOWN,
        "unknown-hold");
  }

  @Test
  void a_stay_that_ends_lets_its_bed_go_and_no_other() {
    var twoBeds = new VacanciesDeclared(HOME, TOLD, List.of(vacancy(NURSING, 2)), null);
    var forMrOkafor =
        new BedHeld(HOME, HELD, "hold-2", "person-okafor", "stay-okafor", NURSING, EXPIRES, null);
    var home = given(LARKFIELD_COURT_JOINED, twoBeds, FOR_MRS_PATEL, forMrOkafor);

    assertThat(home.holds().stays()).containsExactly("stay-patel", "stay-okafor");
    assertThat(home.decide(new ReleaseStay("stay-patel", HELD.plusSeconds(5))))
        .containsExactly(
            new BedReleased(HOME, HELD.plusSeconds(5), "hold-1", "person-patel", "stay-patel"));
    assertThat(home.decide(new ReleaseStay("stay-nowak", HELD))).isEmpty();
  }

  @Test
  void whose_a_stay_is_may_become_known_later() {
    var home =
        given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED, FOR_MRS_PATEL)
            .knowing(Map.of("stay-patel", "person-patel-kept", "stay-nowak", "person-nowak"));

    assertThat(home.decide(new AcceptBed("hold-1", HELD.plusSeconds(5))))
        .containsExactly(
            new BedAccepted(
                HOME, HELD.plusSeconds(5), "hold-1", "person-patel-kept", "stay-patel"));
  }

  @Test
  void new_figures_count_without_the_beds_kept_before_them() {
    var told =
        new VacanciesDeclared(HOME, HELD.plusSeconds(60), List.of(vacancy(NURSING, 1)), null);
    var home = given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED, FOR_MRS_PATEL, told);

    assertThat(home.free(NURSING)).isEqualTo(1);
    assertThat(home.decide(hold("stay-okafor", NURSING, 4))).hasSize(1);
  }

  @Test
  void new_figures_of_a_moment_before_a_hold_are_less_that_hold() {
    var told =
        new VacanciesDeclared(HOME, HELD.minusSeconds(60), List.of(vacancy(NURSING, 1)), null);
    var home = given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED, FOR_MRS_PATEL, told);

    assertThat(home.free(NURSING)).isZero();
    assertThat(
            home.after(new HoldLapsed(HOME, EXPIRES, "hold-1", "person-patel", "stay-patel"))
                .free(NURSING))
        .isEqualTo(1);
  }

  @Test
  void figures_are_told_again_to_keep_them_fresh() {
    var home = given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED);
    var same = List.of(vacancy(NURSING, 1));

    assertThat(home.decide(declare(same, TOLD))).isEmpty();
    assertThat(home.decide(declare(same, TOLD.plusSeconds(1))))
        .containsExactly(
            new VacanciesDeclared(HOME, TOLD.plusSeconds(1), same, Telling.FIGURES_GIVEN));
    refused(
        () -> home.decide(declare(same, TOLD.minusMillis(1))),
        Refused.Kind.CONFLICT,
        "newer-figures-known");
  }

  @Test
  void nothing_new_keeps_the_figures_fresh_and_carries_holds_and_moves_forward() {
    var figures =
        new VacanciesDeclared(
            HOME,
            TOLD,
            List.of(new Vacancy(NURSING, 3, new BedFigures(30, 26, 1, 0, 1), null, 1043)),
            Telling.FIGURES_GIVEN);
    var home = given(LARKFIELD_COURT_JOINED, figures, FOR_MRS_PATEL, MRS_PATEL_ACCEPTED);
    var noon = Instant.parse("2026-12-02T12:00:00Z");

    assertThat(home.decide(new SayNothingNew(noon)))
        .containsExactly(
            new VacanciesDeclared(
                HOME,
                noon,
                List.of(new Vacancy(NURSING, 2, new BedFigures(30, 26, 1, 1, 1), null, 1043)),
                Telling.NOTHING_NEW));
    var movedIn = home.after(MRS_PATEL_MOVED_IN);
    var carried =
        new VacanciesDeclared(
            HOME,
            noon,
            List.of(new Vacancy(NURSING, 2, new BedFigures(30, 27, 1, 0, 1), null, 1043)),
            Telling.NOTHING_NEW);
    assertThat(movedIn.decide(new SayNothingNew(noon))).containsExactly(carried);
    assertThat(movedIn.after(carried).free(NURSING)).isEqualTo(2);
  }

  @Test
  void nothing_new_is_said_of_figures_that_were_told_and_not_of_an_earlier_moment() {
    refused(
        () -> given(LARKFIELD_COURT_JOINED).decide(new SayNothingNew(TOLD)),
        Refused.Kind.CONFLICT,
        "nothing-told-yet");
    refused(
        () ->
            given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED)
                .decide(new SayNothingNew(TOLD.minusMillis(1))),
        Refused.Kind.CONFLICT,
        "newer-figures-known");
  }

  @Test
  void an_empty_bed_of_a_resident_in_hospital_is_no_vacancy() {
    var full = given(LARKFIELD_COURT_JOINED);
    var oneAway = new BedFigures(42, 42, 1, 0, 0);

    assertThat(full.decide(declare(List.of(new Vacancy(NURSING, 0, oneAway, null, null)), TOLD)))
        .hasSize(1);
    refused(
        () -> full.decide(declare(List.of(new Vacancy(NURSING, 1, oneAway, null, null)), TOLD)),
        Refused.Kind.IMPOSSIBLE,
        "more-than-maximum");
  }

  @Test
  void to_assess_a_home_is_given_a_day_within_the_48_hours() {
    var home = given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED, FOR_MRS_PATEL);
    var asked = HELD.plusSeconds(3_600);
    var sought = assessment(asked, Instant.parse("2026-12-01T11:10:00Z"));

    assertThat(home.decide(new SeekAssessment("hold-1", Assessor.TRUSTED_ASSESSOR, asked)))
        .containsExactly(sought);
    var assessed = home.after(sought);
    assertThat(assessed.holds().nextExpiry()).isEqualTo(Instant.parse("2026-12-01T11:10:00Z"));
    assertThat(assessed.decide(new SeekAssessment("hold-1", Assessor.TRUSTED_ASSESSOR, asked)))
        .isEmpty();
    assertThat(assessed.decide(new AcceptBed("hold-1", EXPIRES.plusSeconds(60)))).hasSize(1);
    var late = Instant.parse("2026-12-01T11:09:00Z");
    assertThat(assessed.decide(new SeekAssessment("hold-1", Assessor.HOME, late)))
        .containsExactly(
            new AssessmentSought(
                HOME,
                late,
                "hold-1",
                "person-patel",
                "stay-patel",
                Assessor.HOME,
                Instant.parse("2026-12-02T10:10:00Z")));
  }

  @Test
  void what_is_answered_or_over_is_not_assessed() {
    var home = given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED, FOR_MRS_PATEL);

    refused(
        () -> home.decide(new SeekAssessment("hold-1", Assessor.HOME, EXPIRES)),
        Refused.Kind.CONFLICT,
        "hold-lapsed");
    refused(
        () ->
            home.after(MRS_PATEL_ACCEPTED)
                .decide(new SeekAssessment("hold-1", Assessor.HOME, HELD)),
        Refused.Kind.CONFLICT,
        "already-accepted");
  }

  @Test
  void a_bed_is_let_go_unless_somebody_lives_in_it() {
    var home = given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED, FOR_MRS_PATEL, MRS_PATEL_ACCEPTED);

    assertThat(home.decide(new LetGo("hold-1", EXPIRES)))
        .containsExactly(new BedReleased(HOME, EXPIRES, "hold-1", "person-patel", "stay-patel"));
    assertThat(home.after(MRS_PATEL_MOVED_IN).decide(new LetGo("hold-1", EXPIRES))).isEmpty();
    assertThat(home.decide(new LetGo("hold-9", EXPIRES))).isEmpty();
  }

  @Test
  void beds_kept_and_beds_told_are_together_within_the_registered_beds() {
    var home = given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED, FOR_MRS_PATEL);
    var toldAt = HELD.plusSeconds(60);

    assertThat(home.decide(declare(List.of(vacancy(NURSING, 41)), toldAt))).hasSize(1);
    refused(
        () -> home.decide(declare(List.of(vacancy(NURSING, 42)), toldAt)),
        Refused.Kind.IMPOSSIBLE,
        "more-than-registered");
  }

  @Test
  void only_the_last_ended_holds_stay_in_the_state() {
    var home = given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED);
    for (int i = 1; i <= 25; i++) {
      home =
          home.after(
                  new BedHeld(
                      HOME, HELD, "hold-" + i, "person-1", "stay-1", NURSING, EXPIRES, null))
              .after(new BedReleased(HOME, HELD, "hold-" + i, "person-1", "stay-1"));
    }

    assertThat(home.holds().all()).hasSize(20).first().extracting(Hold::holdId).isEqualTo("hold-6");
    assertThat(home.free(NURSING)).isEqualTo(1);
  }

  @Test
  void figures_told_late_are_less_the_beds_somebody_has_since() {
    var late = HELD.minusSeconds(3_600);
    var free = new VacanciesDeclared(HOME, TOLD, List.of(vacancy(NURSING, 3)), null);
    var movedIn =
        given(LARKFIELD_COURT_JOINED, free, FOR_MRS_PATEL, MRS_PATEL_ACCEPTED, MRS_PATEL_MOVED_IN);
    var gone =
        given(
            LARKFIELD_COURT_JOINED,
            free,
            FOR_MRS_PATEL,
            new BedRefused(
                HOME,
                HELD.plusSeconds(60),
                "hold-1",
                "person-patel",
                "stay-patel",
                RefusalReason.BED_NO_LONGER_FREE));
    var cannot =
        given(
            LARKFIELD_COURT_JOINED,
            free,
            FOR_MRS_PATEL,
            new BedRefused(
                HOME,
                HELD.plusSeconds(60),
                "hold-1",
                "person-patel",
                "stay-patel",
                RefusalReason.STAFFING));

    var told = new VacanciesDeclared(HOME, late, List.of(vacancy(NURSING, 3)), null);
    assertThat(movedIn.after(told).free(NURSING)).isEqualTo(2);
    assertThat(gone.after(told).free(NURSING)).isEqualTo(2);
    assertThat(cannot.after(told).free(NURSING)).isEqualTo(3);
    var known = new VacanciesDeclared(HOME, HELD, List.of(vacancy(NURSING, 3)), null);
    assertThat(movedIn.after(known).free(NURSING)).isEqualTo(3);
  }

  @Test
  void a_bed_somebody_has_is_not_forgotten_while_figures_from_before_can_come() {
    var home =
        given(
            LARKFIELD_COURT_JOINED,
            new VacanciesDeclared(HOME, TOLD, List.of(vacancy(NURSING, 30)), null));
    for (int i = 1; i <= 25; i++) {
      home =
          home.after(
                  new BedHeld(
                      HOME, HELD, "hold-" + i, "person-" + i, "stay-" + i, NURSING, EXPIRES, null))
              .after(new BedAccepted(HOME, HELD, "hold-" + i, "person-" + i, "stay-" + i))
              .after(new PersonMovedIn(HOME, EXPIRES, "hold-" + i, "person-" + i, "stay-" + i));
    }

    var before =
        new VacanciesDeclared(HOME, HELD.minusSeconds(1), List.of(vacancy(NURSING, 30)), null);
    assertThat(home.after(before).free(NURSING)).isEqualTo(5);
    assertThat(home.after(before).holds().all()).hasSize(25);
    var after = new VacanciesDeclared(HOME, HELD, List.of(vacancy(NURSING, 5)), null);
    assertThat(home.after(after).free(NURSING)).isEqualTo(5);
    assertThat(home.after(after).holds().all()).hasSize(20);
  }

  @Test
  void nothing_new_of_a_moment_before_a_hold_counts_that_hold_once() {
    var free = new VacanciesDeclared(HOME, TOLD, List.of(vacancy(NURSING, 3)), null);
    var home = given(LARKFIELD_COURT_JOINED, free, FOR_MRS_PATEL);

    var carried = after(home, new SayNothingNew(HELD.minusSeconds(60)));
    assertThat(carried.free(NURSING)).isEqualTo(2);
    assertThat(after(carried, new SayNothingNew(HELD.plusSeconds(60))).free(NURSING)).isEqualTo(2);
    assertThat(
            carried
                .after(new HoldLapsed(HOME, EXPIRES, "hold-1", "person-patel", "stay-patel"))
                .free(NURSING))
        .isEqualTo(3);
  }

  @Test
  void nothing_new_does_not_make_up_for_beds_promised_beyond_those_there_were() {
    var none =
        new VacanciesDeclared(HOME, HELD.minusSeconds(60), List.of(vacancy(NURSING, 0)), null);
    var home = given(LARKFIELD_COURT_JOINED, ONE_NURSING_BED, FOR_MRS_PATEL, none);

    assertThat(
            after(home, new SayNothingNew(HELD.plusSeconds(60)))
                .after(new HoldLapsed(HOME, EXPIRES, "hold-1", "person-patel", "stay-patel"))
                .free(NURSING))
        .isZero();
  }

  @Test
  void a_home_registered_for_fewer_beds_has_none_free_until_it_tells_anew() {
    var home =
        given(
            LARKFIELD_COURT_JOINED,
            new VacanciesDeclared(HOME, TOLD, List.of(vacancy(NURSING, 30)), null),
            FOR_MRS_PATEL);

    assertThat(registeredFor(home, 30).free(NURSING)).isEqualTo(29);
    assertThat(registeredFor(home, 30).decide(new SayNothingNew(EXPIRES))).hasSize(1);
    var cut = registeredFor(home, 29);
    assertThat(cut.free(NURSING)).isZero();
    assertThat(cut.mustTellAnew()).isTrue();
    refused(
        () -> cut.decide(hold("stay-okafor", NURSING, 4)), Refused.Kind.CONFLICT, "no-free-bed");
    assertThatThrownBy(() -> cut.decide(new SayNothingNew(EXPIRES)))
        .hasMessage(
            "All types together have 30 beds, and 29 are registered. Tell the figures anew.");
    refused(
        () -> cut.decide(new SayNothingNew(EXPIRES)),
        Refused.Kind.CONFLICT,
        "figures-hold-no-longer");
    var anew = new VacanciesDeclared(HOME, EXPIRES, List.of(vacancy(NURSING, 28)), null);
    assertThat(cut.after(anew).free(NURSING)).isEqualTo(28);
    assertThat(registeredFor(cut, 42).free(NURSING)).isEqualTo(29);
  }

  @Test
  void the_maximum_told_counts_towards_the_registered_beds_too() {
    var figures = new Vacancy(NURSING, 3, new BedFigures(40, 35, 1, 0, 1), null, null);
    var home =
        given(LARKFIELD_COURT_JOINED, new VacanciesDeclared(HOME, TOLD, List.of(figures), null));

    assertThat(registeredFor(home, 40).free(NURSING)).isEqualTo(3);
    assertThat(registeredFor(home, 39).free(NURSING)).isZero();
  }

  private static LapseAcceptance moveInLapses(Instant at) {
    return new LapseAcceptance("hold-1", Duration.ofDays(14), at);
  }

  private static CareHome registeredFor(CareHome home, int beds) {
    return after(
        home,
        new CareHomeCommand.RegisterHome(
            registered("Larkfield Court", "leeds", "cross-gates", beds), EXPIRES));
  }

  private static CareHome after(CareHome home, CareHomeCommand command) {
    var next = home;
    for (var event : home.decide(command)) {
      next = next.after(event);
    }
    return next;
  }

  private static HoldBed hold(String stayId, BedType type, int hours) {
    return new HoldBed("hold-1", stayId, "person-patel", type, Duration.ofHours(hours), null, HELD);
  }

  private static AssessmentSought assessment(Instant at, Instant expiresAt) {
    return new AssessmentSought(
        HOME, at, "hold-1", "person-patel", "stay-patel", Assessor.TRUSTED_ASSESSOR, expiresAt);
  }

  private static Vacancy vacancy(BedType type, int beds) {
    return new Vacancy(type, beds, null, null, null);
  }

  private static DeclareVacancies declare(List<Vacancy> vacancies, Instant toldAt) {
    return new DeclareVacancies(vacancies, Telling.FIGURES_GIVEN, toldAt);
  }

  private static Registered registered(String name, String place, String partnership, int beds) {
    return new Registered(name, place, partnership, beds, null, null, Registration.ACTIVE);
  }

  private static CareHome given(CapacityEvent... events) {
    var home = CareHome.blank(HOME);
    for (var event : events) {
      home = home.after(event);
    }
    return home;
  }

  private static void refused(ThrowingCallable call, Refused.Kind kind, String rule) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.rule()).isEqualTo(rule);
              assertThat(refused.kind()).isEqualTo(kind);
            });
  }
}
