package care.homeward.dischargeflow;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What must be set.
 *
 * @param key secret of the ids of stays, at least 32 characters; another key makes every visit
 *     another stay, so it is kept as long as the store
 */
@ConfigurationProperties("homeward.discharge-flow")
record StaySettings(String key) {

  private static final int SHORTEST_KEY = 32;

  StaySettings {
    if (key.length() < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "homeward.discharge-flow.key has fewer than " + SHORTEST_KEY + " characters");
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
