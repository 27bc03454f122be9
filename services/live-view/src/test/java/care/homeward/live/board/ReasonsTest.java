package care.homeward.live.board;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.Wait;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonsTest {

  @Test
  void every_published_reason_has_a_short_name_of_its_own() {
    assertThat(Reasons.codes()).hasSize(37);
    assertThat(Reasons.codes().stream().map(code -> Reasons.of(code).plain()))
        .doesNotHaveDuplicates()
        .allSatisfy(plain -> assertThat(plain).hasSizeBetween(4, 32));
  }

  @ParameterizedTest
  @CsvSource({
    "RR813, bed-based-rehab-not-available, ACUTE, A rehab bed to come free",
    "RY6X1, bed-based-rehab-not-available, COMMUNITY, Another rehab bed to come free",
    "RY6X1, care-home-not-available, COMMUNITY, A care home bed to come free",
    "RY613, transport, COMMUNITY, Patient transport",
    "R, transport, ACUTE, Patient transport",
  })
  void in_a_community_bed_some_reasons_are_said_otherwise(
      String site, String code, Setting setting, String plain) {
    var card = waiting(site, code);

    assertThat(card.setting()).isEqualTo(setting);
    assertThat(Reasons.of(card)).isEqualTo(new Reasons.Reason(code, plain));
  }

  private static Card waiting(String site, String code) {
    var at = Instant.parse("2026-11-23T09:00:00Z");
    return new Card(
        "stay-1",
        3,
        "person-1",
        new PersonSummary("85+", false, "leeds", "seacroft", 1),
        new Location(site, "SLIC", "02"),
        at,
        at,
        null,
        2,
        false,
        new Card.OpenWait("w", at, Wait.of(code, Owner.COMMUNITY, null, null, null)),
        null,
        false,
        false,
        false,
        null,
        null);
  }

  @Test
  void a_reason_is_said_plainly_and_an_unknown_one_in_the_words_of_its_code() {
    assertThat(Reasons.of("care-home-not-available").plain())
        .isEqualTo("A care home bed to come free");
    assertThat(Reasons.of("awaiting-better-weather").plain()).isEqualTo("Awaiting better weather");
  }
}
