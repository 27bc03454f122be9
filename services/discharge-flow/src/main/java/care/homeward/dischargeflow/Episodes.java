package care.homeward.dischargeflow;

import care.homeward.dischargeflow.returns.Episode;
import care.homeward.dischargeflow.returns.ReasonLabels;
import care.homeward.dischargeflow.returns.ReasonLabels.Published;
import care.homeward.dischargeflow.returns.Recorded;
import care.homeward.dischargeflow.returns.ReturnRules;
import care.homeward.dischargeflow.returns.ReturnRules.Authority;
import care.homeward.platform.core.Refused;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stays as the returns see them: the only place that knows both. */
@Component
class Episodes implements Recorded {

  /** More than a large hospital has in a year; who has more asks for a shorter or later period. */
  private static final int MOST = 200_000;

  private static final String NOT_KNOWN = "unknown";

  private final Stays stays;
  private final StayDesk desk;
  private final ReturnRules rules;
  private final ReasonLabels labels;

  Episodes(Stays stays, StayDesk desk, ReturnRules rules, DelayReasons reasons) {
    this.stays = stays;
    this.desk = desk;
    this.rules = rules;
    this.labels = labels(reasons);
  }

  static ReasonLabels labels(DelayReasons reasons) {
    return new ReasonLabels(
        reasons.all().stream()
            .map(it -> new Published(it.code(), words(it.family()), it.label()))
            .toList());
  }

  @Override
  public List<Episode> episodes(Instant from, Instant until) {
    // those in bed first: who leaves meanwhile is found twice, not never
    var found = new LinkedHashMap<String, Episode>();
    try (var inBed = stays.inBed(until);
        var left = stays.left(from, until)) {
      Stream.concat(inBed, left).forEach(stay -> put(found, stay));
    }
    return List.copyOf(found.values());
  }

  private void put(Map<String, Episode> found, Stay stay) {
    if (found.size() == MOST) {
      throw Refused.conflict("too-many-stays", "There are more stays in this than can be counted.");
    }
    episode(stay, rules).ifPresent(episode -> found.put(episode.stayId(), episode));
  }

  @Override
  public Episode episode(String stayId) {
    return episode(desk.find(stayId), rules).orElseThrow(() -> Refused.unknown("stay"));
  }

  @Override
  public ReasonLabels labels() {
    return labels;
  }

  @Override
  public ReturnRules rules() {
    return rules;
  }

  /** None of a stay that never began. */
  static Optional<Episode> episode(Stay stay, ReturnRules rules) {
    var bed = stay.bed();
    var admittedAt = bed.admittedAt();
    if (admittedAt == null || bed.places().isEmpty() || bed.phase() == Bed.Phase.CANCELLED) {
      return Optional.empty();
    }
    var left = bed.left();
    var person = stay.person();
    var provider = rules.providerOf(bed.places().getLast().location().hospital());
    return Optional.of(
        new Episode(
            stay.id(),
            provider.code(),
            provider.acute(),
            person == null || person.restricted() || person.place() == null
                ? null
                : rules.authorityAt(person.place()).map(Authority::code).orElse(null),
            person == null ? NOT_KNOWN : person.ageBand(),
            admittedAt,
            bed.places().stream()
                .map(place -> new Episode.Treated(place.specialty(), place.since()))
                .toList(),
            left == null ? null : new Episode.Left(left.at(), left.destination(), left.method()),
            chosen(stay.plan()),
            periods(stay.plan().periods()),
            periods(stay.plan().readyForTransfer()),
            stay.waits().stream().flatMap(Episodes::parts).toList()));
  }

  private static Episode.@Nullable Chosen chosen(Plan plan) {
    var choice = plan.choice();
    return choice == null
        ? null
        : new Episode.Chosen(
            choice.pathway(), choice.destination(), choice.support(), plan.fastTrack());
  }

  private static List<Episode.Period> periods(List<Stay.Period> periods) {
    return periods.stream()
        .map(period -> new Episode.Period(period.from(), period.until()))
        .toList();
  }

  /** A wait once for each reason and owner it had. */
  private static Stream<Episode.Wait> parts(Stay.Waiting wait) {
    return IntStream.range(0, wait.held().size())
        .mapToObj(
            i -> {
              var held = wait.held().get(i);
              var last = i == wait.held().size() - 1;
              return new Episode.Wait(
                  wait.waitId(),
                  wait.since(),
                  held.details().reason(),
                  held.details().owner(),
                  held.details().due(),
                  held.since(),
                  last ? wait.endedAt() : wait.held().get(i + 1).since());
            });
  }

  /** As the published files write them: "Hospital process". */
  private static String words(DelayReasons.Family family) {
    var words = family.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
