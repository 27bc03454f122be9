package care.homeward.simulator;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * An invented person on one stay, made of the seed and the stay's number alone: after a restart the
 * same number is the same person.
 *
 * @param number 0, 1, 2, ... through the whole run
 * @param nhsNumber empty for the few who have none
 */
record Patient(
    int number,
    String hospital,
    String visit,
    String mrn,
    String nhsNumber,
    String family,
    String given,
    String sex,
    LocalDate born,
    String address,
    String town,
    String postcode) {

  /** Postcode of those of whom it is not known. */
  private static final String UNKNOWN_POSTCODE = "ZZ99 3WZ";

  /** A day that never moves, so that nobody gets another birth date on a later run. */
  private static final LocalDate AGES_AS_OF = LocalDate.of(2026, 11, 1);

  private static final String LETTERS = "ABDEFGHJLNPQRSTUWXYZ";

  /** The person as the ward knows them before anyone has asked where they live. */
  Patient withoutAddress() {
    return new Patient(
        number,
        hospital,
        visit,
        mrn,
        nhsNumber,
        family,
        given,
        sex,
        born,
        "",
        "",
        UNKNOWN_POSTCODE);
  }

  /** Says nothing of the person: invented or not, no name belongs in a log. */
  @Override
  public String toString() {
    return "Patient[" + number + "]";
  }

  /** Makes people; holds what all of them share. */
  static final class Maker {

    private final World world;
    private final long seed;
    private final List<World.Sector> sectors;
    private final List<World.Hospital> hospitals;

    Maker(World world, long seed) {
      this.world = world;
      this.seed = seed;
      this.sectors = world.sectors();
      this.hospitals = world.bySize();
    }

    Patient make(int number) {
      var chance = new SplittableRandom(seed * 1_000_003 + number);
      var female = chance.nextInt(100) < 54;
      var born = AGES_AS_OF.minusDays((long) (age(chance) * 365.25)).minusDays(chance.nextInt(365));
      var hospital = hospitals.get(number % hospitals.size()).code();
      var address = address(chance);
      return new Patient(
          number,
          hospital,
          "%s%07d".formatted(prefix("H"), number),
          "%s%06d".formatted(prefix("M"), number),
          chance.nextInt(1000) < 15
              ? ""
              : NhsNumbers.of(number + (int) Math.floorMod(seed, 97L) * 9_000),
          pick(world.families(), chance),
          pick(female ? world.women() : world.men(), chance),
          female ? "F" : "M",
          born,
          address.line,
          address.town,
          address.postcode);
    }

    /** Another seed is another hospital system: its visits and record numbers never meet. */
    private String prefix(String letter) {
      var digits = Long.toString(Math.floorMod(seed, 36L * 36 * 36), 36).toUpperCase(Locale.ROOT);
      return letter + "0".repeat(3 - digits.length()) + digits;
    }

    /** Adults in general and acute beds: more than half are 75 or older. */
    private static double age(SplittableRandom chance) {
      int band = chance.nextInt(100);
      if (band < 26) {
        return chance.nextDouble(18, 65);
      }
      if (band < 45) {
        return chance.nextDouble(65, 75);
      }
      return band < 75 ? chance.nextDouble(75, 85) : chance.nextDouble(85, 99);
    }

    private record Address(String line, String town, String postcode) {}

    private Address address(SplittableRandom chance) {
      int kind = chance.nextInt(100);
      if (kind == 0) {
        return new Address("No fixed abode", "", "ZZ99 3VZ");
      }
      var line = chance.nextInt(1, 140) + " " + pick(world.streets(), chance);
      var unit = "" + letter(chance) + letter(chance);
      if (kind <= 2) {
        return new Address(line, "Farholme", "HW77 " + chance.nextInt(1, 10) + unit);
      }
      var sector = pick(sectors, chance);
      return new Address(line, sector.town(), sector.code() + unit);
    }

    private static char letter(SplittableRandom chance) {
      return LETTERS.charAt(chance.nextInt(LETTERS.length()));
    }
  }

  static <T> T pick(List<T> list, SplittableRandom chance) {
    return list.get(chance.nextInt(list.size()));
  }
}
