package care.homeward.homes;

import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.homes.Shortage.Kind;
import care.homeward.platform.core.London;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes note of need that could not be met. A search counts once a day for who searches, an asking
 * once a day and area for the stay: people count, not clicks.
 */
@Component
public class UnmetNeed {

  private final Shortages shortages;
  private final KnownStays stays;

  UnmetNeed(Shortages shortages, KnownStays stays) {
    this.shortages = shortages;
    this.stays = stays;
  }

  /** A search that found no bed. */
  public void soughtInVain(String who, BedType type, @Nullable String place, Instant at) {
    note(who, type, new HomeArea(place, null), Kind.SOUGHT, at);
  }

  /** A home that had no bed to keep; need arises where the person lives. */
  public void askedInVain(String stayId, BedType type, Registered home, Instant at) {
    note(stayId, type, stays.livesIn(stayId, home), Kind.ASKED, at);
  }

  private void note(String of, BedType type, HomeArea area, Kind kind, Instant at) {
    var day = London.day(at);
    var where = area.place() + "/" + area.partnership();
    var same = String.join("/", kind.name(), of, type.name(), where, day.toString());
    var id = UUID.nameUUIDFromBytes(same.getBytes(StandardCharsets.UTF_8)).toString();
    shortages.save(new Shortage(id, day, area.place(), area.partnership(), type, kind));
  }
}
