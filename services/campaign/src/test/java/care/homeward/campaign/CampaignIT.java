package care.homeward.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.campaign.parts.StartUpCache;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Thirteen faults under load, the same in each build but for {@code -Dcampaign.seed=}. */
class CampaignIT {

  @Test
  void nothing_acknowledged_is_lost_doubled_or_out_of_order() throws Exception {
    var seed = Long.getLong("campaign.seed", 2026);
    System.out.println("campaign.seed=" + seed);
    StartUpCache.make(Path.of("target"));
    var directory = Files.createTempDirectory(Path.of("target"), "campaign");

    var result = Campaign.smoke(new Run(directory, seed), seed);

    assertThat(result.findings()).hasToString("nothing wrong\n");
    assertThat(result.facts()).isGreaterThanOrEqualTo(100_000);
    assertThat(result.faults()).isEqualTo(13);
  }
}
