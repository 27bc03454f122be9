package care.homeward.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.AdmissionCancelled;
import care.homeward.contracts.StayEvent.CriteriaToResideMetAgain;
import care.homeward.contracts.StayEvent.CriteriaToResideNoLongerMet;
import care.homeward.contracts.StayEvent.CriticalWaitNamed;
import care.homeward.contracts.StayEvent.DischargeCancelled;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.contracts.StayEvent.PatientDischarged;
import care.homeward.contracts.StayEvent.PersonDetailsCorrected;
import care.homeward.contracts.StayEvent.Wait;
import care.homeward.contracts.StayEvent.WaitEnded;
import care.homeward.contracts.StayEvent.WaitPassedOn;
import care.homeward.contracts.StayEvent.WaitStarted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CountedStayTest {

  private static final String STAY = "stay-patel";
  private static final String MRS_PATEL = "person-patel";
  private static final Instant AT = Instant.parse("2026-12-01T10:00:00Z");
  private static final PatientAdmitted ADMITTED = admitted(of("85+", "leeds"));
  private static final CriteriaToResideNoLongerMet NO_LONGER_MET =
      new CriteriaToResideNoLongerMet(STAY, MRS_PATEL, AT);

  @Test
  void someone_admitted_occupies_a_bed_and_needs_it() {
    var stay = given(ADMITTED);

    assertThat(stay.place()).isEqualTo("leeds");
    assertThat(stay.inBed()).isTrue();
    assertThat(stay.remaining()).isFalse();
    assertThat(stay.withoutNextStep()).isFalse();
  }

  @Test
  void someone_who_no_longer_meets_the_criteria_remains_without_a_next_step() {
    var stay = given(ADMITTED, NO_LONGER_MET);

    assertThat(stay.remaining()).isTrue();
    assertThat(stay.withoutNextStep()).isTrue();
  }

  @Test
  void a_wait_has_a_next_step_or_not() {
    var without = given(ADMITTED, NO_LONGER_MET, started("w-1", null));
    var with = without.after(new WaitPassedOn(STAY, MRS_PATEL, AT, "w-1", wait(NextStep.ASSESS)));

    assertThat(without.withoutNextStep()).isTrue();
    assertThat(with.withoutNextStep()).isFalse();
    assertThat(with.after(new WaitPassedOn(STAY, MRS_PATEL, AT, "w-1", wait(null))).waits())
        .containsExactly(new CountedStay.OpenWait("w-1", false));
  }

  @Test
  void of_several_waits_the_critical_one_counts() {
    var both =
        given(ADMITTED, NO_LONGER_MET, started("w-1", NextStep.ASSESS), started("w-2", null));

    assertThat(both.withoutNextStep()).isFalse();
    assertThat(both.after(critical("w-2")).withoutNextStep()).isTrue();
    assertThat(both.after(critical("w-2")).after(critical("w-1")).withoutNextStep()).isFalse();
  }

  private static CriticalWaitNamed critical(String waitId) {
    return new CriticalWaitNamed(STAY, MRS_PATEL, AT, waitId);
  }

  @Test
  void a_wait_that_ended_has_no_next_step_any_more() {
    var stay =
        given(
            ADMITTED,
            NO_LONGER_MET,
            started("w-1", NextStep.ASSESS),
            new WaitEnded(STAY, MRS_PATEL, AT, "w-1"));

    assertThat(stay.waits()).isEmpty();
    assertThat(stay.withoutNextStep()).isTrue();
  }

  @Test
  void meeting_the_criteria_again_ends_remaining() {
    var stay = given(ADMITTED, NO_LONGER_MET, new CriteriaToResideMetAgain(STAY, MRS_PATEL, AT));

    assertThat(stay.inBed()).isTrue();
    assertThat(stay.remaining()).isFalse();
  }

  @Test
  void leaving_the_bed_ends_remaining_and_an_undone_discharge_brings_it_back() {
    var left =
        given(ADMITTED, NO_LONGER_MET, new PatientDischarged(STAY, MRS_PATEL, AT, "19", "1"));

    assertThat(left.inBed()).isFalse();
    assertThat(left.remaining()).isFalse();
    assertThat(left.withoutNextStep()).isFalse();
    assertThat(left.after(new DischargeCancelled(STAY, MRS_PATEL, AT)).remaining()).isTrue();
  }

  @Test
  void an_admission_that_did_not_take_place_occupies_no_bed() {
    assertThat(given(ADMITTED, new AdmissionCancelled(STAY, MRS_PATEL, AT)).inBed()).isFalse();
  }

  @Test
  void a_person_counts_where_they_are_known_to_live_by_now() {
    var moved =
        given(ADMITTED, new PersonDetailsCorrected(STAY, MRS_PATEL, AT, of("85+", "wakefield")));
    var restricted =
        given(
            ADMITTED,
            new PersonDetailsCorrected(
                STAY, MRS_PATEL, AT, new PersonSummary("85+", true, null, null, null)));

    assertThat(moved.place()).isEqualTo("wakefield");
    assertThat(moved.inBed()).isTrue();
    assertThat(restricted.place()).isNull();
  }

  @Test
  void only_adults_count() {
    assertThat(given(admitted(of("16-17", "leeds"))).place()).isNull();
    assertThat(given(admitted(of("18-64", "leeds"))).place()).isEqualTo("leeds");
  }

  private static CountedStay given(StayEvent... events) {
    var stay = CountedStay.blank(STAY);
    for (var event : events) {
      stay = stay.after(event);
    }
    return stay;
  }

  private static PatientAdmitted admitted(PersonSummary person) {
    return new PatientAdmitted(STAY, MRS_PATEL, AT, person, new Location("RR813", "J29", null));
  }

  private static PersonSummary of(String ageBand, String place) {
    return new PersonSummary(ageBand, false, place, "seacroft", 1);
  }

  private static WaitStarted started(String waitId, @Nullable NextStep next) {
    return new WaitStarted(STAY, MRS_PATEL, AT, waitId, wait(next));
  }

  private static Wait wait(@Nullable NextStep next) {
    return Wait.of("awaiting-therapy-review", Owner.HOSPITAL, null, next, null);
  }
}
