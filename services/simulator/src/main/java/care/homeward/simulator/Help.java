package care.homeward.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Help of volunteers as a step of a discharge: somebody who settles people in at home, shops, looks
 * after the heating or keeps them company. Who wants it follows from the person, so that a second
 * run asks for the same people.
 */
final class Help {

  static final String SKILL = "VOLUNTARY_SUPPORT";

  /** How many of a hundred, by pathway: most of those who go home have neighbours of their own. */
  private static final int[] WANTED = {25, 15, 0, 0};

  /** Of a hundred asked for before the run began, as many have been taken. */
  private static final int TAKEN = 55;

  private static final List<List<String>> NEEDS =
      List.of(
          List.of("SETTLE_AT_HOME", "SHOPPING"),
          List.of("SETTLE_AT_HOME", "HEATING"),
          List.of("SHOPPING", "COMPANY"),
          List.of("COMPANY"));

  private final World world;
  private final ReferralActs referrals;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  Help(World world, ReferralActs referrals) {
    this.world = world;
    this.referrals = referrals;
  }

  /** Whether a person who leaves on this pathway wants help and lives where somebody gives it. */
  boolean isFor(Patient patient, int pathway) {
    return isFor(world, patient, pathway);
  }

  static boolean isFor(World world, Patient patient, int pathway) {
    return pathway >= 0
        && dice(patient).nextInt(100) < WANTED[pathway]
        && world.partnershipOf(patient.postcode()) != null;
  }

  /** Whether that was asked in this run. */
  boolean wasAsked(String stayId) {
    return asked.contains(stayId);
  }

  /** Asks the organisation of the person's area. */
  void ask(String stayId, Patient patient) throws InterruptedException {
    var _ = ask(stayId, patient, null);
  }

  /** As it was asked before the run began, and perhaps taken since. */
  void askedBefore(String stayId, Patient patient, Instant at, Instant now)
      throws InterruptedException {
    var referral = ask(stayId, patient, at);
    var organisation = Card.text(referral, "team");
    if (!organisation.isEmpty() && dice(patient).split().nextInt(100) < TAKEN) {
      var takenAt = at.plus(Duration.between(at, now).dividedBy(2));
      var body = Map.of("team", organisation);
      referrals.answered(Card.text(referral, "referralId"), "taken", body, takenAt);
    }
  }

  private JsonNode ask(String stayId, Patient patient, @Nullable Instant at)
      throws InterruptedException {
    asked.add(stayId);
    var needs = NEEDS.get(dice(patient).split().split().nextInt(NEEDS.size()));
    return referrals.help(stayId, needs, at);
  }

  private static SplittableRandom dice(Patient patient) {
    return new SplittableRandom(patient.number());
  }
}
