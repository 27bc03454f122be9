package care.homeward.homes;

import care.homeward.homes.Stay.Course;
import care.homeward.platform.core.Refused;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Whom a bed can be kept for, as far as the hospital told. A stay not heard of yet is believed: the
 * hospital's facts may come later than the hub's request.
 */
@Component
public class KnownStays {

  private final Stays stays;

  KnownStays(Stays stays) {
    this.stays = stays;
  }

  /** Refuses a bed for someone the stay is not about, or whom nobody can place any more. */
  public void refuseUnlessToBePlaced(String stayId, String personId) {
    stays
        .findById(stayId)
        .filter(stay -> !stay.personId().equals(personId))
        .ifPresent(
            _ -> {
              throw Refused.impossible("another-persons-stay", "This stay is not that person's.");
            });
    refuseIfOver(stayId);
  }

  /** Refuses a bed for someone whom nobody can place any more. */
  void refuseIfOver(String stayId) {
    if (is(stayId, Course.OVER)) {
      throw Refused.conflict("stay-over", "The person died, or the admission was cancelled.");
    }
  }

  /** Where the person of this stay lives; of one not heard of yet, where the home lies. */
  public HomeArea livesIn(String stayId, Registered home) {
    return stays
        .findById(stayId)
        .map(Stay::livesIn)
        .orElseGet(() -> new HomeArea(home.place(), home.partnership()));
  }

  /** Whether the person left the hospital for a care home. */
  public boolean wentToACareHome(String stayId) {
    return is(stayId, Course.TO_A_CARE_HOME);
  }

  /** Whose the stays are, those that are known. */
  Map<String, String> persons(Collection<String> stayIds) {
    return stays.findByStayIdIn(stayIds).stream()
        .collect(Collectors.toMap(Stay::stayId, Stay::personId));
  }

  private boolean is(String stayId, Course course) {
    return stays.findById(stayId).filter(stay -> stay.course() == course).isPresent();
  }
}
