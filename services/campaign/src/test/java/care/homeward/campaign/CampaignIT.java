package care.homeward.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.campaign.parts.StartUpCache;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Thirteen faults under load, the same in each build but for {@code -Dcampaign.seed=}. */
class CampaignIT {

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path directory;

  @Test
  void nothing_acknowledged_is_lost_doubled_or_out_of_order() throws Exception {
    var seed = Long.getLong("campaign.seed", 2026);
    System.out.println("campaign.seed=" + seed);
    StartUpCache.make(Path.of("target"));

    var result = Campaign.smoke(new Run(directory, seed), seed);

    assertThat(result.findings()).hasToString("nothing wrong\n");
    assertThat(result.facts()).isGreaterThanOrEqualTo(100_000);
    assertThat(result.faults()).isEqualTo(13);
  }
}
