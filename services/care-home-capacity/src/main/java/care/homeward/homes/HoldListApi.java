package care.homeward.homes;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The beds all homes keep for people, for those who asked for them. */
@RestController
class HoldListApi {

  private static final Limit HOMES_LOOKED_AT = Limit.of(500);
  private static final int MOST = 500;

  private final CareHomes homes;
  private final CareHomeDesk desk;
  private final InstantSource clock;

  HoldListApi(CareHomes homes, CareHomeDesk desk, InstantSource clock) {
    this.homes = homes;
    this.desk = desk;
    this.clock = clock;
  }

  /** A bed kept, and the home that keeps it. */
  record KeptIn(String homeId, String homeName, String place, KeptBed hold) {}

  /**
   * Beds kept now: those the home has not answered first, the soonest to lapse at the top.
   *
   * @param state {@code open} for those not answered, {@code accepted} for those where the person
   *     has not moved in yet; left out, both
   * @param stayId only those kept for this stay
   */
  @GetMapping("/api/holds")
  List<KeptIn> holds(
      @RequestParam(required = false) @Nullable State state,
      @RequestParam(required = false) @Nullable String stayId,
      @RequestParam(defaultValue = "100") int limit) {
    var now = clock.instant();
    return keeping(now, stayId)
        .map(desk::home)
        .flatMap(home -> KeptBed.of(home, now).stream().map(bed -> in(home, bed)))
        .filter(kept -> state == null || kept.hold().accepted() == (state == State.accepted))
        .filter(kept -> stayId == null || kept.hold().stayId().equals(stayId))
        .sorted(
            Comparator.comparing((KeptIn kept) -> kept.hold().accepted())
                .thenComparing(kept -> kept.hold().expiresAt())
                .thenComparing(kept -> kept.hold().holdId()))
        .limit(Math.clamp(limit, 1, MOST))
        .toList();
  }

  /** How far a hold has come, as it is written in an address. */
  enum State {
    open,
    accepted
  }

  /** Homes that keep a bed as far as their documents say; each is then asked how it stands. */
  private Stream<String> keeping(Instant now, @Nullable String stayId) {
    var found =
        stayId != null
            ? homes.findByHoldsStays(stayId, HOMES_LOOKED_AT).stream()
            : Stream.concat(
                homes
                    .findByHoldsNextExpiryLessThanEqualOrderByHoldsNextExpiry(
                        now.plus(Hold.LONGEST), HOMES_LOOKED_AT)
                    .stream(),
                homes
                    .findByHoldsFirstAcceptedLessThanEqualOrderByHoldsFirstAccepted(
                        now, HOMES_LOOKED_AT)
                    .stream());
    return found.map(CareHome::id).distinct();
  }

  private static KeptIn in(CareHome home, KeptBed bed) {
    return new KeptIn(home.id(), home.registered().name(), home.registered().place(), bed);
  }
}
