package care.homeward.people;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What must be set.
 *
 * @param key secret of the pseudonyms, at least 32 characters; another key makes everyone another
 *     person, so it is kept as long as the store
 */
@ConfigurationProperties("homeward.people")
record PersonSettings(String key) {

  private static final int SHORTEST_KEY = 32;

  PersonSettings {
    if (key.length() < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "homeward.people.key has fewer than " + SHORTEST_KEY + " characters");
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
