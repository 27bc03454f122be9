package care.homeward.dischargeflow.returns;

import static care.homeward.dischargeflow.returns.DelayCode.Attribution.BOTH;
import static care.homeward.dischargeflow.returns.DelayCode.Attribution.NHS;
import static care.homeward.dischargeflow.returns.DelayCode.Attribution.SOCIAL_CARE;
import static care.homeward.dischargeflow.returns.Given.LEEDS;
import static care.homeward.dischargeflow.returns.Given.admitted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import care.homeward.contracts.StayEvent.Owner;
import care.homeward.dischargeflow.returns.DelayedTransfers.Line;
import care.homeward.dischargeflow.returns.ReturnRules.HistoricalReason;
import care.homeward.dischargeflow.returns.ReturnRules.HistoricalRules;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayedTransfersTest {

  private static final YearMonth JANUARY = YearMonth.of(2026, 1);
  private static final HistoricalRules RULES =
      new HistoricalRules(
          Set.of("0-15", "16-17"),
          Map.of(
              "medical-review", new HistoricalReason(DelayCode.A, NHS),
              "care-home-arranging", new HistoricalReason(DelayCode.DII, SOCIAL_CARE),
              "transport", new HistoricalReason(DelayCode.O, NHS)));
  private static final List<String> ORDER =
      List.of("medical-review", "decision-to-discharge", "transport", "care-home-arranging");

  @ParameterizedTest(name = "{0}: acute {1}, non-acute {2}")
  @CsvSource({
    "A, NHS SOCIAL_CARE BOTH, NHS SOCIAL_CARE BOTH",
    "B, NHS SOCIAL_CARE BOTH, NHS SOCIAL_CARE BOTH",
    "C, NHS, NHS",
    "DI, NHS SOCIAL_CARE, NHS SOCIAL_CARE",
    "DII, NHS SOCIAL_CARE BOTH, NHS SOCIAL_CARE BOTH",
    "E, NHS SOCIAL_CARE BOTH, NHS SOCIAL_CARE BOTH",
    "F, NHS SOCIAL_CARE BOTH, NHS SOCIAL_CARE BOTH",
    "G, NHS SOCIAL_CARE, NHS SOCIAL_CARE",
    "H, NHS SOCIAL_CARE, NHS SOCIAL_CARE",
    "I, NHS, NHS",
    "O, '', NHS SOCIAL_CARE BOTH",
  })
  void the_matrix_says_whose_a_delay_can_be(DelayCode code, String acute, String nonAcute) {
    for (var attribution : DelayCode.Attribution.values()) {
      assertThat(code.allows(attribution, true))
          .isEqualTo(List.of(acute.split(" ")).contains(attribution.name()));
      assertThat(code.allows(attribution, false))
          .isEqualTo(List.of(nonAcute.split(" ")).contains(attribution.name()));
    }
  }

  @Test
  void there_are_eleven_reasons_and_no_j() {
    assertThat(Arrays.stream(DelayCode.values()).map(DelayCode::name))
        .containsExactly("A", "B", "C", "DI", "DII", "E", "F", "G", "H", "I", "O");
  }

  @Test
  void a_line_outside_the_matrix_cannot_be() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Line("RR8", LEEDS, true, DelayCode.G, BOTH));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Line("RR8", LEEDS, true, DelayCode.O, NHS));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HistoricalReason(DelayCode.I, SOCIAL_CARE));
    assertThat(new Line("RY6", LEEDS, false, DelayCode.O, NHS).acute()).isFalse();
  }

  @Test
  void a_month_runs_from_its_first_midnight_to_the_last_one() {
    var given =
        admitted("2025-12-01T09:00")
            .readyForTransfer("2025-12-30T10:00")
            .waiting("medical-review", Owner.HOSPITAL, "2025-12-30T10:00", "2026-01-10T12:00")
            .waiting("care-home-arranging", Owner.CARE_HOME, "2026-01-05T09:00");

    var delayed = delayed(JANUARY, given);

    // the midnights 1 January 24:00 to 9 January 24:00, and 10 to 31 January 24:00
    assertThat(delayed.days())
        .isEqualTo(
            Map.of(
                new Line("RR8", LEEDS, true, DelayCode.A, NHS), 9L,
                new Line("RR8", LEEDS, true, DelayCode.DII, SOCIAL_CARE), 22L));
    assertThat(delayed.allDays()).isEqualTo(31);
    assertThat(delayed.leftOut()).isZero();
    assertThat(delayed(YearMonth.of(2025, 12), given).allDays()).isEqualTo(2);
  }

  @Test
  void being_ready_as_a_clinician_sees_it_is_not_enough() {
    var given =
        admitted("2025-12-01T09:00")
            .ready("2026-01-02T10:00")
            .waiting("medical-review", Owner.HOSPITAL, "2026-01-02T10:00");

    assertThat(delayed(JANUARY, given).allDays()).isZero();
    assertThat(delayed(JANUARY, given).leftOut()).isZero();
    assertThat(delayed(JANUARY, given.readyForTransfer("2026-01-30T10:00")).allDays()).isEqualTo(2);
  }

  @Test
  void what_fits_no_line_is_left_out_and_counted() {
    var transport =
        admitted("2025-12-01T09:00")
            .readyForTransfer("2026-01-29T10:00")
            .waiting("transport", Owner.TRANSPORT, "2026-01-29T10:00");
    var notThen =
        admitted("2025-12-01T09:01")
            .readyForTransfer("2026-01-30T10:00")
            .waiting("decision-to-discharge", Owner.HOSPITAL, "2026-01-30T10:00");
    var nothingOpen = admitted("2025-12-01T09:02").readyForTransfer("2026-01-31T10:00");
    var child = transport.aged("16-17").nonAcute();

    var delayed = delayed(JANUARY, transport, transport.nonAcute(), notThen, nothingOpen, child);

    // O is of non-acute care only: three midnights there, three left out in the acute bed
    assertThat(delayed.days())
        .isEqualTo(Map.of(new Line("RR8", LEEDS, false, DelayCode.O, NHS), 3L));
    assertThat(delayed.leftOut()).isEqualTo(3 + 2 + 1);
  }

  @ParameterizedTest(name = "{0} days in {1}: {2} beds")
  @CsvSource({
    "2778, 2019-01, 89.6",
    "2581, 2019-02, 92.2",
    "135428, 2019-01, 4368.6",
    "29, 2020-02, 1.0",
    "0, 2019-01, 0.0",
  })
  void beds_are_days_a_calendar_day(long days, YearMonth month, BigDecimal beds) {
    assertThat(DelayedTransfers.beds(days, month)).isEqualTo(beds);
  }

  private static DelayedTransfers delayed(YearMonth month, Given... given) {
    return DelayedTransfers.of(
        Arrays.stream(given).map(Given::episode).toList(),
        month,
        RULES,
        MidnightReason.expectedLast(ORDER));
  }
}
