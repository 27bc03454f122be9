package care.homeward.campaign.bugs;

import static org.assertj.core.api.Assertions.assertThat;

import care.homeward.campaign.bugs.SeededBugs.Outcome;
import care.homeward.campaign.parts.StartUpCache;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The tester tested: every bug is noticed, and nothing is said of what is sound. */
class SeededBugsIT {

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path directory;

  @Test
  void twelve_of_twelve_bugs_are_caught_and_the_sound_are_not_accused() throws Exception {
    StartUpCache.make(Path.of("target"));
    var outcomes = SeededBugs.run(directory);

    outcomes.forEach(System.out::println);
    Predicate<Outcome> sound = each -> each.name().startsWith("sound ");
    assertThat(outcomes.stream().filter(sound)).hasSize(2).noneMatch(Outcome::caught);
    assertThat(outcomes.stream().filter(sound.negate())).hasSize(12).allMatch(Outcome::caught);
  }
}
