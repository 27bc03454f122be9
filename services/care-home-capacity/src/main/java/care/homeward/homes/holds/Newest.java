package care.homeward.homes.holds;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * What is counted since a day, newest first, when there may be more than is read at once. Days of
 * which only a part was read are left out: a figure says since when it counts, and counts all of
 * it.
 *
 * @param since the first day of which all was read
 */
record Newest<T>(LocalDate since, List<T> all, Function<T, LocalDate> day) {

  static <T> Newest<T> of(List<T> read, int most, LocalDate since, Function<T, LocalDate> day) {
    var whole = read.size() < most ? since : day.apply(read.getLast()).plusDays(1);
    return new Newest<>(since, read, day).since(whole);
  }

  /** The same from a later day on. */
  Newest<T> since(LocalDate first) {
    return first.isAfter(since)
        ? new Newest<>(
            first, all.stream().filter(each -> !day.apply(each).isBefore(first)).toList(), day)
        : this;
  }
}
