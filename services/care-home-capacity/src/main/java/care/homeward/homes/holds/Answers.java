package care.homeward.homes.holds;

import care.homeward.contracts.CapacityEvent.BedType;
import care.homeward.contracts.CapacityEvent.RefusalReason;
import care.homeward.homes.Shortage;
import care.homeward.homes.Shortage.Kind;
import care.homeward.homes.holds.Asking.Answer;
import care.homeward.platform.core.SmallNumbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is counted of what homes were asked and said. */
final class Answers {

  private static final String ANY = "";

  private Answers() {}

  /** Where need arose; without a name where it is not narrowed to one. */
  private record Area(String place, String partnership) {
    static final Comparator<Area> ORDER =
        Comparator.comparing(Area::place).thenComparing(Area::partnership);

    static Area of(@Nullable String place, @Nullable String partnership) {
      return new Area(
          Objects.requireNonNullElse(place, ANY), Objects.requireNonNullElse(partnership, ANY));
    }
  }

  /**
   * Need not met, of one type of bed in one area: where a bed was sought, or where the person lives
   * for whom homes were asked.
   *
   * @param place absent where a bed was sought everywhere, or where the person lives is withheld
   * @param partnership absent where a bed was sought and no home asked, and as for the place
   * @param sought searches that found no home with a bed free, one a day and searcher
   * @param asked homes asked that had no bed to keep, one a day and stay
   * @param refused answers that a home will not have the person, by reason
   * @param lapsed homes that did not answer in time
   */
  record Unmet(
      @Nullable String place,
      @Nullable String partnership,
      BedType bedType,
      int sought,
      int asked,
      Map<RefusalReason, Integer> refused,
      int lapsed) {}

  /**
   * How a home answers.
   *
   * @param asked how often, the sum of what follows as it is shown
   * @param released no longer wanted before it answered, or after
   * @param open not answered yet
   * @param medianMinutes to its first word; absent where it never said one, or too few are shared
   */
  record Response(
      String homeId,
      int asked,
      int accepted,
      int refused,
      int lapsed,
      int released,
      int open,
      @Nullable Long medianMinutes) {}

  static List<Unmet> unmet(List<Asking> askings, List<Shortage> shortages, SmallNumbers small) {
    var areas = new TreeMap<Area, EnumMap<BedType, List<Object>>>(Area.ORDER);
    shortages.forEach(
        each -> of(areas, Area.of(each.place(), each.partnership()), each.bedType()).add(each));
    askings.stream()
        .filter(each -> each.answer() == Answer.REFUSED || each.answer() == Answer.LAPSED)
        .forEach(
            each -> of(areas, Area.of(each.place(), each.partnership()), each.bedType()).add(each));
    var unmet = new ArrayList<Unmet>();
    areas.forEach(
        (area, types) -> types.forEach((type, each) -> unmet.add(unmet(area, type, each, small))));
    return unmet;
  }

  static List<Response> responses(List<Asking> askings, SmallNumbers small) {
    return askings.stream()
        .collect(Collectors.groupingBy(Asking::homeId, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(home -> response(home.getKey(), home.getValue(), small))
        .toList();
  }

  private static List<Object> of(
      Map<Area, EnumMap<BedType, List<Object>>> areas, Area area, BedType type) {
    return areas
        .computeIfAbsent(area, _ -> new EnumMap<>(BedType.class))
        .computeIfAbsent(type, _ -> new ArrayList<>());
  }

  private static Unmet unmet(Area area, BedType type, List<Object> all, SmallNumbers small) {
    var refused = new EnumMap<RefusalReason, Integer>(RefusalReason.class);
    only(all, Asking.class)
        .map(Asking::refusal)
        .filter(Objects::nonNull)
        .forEach(reason -> refused.merge(reason, 1, Integer::sum));
    refused.replaceAll((_, count) -> small.shown(count));
    return new Unmet(
        area.place().equals(ANY) ? null : area.place(),
        area.partnership().equals(ANY) ? null : area.partnership(),
        type,
        small.shown(count(all, Shortage.class, e -> e.kind() == Kind.SOUGHT)),
        small.shown(count(all, Shortage.class, e -> e.kind() == Kind.ASKED)),
        refused,
        small.shown(count(all, Asking.class, e -> e.answer() == Answer.LAPSED)));
  }

  private static Response response(String homeId, List<Asking> asked, SmallNumbers small) {
    var times =
        asked.stream()
            .map(Asking::responseTime)
            .filter(Objects::nonNull)
            .sorted(Comparator.naturalOrder())
            .toList();
    var median = times.isEmpty() ? null : small.about(times.size(), median(times));
    int accepted = small.shown(count(asked, Answer.ACCEPTED));
    int refused = small.shown(count(asked, Answer.REFUSED));
    int lapsed = small.shown(count(asked, Answer.LAPSED));
    int released = small.shown(count(asked, Answer.RELEASED));
    int open = small.shown(count(asked, null));
    return new Response(
        homeId,
        accepted + refused + lapsed + released + open,
        accepted,
        refused,
        lapsed,
        released,
        open,
        median == null ? null : median.toMinutes());
  }

  private static Duration median(List<Duration> sorted) {
    var upper = sorted.get(sorted.size() / 2);
    return sorted.size() % 2 == 1
        ? upper
        : upper.plus(sorted.get(sorted.size() / 2 - 1)).dividedBy(2);
  }

  private static <T> Stream<T> only(List<Object> all, Class<T> type) {
    return all.stream().filter(type::isInstance).map(type::cast);
  }

  private static <T> int count(List<Object> all, Class<T> type, Predicate<T> that) {
    return Math.toIntExact(only(all, type).filter(that).count());
  }

  private static int count(List<Asking> askings, @Nullable Answer answer) {
    return Math.toIntExact(askings.stream().filter(each -> each.answer() == answer).count());
  }
}
