package care.homeward.homes.holds;

import care.homeward.homes.CareHomeCommand.AcceptBed;
import care.homeward.homes.CareHomeDesk;
import care.homeward.homes.Hold;
import care.homeward.platform.core.Refused;
import care.homeward.platform.journal.Cause;
import java.time.Instant;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Lets one home accept a person: of several asked, the first. */
@Component
class AcceptanceDesk {

  private static final int ATTEMPTS = 20;

  private final CareHomeDesk desk;
  private final Acceptances acceptances;

  AcceptanceDesk(CareHomeDesk desk, Acceptances acceptances) {
    this.desk = desk;
    this.acceptances = acceptances;
  }

  void accept(String homeId, String holdId, Cause cause, Instant at) {
    var home = desk.home(homeId);
    if (!home.joined()) {
      throw Refused.unknown("home");
    }
    var hold = home.holds().find(holdId).orElseThrow(() -> Refused.unknown("hold"));
    claim(hold, at);
    try {
      desk.handle(homeId, cause, new AcceptBed(holdId, at));
    } catch (Refused refused) {
      giveUp(hold);
      throw refused;
    }
  }

  /** Whether a home has accepted this stay's person. */
  boolean accepted(String stayId, Instant at) {
    return acceptances.findById(stayId).filter(acceptance -> stands(acceptance, at)).isPresent();
  }

  /** Whether it is this hold that may be accepted, as far as any is. */
  boolean isTheOne(String stayId, String holdId, Instant at) {
    return acceptances
        .findById(stayId)
        .filter(acceptance -> !acceptance.holdId().equals(holdId))
        .filter(acceptance -> stands(acceptance, at))
        .isEmpty();
  }

  private void claim(Hold hold, Instant at) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var found = acceptances.findById(hold.stayId());
      try {
        if (found.isEmpty()) {
          acceptances.insert(new Acceptance(hold.stayId(), hold.homeId(), hold.holdId(), null));
          return;
        }
        var acceptance = found.get();
        if (acceptance.holdId().equals(hold.holdId())) {
          return;
        }
        if (stands(acceptance, at)) {
          throw acceptedElsewhere();
        }
        acceptances.save(acceptance.by(hold.homeId(), hold.holdId()));
        return;
      } catch (DuplicateKeyException | OptimisticLockingFailureException e) {
        // Another home was faster: see who.
      }
    }
    throw new ConcurrencyFailureException("too many homes accept at once");
  }

  /** What could not be accepted after all must not keep others from it. */
  private void giveUp(Hold hold) {
    try {
      acceptances
          .findById(hold.stayId())
          .filter(acceptance -> acceptance.holdId().equals(hold.holdId()))
          .ifPresent(acceptances::delete);
    } catch (OptimisticLockingFailureException e) {
      // Another home has it by now.
    }
  }

  private boolean stands(Acceptance acceptance, Instant at) {
    return desk.home(acceptance.homeId())
        .holds()
        .find(acceptance.holdId())
        .map(hold -> hold.standing(at))
        .filter(
            standing ->
                switch (standing) {
                  case OPEN, ACCEPTED, MOVED_IN -> true;
                  case REFUSED, BED_GONE, LAPSED, RELEASED -> false;
                })
        .isPresent();
  }

  static Refused acceptedElsewhere() {
    return Refused.conflict("accepted-elsewhere", "A home has accepted this person already.");
  }
}
