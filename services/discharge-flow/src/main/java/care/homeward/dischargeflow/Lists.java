package care.homeward.dischargeflow;

import java.util.List;
import java.util.stream.Stream;

/** Lists that stay as they are when one is made from another. */
final class Lists {

  private Lists() {}

  static <T> List<T> plus(List<T> list, T one) {
    return Stream.concat(list.stream(), Stream.of(one)).toList();
  }

  static <T> List<T> withoutLast(List<T> list) {
    return list.subList(0, list.size() - 1);
  }
}
