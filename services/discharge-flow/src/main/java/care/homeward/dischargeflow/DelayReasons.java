package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent.Owner;
import care.homeward.platform.core.Refused;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The published reasons for delay that are in force, each implying an owner and the pathways it can
 * be true of: what contradicts the chosen pathway is refused, not corrected.
 */
final class DelayReasons {

  /** How many reasons the list from 27 May 2024 has. */
  private static final int PUBLISHED = 37;

  private static final Set<Integer> PATHWAYS = Set.of(0, 1, 2, 3);

  /** The five families of the published list. */
  enum Family {
    HOSPITAL_PROCESS,
    WELLBEING_CONCERNS,
    CARE_TRANSFER_HUB_PROCESS,
    /** Arranged, but the process is not at its end. */
    INTERFACE_PROCESS,
    /** What the person needs does not exist yet for them. */
    CAPACITY
  }

  /** Who, by being asked, takes a wait of this reason over. */
  enum AnsweredBy {
    TEAM,
    HOME
  }

  /**
   * One published reason.
   *
   * @param code our stable code
   * @param label as published
   * @param communityLabel what is said of someone in a community bed instead; absent where the
   *     published label is true of them too
   * @param owner whom it implies the wait is on
   * @param pathways the pathways it can be true of
   * @param answeredBy who takes such a wait over by being asked
   * @param whenNotAvailable code of the capacity reason it becomes once the provider says that it
   *     has no capacity; absent for a reason that has no such counterpart
   */
  record Reason(
      String code,
      String label,
      @Nullable String communityLabel,
      Family family,
      Owner owner,
      Set<Integer> pathways,
      Set<AnsweredBy> answeredBy,
      @Nullable String whenNotAvailable) {

    /** What is said of someone in a bed of this kind. */
    String label(Setting setting) {
      return setting == Setting.COMMUNITY && communityLabel != null ? communityLabel : label;
    }

    /** Whether it can be true on this pathway; before one is chosen, anything can. */
    boolean fits(@Nullable Integer pathway) {
      return pathway == null || pathways.contains(pathway);
    }
  }

  private final LocalDate effectiveFrom;
  private final Map<String, Reason> byCode = new LinkedHashMap<>();

  /**
   * The list in force.
   *
   * @throws IllegalArgumentException if it is not the published list in a form that can be used
   */
  DelayReasons(LocalDate effectiveFrom, List<Reason> reasons) {
    this.effectiveFrom = effectiveFrom;
    reasons.forEach(reason -> byCode.put(reason.code(), reason));
    require(reasons.size() == PUBLISHED, "37 reasons were published, not " + reasons.size());
    require(byCode.size() == PUBLISHED, "a code is there twice");
    require(
        new HashSet<>(reasons.stream().map(Reason::label).toList()).size() == PUBLISHED
            && new HashSet<>(reasons.stream().map(it -> it.label(Setting.COMMUNITY)).toList())
                    .size()
                == PUBLISHED,
        "a label is there twice");
    reasons.forEach(this::requireSound);
  }

  private void requireSound(Reason reason) {
    var code = reason.code();
    require(code.matches("[a-z0-9]+(-[a-z0-9]+)*"), code + " is not kebab-case");
    require(!reason.pathways().isEmpty(), code + " is true of no pathway");
    require(PATHWAYS.containsAll(reason.pathways()), code + " names an unknown pathway");
    require(
        reason.owner() != Owner.CARE_TRANSFER_HUB || !reason.pathways().contains(0),
        code + " is with the hub on pathway 0");
    var counterpart = reason.whenNotAvailable();
    if (counterpart != null) {
      var capacity = byCode.get(counterpart);
      require(
          reason.family() == Family.INTERFACE_PROCESS
              && capacity != null
              && capacity.family() == Family.CAPACITY
              && capacity.pathways().equals(reason.pathways()),
          code + " has a counterpart that is not one");
    }
  }

  LocalDate effectiveFrom() {
    return effectiveFrom;
  }

  List<Reason> all() {
    return List.copyOf(byCode.values());
  }

  /**
   * The reason of this code.
   *
   * @throws Refused if it is not a published one
   */
  Reason of(String code) {
    var reason = byCode.get(code);
    if (reason == null) {
      throw Refused.impossible("unknown-reason", "This is not one of the published reasons.");
    }
    return reason;
  }

  /** Where it stands in the published list; one that is not published stands at the end. */
  int placeOf(String code) {
    var place = List.copyOf(byCode.keySet()).indexOf(code);
    return place < 0 ? PUBLISHED : place;
  }

  /** What the reason becomes once the provider says it has no capacity. */
  String notAvailable(String code) {
    var counterpart = of(code).whenNotAvailable();
    return counterpart == null ? code : counterpart;
  }

  /** What the reason becomes once a provider says that it can after all. */
  String underway(String code) {
    return byCode.values().stream()
        .filter(reason -> code.equals(reason.whenNotAvailable()))
        .map(Reason::code)
        .findFirst()
        .orElse(code);
  }

  /** Refuses a reason, or an owner, that contradicts the chosen pathway. */
  void requireFits(Reason reason, Owner owner, @Nullable Integer pathway) {
    if (!reason.fits(pathway)) {
      throw Refused.impossible(
          "reason-contradicts-pathway",
          "\"" + reason.label() + "\" cannot be true on pathway " + pathway + ".");
    }
    if (owner == Owner.CARE_TRANSFER_HUB && pathway != null && pathway == 0) {
      throw Refused.impossible(
          "pathway-0-without-hub", "On pathway 0 the ward arranges everything without the hub.");
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException("delay reasons: " + otherwise);
    }
  }
}
