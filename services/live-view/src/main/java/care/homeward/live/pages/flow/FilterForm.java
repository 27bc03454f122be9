package care.homeward.live.pages.flow;

import care.homeward.contracts.StayEvent.Owner;
import care.homeward.live.board.BoardFilter;
import care.homeward.live.board.Reasons;
import care.homeward.live.board.Setting;
import care.homeward.live.board.Standing;
import care.homeward.live.board.Words;
import care.homeward.live.pages.CodeNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The filter as a form: what can be asked for among the people there are, and what is asked for.
 */
@Component
class FilterForm {

  private static final String SETTING = "setting";
  private static final String FAST_TRACK = "End of life, fast track";
  private static final List<String> SEGMENTS = List.of("0-1", "2-3", "4-6", "7-20", "21+");
  private static final Set<String> FIELDS =
      Set.of(
          "place",
          "partnership",
          "hospital",
          "ward",
          SETTING,
          "owner",
          "band",
          BoardFilter.FAST,
          BoardFilter.FIND);

  private final CodeNames codes;

  record Option(String value, String text, boolean chosen) {}

  record Choice(String name, String label, List<Option> options, boolean asked) {}

  record Segment(String value, String text, int colour, boolean chosen) {}

  /**
   * What the page shows of the filter.
   *
   * @param kept what is asked for and has no field of its own
   * @param said the filter in words; empty if everyone is asked for
   */
  record Form(
      String find, List<Choice> choices, List<Segment> segments, List<Option> kept, String said) {}

  FilterForm(CodeNames codes) {
    this.codes = codes;
  }

  Form of(BoardFilter filter, List<Standing> everyone) {
    var waiting = everyone.stream().filter(Standing::waiting).toList();
    return new Form(
        String.join(" ", asked(filter, BoardFilter.FIND)),
        Stream.of(
                choice(filter, "place", "Place", waiting, s -> s.card().person().place()),
                choice(
                    filter,
                    "partnership",
                    "Local care partnership",
                    waiting,
                    s -> s.card().person().partnership()),
                choice(
                    filter, "hospital", "Hospital", waiting, s -> s.card().location().hospital()),
                choice(filter, "ward", "Ward", waiting, s -> s.card().location().ward()),
                settings(filter, waiting),
                owners(filter),
                priority(filter, waiting))
            .filter(choice -> !choice.options().isEmpty())
            .toList(),
        SEGMENTS.stream().map(segment -> segment(filter, segment)).toList(),
        kept(filter),
        said(filter));
  }

  private Choice choice(
      BoardFilter filter,
      String name,
      String label,
      List<Standing> waiting,
      Function<Standing, @Nullable String> value) {
    var values = new TreeSet<>(asked(filter, name));
    for (var standing : waiting) {
      var found = value.apply(standing);
      values.add(found == null ? BoardFilter.NONE : found);
    }
    var options =
        values.stream()
            .map(one -> new Option(one, codes.of(one), filter.asks(name, one)))
            .sorted(Comparator.comparing(Option::text))
            .toList();
    return new Choice(name, label, options, !asked(filter, name).isEmpty());
  }

  /** Asked for only where there are beds of both kinds. */
  private static Choice settings(BoardFilter filter, List<Standing> waiting) {
    var asked = !asked(filter, SETTING).isEmpty();
    var both = waiting.stream().map(s -> s.card().setting()).distinct().count() > 1;
    var options =
        asked || both
            ? Arrays.stream(Setting.values())
                .map(o -> new Option(o.name(), bed(o.name()), filter.asks(SETTING, o.name())))
                .toList()
            : List.<Option>of();
    return new Choice(SETTING, "Bed", options, asked);
  }

  private static String bed(String setting) {
    return Words.of(setting) + " bed";
  }

  private static Choice owners(BoardFilter filter) {
    var options =
        Arrays.stream(Owner.values())
            .map(o -> new Option(o.name(), Words.of(o.name()), filter.asks("owner", o.name())))
            .sorted(Comparator.comparing(Option::text))
            .toList();
    return new Choice("owner", "Waiting on", options, !asked(filter, "owner").isEmpty());
  }

  /** Asked for only where somebody is on it. */
  private static Choice priority(BoardFilter filter, List<Standing> waiting) {
    var asked = !asked(filter, BoardFilter.FAST).isEmpty();
    var options =
        asked || waiting.stream().anyMatch(s -> s.card().fastTrack())
            ? List.of(new Option("true", FAST_TRACK, filter.asks(BoardFilter.FAST, "true")))
            : List.<Option>of();
    return new Choice(BoardFilter.FAST, "Priority", options, asked);
  }

  private static Segment segment(BoardFilter filter, String segment) {
    var only = BoardFilter.of(java.util.Map.of("band", List.of(segment)));
    return new Segment(
        segment,
        segment.replace('-', '–'),
        SEGMENTS.indexOf(segment),
        asked(filter, "band").containsAll(asked(only, "band")));
  }

  private static List<Option> kept(BoardFilter filter) {
    var kept = new ArrayList<Option>();
    filter
        .wanted()
        .forEach(
            (name, values) -> {
              if (!FIELDS.contains(name) && !name.equals("waiting")) {
                values.forEach(value -> kept.add(new Option(name, value, true)));
              }
            });
    return kept;
  }

  private String said(BoardFilter filter) {
    return filter.wanted().entrySet().stream()
        .filter(one -> !one.getKey().equals("waiting"))
        .map(one -> said(one.getKey(), one.getValue()))
        .collect(Collectors.joining("; "));
  }

  private String said(String name, Set<String> values) {
    return switch (name) {
      case BoardFilter.FIND -> "found by “" + String.join(" ", values) + "”";
      case "band" -> "nights " + String.join(", ", values).replace('-', '–');
      case SETTING -> each(values, FilterForm::bed);
      case "owner" -> "waiting on " + each(values, Words::of);
      case "reason" ->
          "for "
              + each(
                  values,
                  code ->
                      code.equals(BoardFilter.NONE) ? "no reason given" : Reasons.of(code).plain());
      case "step" -> values.contains(BoardFilter.NONE) ? "no next step" : "with a next step";
      case BoardFilter.FAST -> values.contains("true") ? FAST_TRACK : "not on fast track";
      case "overdue" -> values.contains("true") ? "next step overdue" : "next step not overdue";
      case "found" -> values.contains("true") ? "place found" : "no place found";
      case "partnership" -> "partnership " + each(values, codes::of);
      default -> name + " " + each(values, codes::of);
    };
  }

  private static String each(Set<String> values, Function<String, String> words) {
    return values.stream().map(words).collect(Collectors.joining(" or "));
  }

  private static Set<String> asked(BoardFilter filter, String name) {
    return filter.wanted().getOrDefault(name, Set.of());
  }
}
