package care.homeward.dischargeflow;

import care.homeward.contracts.PersonSummary;
import care.homeward.contracts.StayEvent.Location;
import care.homeward.contracts.StayEvent.NextStep;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.dischargeflow.returns.ReturnRules;
import care.homeward.platform.web.Moments;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A stay as it is answered over HTTP. */
@Component
class StayViews {

  private final DelayReasons reasons;
  private final ReturnRules rules;
  private final Moments moments;

  StayViews(DelayReasons reasons, ReturnRules rules, Moments moments) {
    this.reasons = reasons;
    this.rules = rules;
    this.moments = moments;
  }

  /**
   * A stay.
   *
   * @param setting the kind of bed, known by its site; absent without a location
   * @param expectedDate the expected date of discharge: a plan
   * @param plannedFor the moment of leaving agreed on
   * @param readyAt since when the criteria are not met any more
   * @param fastTrack whether end-of-life fast track was chosen: such people come first
   * @param turn whose turn it is and with what; absent for someone who does not wait in a bed
   * @param toldExpectedDate who was told the date expected now; absent while there is none, and
   *     wherever not this stay alone was asked for
   * @param delay how long the person is ready, at the moment asked; absent in the answer to a
   *     command
   */
  record View(
      String stayId,
      String personId,
      @Nullable PersonSummary person,
      Bed.Phase phase,
      @Nullable Location location,
      @Nullable Setting setting,
      @Nullable Instant admittedAt,
      @Nullable LocalDate expectedDate,
      @Nullable Instant plannedFor,
      @Nullable Integer pathway,
      boolean fastTrack,
      @Nullable Instant readyAt,
      @Nullable Turn turn,
      List<OpenWait> waits,
      Bed.@Nullable Left left,
      boolean careBegan,
      boolean closed,
      PersonDesk.@Nullable Informed toldExpectedDate,
      @Nullable Delayed delay) {

    /** Whether the person waits and nobody has said what is to happen next. */
    boolean withoutNextStep() {
      return turn != null && turn.withoutNextStep();
    }
  }

  /**
   * A wait that is open.
   *
   * @param label the reason in words, for the kind of bed
   * @param critical whether it is the one expected to end last
   * @param version another each time the wait is passed on
   */
  record OpenWait(
      String waitId,
      Instant since,
      String reason,
      String label,
      Owner owner,
      @Nullable String ownerReference,
      @Nullable String organisation,
      @Nullable NextStep nextStep,
      @Nullable Instant due,
      boolean critical,
      int version) {}

  /** How long the person is ready, as of a moment. */
  record Delayed(
      Instant asOf,
      Instant readyAt,
      LocalDate readyDate,
      long hours,
      long midnights,
      String band) {}

  /** The stay, without what depends on the time of day. */
  View of(Stay stay) {
    return view(stay, null, null);
  }

  View asOfNow(Stay stay) {
    return asOfNow(stay, null);
  }

  View asOfNow(Stay stay, PersonDesk.@Nullable Informed told) {
    var now = moments.now();
    var delay =
        stay.delay(now)
            .map(
                d ->
                    new Delayed(
                        now,
                        d.readyAt(),
                        d.readyDate(),
                        d.hours(),
                        d.midnights(),
                        d.band().label()))
            .orElse(null);
    return view(stay, told, delay);
  }

  List<OpenWait> waits(Stay stay) {
    var critical = CriticalWait.of(stay.waits(), reasons);
    return stay.openWaits()
        .map(wait -> open(wait, label(stay, wait), critical.filter(wait::equals).isPresent()))
        .toList();
  }

  private View view(Stay stay, PersonDesk.@Nullable Informed told, @Nullable Delayed delay) {
    var plan = stay.plan();
    var places = stay.bed().places();
    var expected = plan.expected();
    var planned = plan.planned();
    return new View(
        stay.id(),
        stay.personId(),
        stay.person(),
        stay.bed().phase(),
        places.isEmpty() ? null : places.getLast().location(),
        places.isEmpty() ? null : setting(stay),
        stay.bed().admittedAt(),
        expected == null ? null : expected.date(),
        planned == null ? null : planned.plannedFor(),
        plan.pathway(),
        plan.fastTrack(),
        stay.readyAt().orElse(null),
        Turn.of(stay, reasons).orElse(null),
        waits(stay),
        stay.bed().left(),
        !stay.care().isEmpty(),
        stay.closed(),
        told,
        delay);
  }

  private String label(Stay stay, Stay.Waiting wait) {
    return reasons.of(wait.details().reason()).label(setting(stay));
  }

  /** The kind of bed; a site that is not on the list is acute, as in the returns. */
  Setting setting(Stay stay) {
    var site = stay.bed().last().location().hospital();
    return rules.providerOf(site).acute() ? Setting.ACUTE : Setting.COMMUNITY;
  }

  private static OpenWait open(Stay.Waiting wait, String label, boolean critical) {
    var details = wait.details();
    return new OpenWait(
        wait.waitId(),
        wait.since(),
        details.reason(),
        label,
        details.owner(),
        details.ownerReference(),
        details.organisation(),
        details.nextStep(),
        details.due(),
        critical,
        wait.version());
  }
}
