package care.homeward.referrals;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Something that holds from a day on, until another edition of it does. */
interface Edition {

  /** Its name, with the day. */
  String version();

  /** The first day it holds, in Europe/London. */
  LocalDate from();

  /** The edition in force on a day; days before the first are read with the first. */
  static <T extends Edition> T inForce(List<T> editions, LocalDate day) {
    return editions.stream()
        .filter(edition -> !edition.from().isAfter(day))
        .max(Comparator.comparing(Edition::from))
        .or(() -> editions.stream().min(Comparator.comparing(Edition::from)))
        .orElseThrow(() -> new IllegalArgumentException("no edition"));
  }
}
