package care.homeward.dischargeflow;

import care.homeward.contracts.StayEvent.CriteriaToResideMetAgain;
import care.homeward.contracts.StayEvent.CriteriaToResideNoLongerMet;
import care.homeward.contracts.StayEvent.CriteriaToResideReviewed;
import care.homeward.contracts.StayEvent.DischargePlanned;
import care.homeward.contracts.StayEvent.ExpectedDateSet;
import care.homeward.contracts.StayEvent.ExpectedDateSet.SlipReason;
import care.homeward.contracts.StayEvent.Owner;
import care.homeward.contracts.StayEvent.PathwayChosen;
import care.homeward.contracts.StayEvent.PathwayChosen.Destination;
import care.homeward.contracts.StayEvent.PathwayChosen.DischargeToAssessNotPossible;
import care.homeward.contracts.StayEvent.PathwayChosen.HomeNotPossible;
import care.homeward.contracts.StayEvent.PathwayChosen.Priority;
import care.homeward.contracts.StayEvent.PathwayChosen.Support;
import care.homeward.contracts.StayEvent.ReadinessStated;
import care.homeward.contracts.StayEvent.ReadinessStated.Statement;
import care.homeward.dischargeflow.Stay.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.Indexed;

/**
 * What was decided of a stay on the ward and in the hub; every decision is kept with its author.
 *
 * @param periods of not meeting the criteria to reside, oldest first
 * @param reviews of the criteria, in the order they were told, those that changed something
 *     included
 * @param statements that made the person ready in the historical sense, or withdrew it
 * @param dates expected, in the order they were set
 * @param planned the moment of leaving agreed on
 * @param choices of a pathway, the present one last
 * @param housing what was found out and done about housing
 * @param concerns whether anything is in the way of leaving at all
 * @param signed by whom what comes next was decided; never in a fact
 */
