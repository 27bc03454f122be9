package care.homeward.live.board;

import care.homeward.contracts.StayEvent.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The kind of bed someone is in, known by the site. */
public enum Setting {
  ACUTE,
  /** A community hospital or a step-down bed. */
  COMMUNITY;

  private static final List<String> COMMUNITY_SITES = load();

  /** The kind of bed at this place; a site that is not known is an acute hospital's. */
  public static Setting of(Location location) {
    return COMMUNITY_SITES.stream().anyMatch(location.hospital()::startsWith) ? COMMUNITY : ACUTE;
  }

  private static List<String> load() {
    try (var file = Setting.class.getResourceAsStream("/community-sites.json")) {
      if (file == null) {
        throw new IllegalStateException("the community sites are not on the class path");
      }
      return new JsonMapper()
          .readTree(file)
          .required("sites")
          .valueStream()
          .map(site -> site.asString())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
