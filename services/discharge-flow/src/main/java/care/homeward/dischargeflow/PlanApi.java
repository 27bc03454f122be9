package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent.ExpectedDateSet.SlipReason;
import care.homeward.contracts.StayEvent.PathwayChosen.Destination;
import care.homeward.contracts.StayEvent.PathwayChosen.DischargeToAssessNotPossible;
import care.homeward.contracts.StayEvent.PathwayChosen.HomeNotPossible;
import care.homeward.contracts.StayEvent.PathwayChosen.Priority;
import care.homeward.contracts.StayEvent.PathwayChosen.Support;
import care.homeward.contracts.StayEvent.ReadinessStated.Statement;
import care.homeward.platform.journal.Cause;
import care.homeward.platform.web.Moments;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the ward and the hub decide about leaving, over HTTP, with every decision and its author.
 */
@RestController
@RequestMapping("/api/stays/{id}")
class PlanApi {

  private final StayDesk desk;
  private final StayViews views;
  private final Moments moments;

  PlanApi(StayDesk desk, StayViews views, Moments moments) {
    this.desk = desk;
    this.views = views;
    this.moments = moments;
  }

  /** Whether a clinician decided that the criteria are met, and since when; absent means now. */
  record Criteria(@NotNull Boolean met, @Nullable Instant at) {}

  /** One of the three statements of the historical statistics, made or withdrawn. */
  record Readiness(@NotNull Statement statement, @NotNull Boolean holds, @Nullable Instant at) {}

  /** The expected date of discharge; a later one than before needs its reason. */
  record ExpectedDate(@NotNull LocalDate date, @Nullable SlipReason slipReason) {}

  /** When the person is to leave. */
  record PlannedDischarge(@NotNull Instant plannedFor, @Nullable Instant at) {}

  /**
   * The pathway chosen, and when; absent means now. Pathways 2 and 3 need the reason why not home,
   * and 3 in an acute hospital the reason why not assessed outside it, but for fast track.
   */
  record Pathway(
      @NotNull @Min(0) @Max(3) Integer pathway,
      @Nullable Destination destination,
      @Nullable Support support,
      @Nullable HomeNotPossible homeNotPossible,
      @Nullable Priority priority,
      @Nullable DischargeToAssessNotPossible dischargeToAssessNotPossible,
      @Nullable Instant at) {}

  /**
   * All that was decided.
   *
   * @param readyAt since when the criteria to reside are not met any more
   * @param readyHistorically since when all three statements hold; absent unless they do
   */
  record Decided(
      String stayId,
      @Nullable Instant readyAt,
      List<Stay.Period> periods,
      List<Plan.Review> reviews,
      @Nullable Instant readyHistorically,
      List<Plan.Stated> statements,
      List<Plan.Dated> expectedDates,
      Plan.@Nullable Planned planned,
      List<Plan.Choice> pathways,
      Concerns concerns) {}

  /** What was decided about leaving, by whom and when. */
  @GetMapping("/plan")
  Decided plan(@PathVariable String id) {
    var stay = desk.find(id);
    var plan = stay.plan();
    return new Decided(
        id,
        stay.readyAt().orElse(null),
        plan.periods(),
        plan.reviews(),
        plan.readyHistorically().orElse(null),
        plan.statements(),
        plan.dates(),
        plan.planned(),
        plan.choices(),
        plan.concerns());
  }

  /** What a ward round found: the criteria to reside are met, or no longer. */
  @PostMapping("/criteria-to-reside")
  StayViews.View criteria(
      @PathVariable String id, @Valid @RequestBody Criteria asked, Cause cause) {
    return handle(
        id, new StayCommand.SetCriteriaToReside(moments.past(asked.at()), asked.met()), cause);
  }

  /** States what the clinician, the team or safety says about leaving. */
  @PostMapping("/readiness")
  StayViews.View readiness(
      @PathVariable String id, @Valid @RequestBody Readiness asked, Cause cause) {
    return handle(
        id,
        new StayCommand.StateReadiness(moments.past(asked.at()), asked.statement(), asked.holds()),
        cause);
  }

  /** When the person is expected to leave; a later date than before needs a reason. */
  @PostMapping("/expected-date")
  StayViews.View expectedDate(
      @PathVariable String id, @Valid @RequestBody ExpectedDate asked, Cause cause) {
    return handle(
        id,
        new StayCommand.SetExpectedDate(moments.past(null), asked.date(), asked.slipReason()),
        cause);
  }

  /** When the discharge is planned for. */
  @PostMapping("/planned-discharge")
  StayViews.View planned(
      @PathVariable String id, @Valid @RequestBody PlannedDischarge asked, Cause cause) {
    return handle(
        id,
        new StayCommand.PlanDischarge(moments.past(asked.at()), Moments.millis(asked.plannedFor())),
        cause);
  }

  /** The discharge is not planned any more. */
  @PostMapping("/planned-discharge/withdrawn")
  StayViews.View withdrawn(
      @PathVariable String id,
      @Valid @RequestBody(required = false) StayApi.@Nullable When asked,
      Cause cause) {
    var at = moments.past(asked == null ? null : asked.at());
    return handle(id, new StayCommand.WithdrawDischargePlan(at), cause);
  }

  /** Chooses the pathway home; home comes first, and choosing otherwise says why. */
  @PostMapping("/pathway")
  StayViews.View pathway(@PathVariable String id, @Valid @RequestBody Pathway asked, Cause cause) {
    return handle(
        id,
        new StayCommand.ChoosePathway(
            moments.past(asked.at()),
            asked.pathway(),
            asked.destination(),
            asked.support(),
            asked.homeNotPossible(),
            asked.priority(),
            asked.dischargeToAssessNotPossible(),
            acute(desk.find(id))),
        cause);
  }

  private boolean acute(Stay stay) {
    return stay.bed().places().isEmpty() || views.setting(stay) == Setting.ACUTE;
  }

  private StayViews.View handle(String id, StayCommand command, Cause cause) {
    return views.of(desk.handle(id, command, cause).state());
  }
}