record Plan(
    List<Period> periods,
    List<Review> reviews,
    List<Stated> statements,
    List<Dated> dates,
    @Nullable Planned planned,
    List<Choice> choices,
    Housing housing,
    Concerns concerns,
    @Nullable Signed signed) {

  /** Nothing decided yet. */
  static final Plan NONE =
      new Plan(
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          null,
          List.of(),
          Housing.NOTHING_KNOWN,
          Concerns.NONE,
          null);

  /**
   * What the service keeps to itself beside the facts of one decision.
   *
   * @param by the subject of the token
   * @param authority the housing authority chosen, if the person's whereabouts are protected
   */
  record Signed(String by, @Nullable String authority) {}

  /** That the criteria were found met, or not met. */
  record Review(Instant at, boolean met, @Nullable String by) {}

  /** One of the three statements, made or withdrawn. */
  record Stated(Instant at, Statement statement, boolean holds, @Nullable String by) {}

  /** An expected date, since when it was the one, and why it is later than the one before. */
  record Dated(
      LocalDate date, Instant since, @Nullable SlipReason slipReason, @Nullable String by) {}

  /** When the person is to leave, and since when that is agreed. */
  record Planned(Instant plannedFor, Instant since, @Nullable String by) {}

  /** A pathway, as it was chosen. */
  record Choice(
      @Indexed Instant at,
      int pathway,
      @Nullable Destination destination,
      @Nullable Support support,
      @Nullable HomeNotPossible homeNotPossible,
      @Nullable Priority priority,
      @Nullable DischargeToAssessNotPossible dischargeToAssessNotPossible,
      @Nullable String by) {}

  /** The expected date that counts; none while none was set. */
  @Nullable Dated expected() {
    return dates.isEmpty() ? null : dates.getLast();
  }

  /** The choice that counts; none while none was made. */
  @Nullable Choice choice() {
    return choices.isEmpty() ? null : choices.getLast();
  }

  /** The pathway that counts; none while none was chosen. */
  @Nullable Integer pathway() {
    return choices.isEmpty() ? null : choices.getLast().pathway();
  }

  /** Who arranges what nobody else does: the hub, or on pathway 0, without the hub, the ward. */
  Owner arrangedBy() {
    var pathway = pathway();
    return pathway != null && pathway == 0 ? Owner.HOSPITAL : Owner.CARE_TRANSFER_HUB;
  }

  boolean fastTrack() {
    var choice = choice();
    return choice != null && choice.priority() == Priority.END_OF_LIFE_FAST_TRACK;
  }

  /** Whether the criteria were met at that moment, as far as is known now. */
  boolean metAt(Instant moment) {
    return periods.stream()
        .noneMatch(
            period ->
                !moment.isBefore(period.from())
                    && (period.until() == null || moment.isBefore(period.until())));
  }

  /** The moment of the latest review. */
  Optional<Instant> lastReviewedAt() {
    return reviews.stream().map(Review::at).max(Instant::compareTo);
  }

  /** The last time this statement was made or withdrawn. */
  Optional<Stated> last(Statement statement) {
    return statements.stream()
        .filter(one -> one.statement() == statement)
        .reduce((one, later) -> later);
  }

  /** The periods in which all three statements held, oldest first. */
  List<Period> readyForTransfer() {
    var holding = EnumSet.noneOf(Statement.class);
    var ready = new ArrayList<Period>();
    Instant from = null;
    for (var stated : statements.stream().sorted(Comparator.comparing(Stated::at)).toList()) {
      if (stated.holds()) {
        holding.add(stated.statement());
      } else {
        holding.remove(stated.statement());
      }
      var all = holding.size() == Statement.values().length;
      if (all && from == null) {
        from = stated.at();
      } else if (!all && from != null) {
        ready.add(new Period(from, stated.at()));
        from = null;
      }
    }
    if (from != null) {
      ready.add(new Period(from, null));
    }
    return ready;
  }

  /**
   * Since when the person is ready in the sense of the delayed transfers of care statistics: when
   * the last of all three statements was made; none unless all three hold.
   */
  Optional<Instant> readyHistorically() {
    var periods = readyForTransfer();
    return periods.isEmpty() || periods.getLast().until() != null
        ? Optional.empty()
        : Optional.of(periods.getLast().from());
  }

  Plan signed(Signed next) {
    return new Plan(periods, reviews, statements, dates, planned, choices, housing, concerns, next);
  }

  Plan after(CriteriaToResideNoLongerMet e) {
    return reviewed(Lists.plus(periods, new Period(e.at(), null)), e.at(), false);
  }

  Plan after(CriteriaToResideMetAgain e) {
    var ended = new Period(periods.getLast().from(), e.at());
    return reviewed(Lists.plus(Lists.withoutLast(periods), ended), e.at(), true);
  }

  Plan after(CriteriaToResideReviewed e) {
    return reviewed(periods, e.at(), e.met());
  }

  Plan after(ReadinessStated e) {
    var stated = Lists.plus(statements, new Stated(e.at(), e.statement(), e.holds(), by()));
    return new Plan(periods, reviews, stated, dates, planned, choices, housing, concerns, signed);
  }

  Plan after(ExpectedDateSet e) {
    var dated = Lists.plus(dates, new Dated(e.expectedDate(), e.at(), e.slipReason(), by()));
    return new Plan(
        periods, reviews, statements, dated, planned, choices, housing, concerns, signed);
  }

  Plan after(DischargePlanned e) {
    return planned(new Planned(e.plannedFor(), e.at(), by()));
  }

  Plan after(PathwayChosen e) {
    var choice =
        new Choice(
            e.at(),
            e.pathway(),
            e.destination(),
            e.support(),
            e.homeNotPossible(),
            e.priority(),
            e.dischargeToAssessNotPossible(),
            by());
    var chosen = Lists.plus(choices, choice);
    return new Plan(
        periods, reviews, statements, dates, planned, chosen, housing, concerns, signed);
  }

  Plan planned(@Nullable Planned moment) {
    return new Plan(
        periods, reviews, statements, dates, moment, choices, housing, concerns, signed);
  }

  Plan with(Housing known) {
    return new Plan(periods, reviews, statements, dates, planned, choices, known, concerns, signed);
  }

  Plan with(Concerns known) {
    return new Plan(periods, reviews, statements, dates, planned, choices, housing, known, signed);
  }

  private Plan reviewed(List<Period> periods, Instant at, boolean met) {
    var reviewed = Lists.plus(reviews, new Review(at, met, by()));
    return new Plan(
        periods, reviewed, statements, dates, planned, choices, housing, concerns, signed);
  }

  @Nullable String by() {
    return signed == null ? null : signed.by();
  }
}
