package care.homeward.campaign.bugs;

import static org.assertj.core.api.Assertions.assertThat;

import net.bytebuddy.dynamic.ClassFileLocator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A bug that found no place would be a sound process that nobody accuses. */
class SeedTest {

  @ParameterizedTest
  @EnumSource
  void every_bug_is_a_setting_or_has_a_place_in_the_code(Bug bug) {
    var place = Seed.place(bug);

    if (place == null) {
      assertThat(bug.settings()).isNotEmpty();
    } else {
      assertThat(bug.settings()).isEmpty();
      assertThat(place.changed(ClassFileLocator.ForClassLoader.ofSystemLoader())).isNotEmpty();
    }
  }
}
