package care.homeward.dischargeflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import care.homeward.contracts.StayEvent.Owner;
import care.homeward.dischargeflow.DelayReasons.Family;
import care.homeward.dischargeflow.DelayReasons.Reason;
import care.homeward.platform.core.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DelayReasonsTest {

  static final DelayReasons PUBLISHED = DelayReasonsFile.read(new JsonMapper());

  /** One that is nobody's counterpart. */
  private static final int CHOICE_DISCUSSIONS = 21;

  @Test
  void the_five_families_have_as_many_reasons_as_were_published() {
    var sizes = new TreeMap<Family, Integer>();
    PUBLISHED.all().forEach(reason -> sizes.merge(reason.family(), 1, Integer::sum));

    assertThat(sizes)
        .isEqualTo(
            Map.of(
                Family.HOSPITAL_PROCESS, 7,
                Family.WELLBEING_CONCERNS, 4,
                Family.CARE_TRANSFER_HUB_PROCESS, 3,
                Family.INTERFACE_PROCESS, 12,
                Family.CAPACITY, 11));
    assertThat(PUBLISHED.effectiveFrom()).isEqualTo(LocalDate.of(2024, 5, 27));
  }

  @Test
  void a_pathway_in_the_label_is_the_pathway_allowed() {
    var inLabels =
        Map.of(
            "(P0)", Set.of(0),
            "(P1)", Set.of(1),
            "(P2)", Set.of(2),
            "(P3)", Set.of(3),
            "(P0 or 1)", Set.of(0, 1),
            "(P1 or 3)", Set.of(1, 3),
            "(P1-3)", Set.of(1, 2, 3));

    for (var reason : PUBLISHED.all()) {
      var label = reason.label();
      if (label.contains("(P")) {
        var named = label.substring(label.lastIndexOf('('));
        assertThat(reason.pathways()).as(label).isEqualTo(inLabels.get(named));
      }
    }
    assertThat(PUBLISHED.all().stream().filter(reason -> reason.label().contains("(P")))
        .hasSize(18);
  }

  @Test
  void in_a_community_bed_some_reasons_are_said_otherwise() {
    var infection = PUBLISHED.of("infection-control");

    assertThat(infection.label(Setting.ACUTE))
        .isEqualTo("Remaining in hospital due to infection prevention and control restrictions");
    assertThat(infection.label(Setting.COMMUNITY))
        .isEqualTo(
            "Remaining in the community bed due to infection prevention and control"
                + " restrictions");
    assertThat(PUBLISHED.of("transport").label(Setting.COMMUNITY))
        .isEqualTo("Awaiting patient transport services");
  }

  @Test
  void what_is_underway_becomes_what_is_not_yet_available() {
    assertThat(PUBLISHED.notAvailable("care-home-arranging")).isEqualTo("care-home-not-available");
    assertThat(PUBLISHED.notAvailable("home-based-rehab-arranging"))
        .isEqualTo("home-based-rehab-not-available");
    assertThat(PUBLISHED.notAvailable("out-of-area")).isEqualTo("out-of-area");
  }

  @Test
  void a_reason_nobody_published_is_refused() {
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> PUBLISHED.of("capacity-care-home"))
        .matches(refused -> refused.rule().equals("unknown-reason"));
  }

  @Test
  void a_list_that_lost_a_reason_is_not_loaded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> loaded(PUBLISHED.all().subList(0, 36)))
        .withMessage("delay reasons: 37 reasons were published, not 36");
  }

  @Test
  void a_list_with_a_code_twice_is_not_loaded() {
    var reasons = new ArrayList<>(PUBLISHED.all());
    reasons.set(36, reasons.get(35));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> loaded(reasons))
        .withMessage("delay reasons: a code is there twice");
  }

  @Test
  void a_reason_with_the_hub_on_pathway_0_is_not_loaded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> loaded(withOddOne(Owner.CARE_TRANSFER_HUB, Set.of(0, 1), null)))
        .withMessage("delay reasons: odd-one is with the hub on pathway 0");
  }

  @Test
  void a_reason_of_an_unknown_pathway_is_not_loaded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> loaded(withOddOne(Owner.HOUSING, Set.of(4), null)))
        .withMessage("delay reasons: odd-one names an unknown pathway");
  }

  @Test
  void a_counterpart_of_other_pathways_is_not_loaded() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> loaded(withOddOne(Owner.HOUSING, Set.of(1), "bed-based-rehab-not-available")))
        .withMessage("delay reasons: odd-one has a counterpart that is not one");
  }

  private static List<Reason> withOddOne(
      Owner owner, Set<Integer> pathways, @Nullable String whenNotAvailable) {
    var reasons = new ArrayList<>(PUBLISHED.all());
    reasons.set(
        CHOICE_DISCUSSIONS,
        new Reason(
            "odd-one",
            "Odd one",
            null,
            Family.INTERFACE_PROCESS,
            owner,
            pathways,
            Set.of(),
            whenNotAvailable));
    return reasons;
  }

  private static void loaded(List<Reason> reasons) {
    var _ = new DelayReasons(LocalDate.of(2024, 5, 27), reasons);
  }
}
