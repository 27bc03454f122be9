package care.homeward.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.homeward.platform.Launcher;
import org.junit.jupiter.api.Test;

class PersonSettingsTest {

  @Test
  void without_a_key_the_service_does_not_start_and_says_what_to_set() {
    assertThatThrownBy(
            () ->
                Launcher.start(
                    PeopleApplication.class,
                    "people",
                    "--homeward.issuer=http://127.0.0.1:1",
                    "--homeward.people.key="))
        .isInstanceOf(Launcher.NotConfigured.class)
        .hasMessage("people does not start without homeward.people.key: set HOMEWARD_PEOPLE_KEY");
  }

  @Test
  void a_key_of_32_characters_is_enough_and_is_not_shown() {
    var key = "0123456789abcdef0123456789abcdef";

    assertThat(new PersonSettings(key)).hasToString("***");
    assertThatThrownBy(() -> new PersonSettings(key.substring(1)))
        .hasMessage("homeward.people.key has fewer than 32 characters");
  }
}
