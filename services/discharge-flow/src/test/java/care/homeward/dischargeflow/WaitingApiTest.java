package care.homeward.dischargeflow;

import static care.homeward.dischargeflow.Told.MR_HOLROYD;
import static care.homeward.dischargeflow.Told.at;
import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.StayEvent.CriteriaToResideNoLongerMet;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.contracts.StayEvent.PathwayChosen.Priority;
import care.homeward.contracts.StayEvent.PatientAdmitted;
import care.homeward.contracts.StayEvent.Wait;
import care.homeward.contracts.StayEvent.WaitStarted;
import care.homeward.platform.web.Moments;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitingApiTest {

  private final StayViews views =
      new StayViews(
          DelayReasonsTest.PUBLISHED,
          EpisodesTest.RULES,
          new Moments(InstantSource.fixed(at("18:00"))));

  @Test
  void without_a_next_step_comes_before_fast_track_and_that_before_ready_longest() {
    var listed =
        Stream.of(
                waiting("arranged-late", "12:00", true, false),
                waiting("arranged-early", "10:00", true, false),
                waiting("fast-track", "13:00", true, true),
                waiting("forgotten", "14:00", false, false),
                waiting("forgotten-fast-track", "15:00", false, true))
            .sorted(WaitingApi.MOST_PRESSING_FIRST)
            .map(StayViews.View::stayId)
            .toList();

    assertThat(listed)
        .containsExactly(
            "forgotten-fast-track", "forgotten", "fast-track", "arranged-early", "arranged-late");
  }

  @ParameterizedTest
  @CsvSource({
    "RR813, ACUTE, 'Bed-based rehabilitation, reablement or recovery services not yet available"
        + " (P2)'",
    "RY6X1, COMMUNITY, 'Rehabilitation, reablement or recovery in another bed: not yet available"
        + " (P2)'",
  })
  void the_kind_of_bed_shows_and_the_reason_is_worded_for_it(
      String site, Setting setting, String label) {
    var wait = Wait.of("bed-based-rehab-not-available", Owner.COMMUNITY, null, null, null);
    var bed = new Location(site, "SLIC", "02");

    var view =
        views.of(
            Stay.blank("stay")
                .after(new PatientAdmitted("stay", MR_HOLROYD, at("09:00"), Told.OF_SEACROFT, bed))
                .after(new WaitStarted("stay", MR_HOLROYD, at("16:00"), "w", wait)));

    assertThat(view.setting()).isEqualTo(setting);
    assertThat(view.waits()).extracting(StayViews.OpenWait::label).containsExactly(label);
  }

  private StayViews.View waiting(
      String stayId, String readyAt, boolean arranged, boolean fastTrack) {
    var next = arranged ? NextStep.BOOK : null;
    var priority = fastTrack ? Priority.END_OF_LIFE_FAST_TRACK : null;
    var wait = Wait.of("transport", Owner.TRANSPORT, null, next, null);
    return views.asOfNow(
        Stay.blank(stayId)
            .after(new PatientAdmitted(stayId, MR_HOLROYD, at("09:00"), Told.OF_SEACROFT, Told.J12))
            .after(new CriteriaToResideNoLongerMet(stayId, MR_HOLROYD, at(readyAt)))
            .after(
                new PathwayChosen(
                    stayId, MR_HOLROYD, at("16:00"), 1, null, null, null, priority, null))
            .after(new WaitStarted(stayId, MR_HOLROYD, at("16:00"), "w", wait)));
  }
}
