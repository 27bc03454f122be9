package care.homeward.dischargeflow;

import static care.homeward.dischargeflow.Told.ADMITTED;
import static care.homeward.dischargeflow.Told.MR_HOLROYD;
import static care.homeward.dischargeflow.Told.READY;
import static care.homeward.dischargeflow.Told.STAY;
import static care.homeward.dischargeflow.Told.at;
import static care.homeward.dischargeflow.Told.discharged;
import static care.homeward.dischargeflow.Told.pathway;
import static care.homeward.dischargeflow.Told.started;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.StayEvent;
import care.homeward.contracts.StayEvent.CriteriaToResideMetAgain;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.Wait;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** No one who waits is ever without an owner. */
class TurnTest {

  private static final StayEvent ON_TRANSPORT =
      started(
          "10:20",
          "w",
          new Wait(
              "transport", Owner.TRANSPORT, "crew-1", "RX8", NextStep.BOOK, at("15:00"), null));

  @Test
  void someone_who_waits_for_nothing_is_the_hubs_without_a_next_step() {
    assertThat(turn(ADMITTED, READY))
        .hasValue(new Turn(null, Owner.CARE_TRANSFER_HUB, null, null, null, null));
    assertThat(turn(ADMITTED, READY).orElseThrow().withoutNextStep()).isTrue();
  }

  @Test
  void on_pathway_0_it_is_the_wards_turn() {
    assertThat(turn(ADMITTED, READY, pathway(0)).orElseThrow().owner()).isEqualTo(Owner.HOSPITAL);
    assertThat(turn(ADMITTED, READY, pathway(1)).orElseThrow().owner())
        .isEqualTo(Owner.CARE_TRANSFER_HUB);
  }

  @Test
  void a_critical_wait_without_a_next_step_is_the_hubs_too() {
    var onCouncil = started("10:20", "v", Wait.of("safeguarding", Owner.COUNCIL, null, null, null));

    assertThat(turn(ADMITTED, READY, onCouncil, ON_TRANSPORT))
        .hasValue(new Turn("v", Owner.CARE_TRANSFER_HUB, null, null, null, null));
  }

  @Test
  void a_critical_wait_with_a_next_step_is_its_owners() {
    assertThat(turn(ADMITTED, READY, ON_TRANSPORT))
        .hasValue(new Turn("w", Owner.TRANSPORT, "RX8", "crew-1", NextStep.BOOK, at("15:00")));
  }

  @Test
  void who_does_not_wait_in_a_bed_is_on_no_list() {
    var metAgain = new CriteriaToResideMetAgain(STAY, MR_HOLROYD, at("11:00"));

    assertThat(turn(ADMITTED, ON_TRANSPORT)).isEmpty();
    assertThat(turn(ADMITTED, READY, ON_TRANSPORT, metAgain)).isEmpty();
    assertThat(turn(ADMITTED, READY, ON_TRANSPORT, discharged("16:00"))).isEmpty();
  }

  private static Optional<Turn> turn(StayEvent... events) {
    return Turn.of(Told.of(events).stay(), DelayReasonsTest.PUBLISHED);
  }
}
