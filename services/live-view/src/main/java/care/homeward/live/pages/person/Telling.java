package care.homeward.live.pages.person;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.CapacityEvent.AssessmentSought;
import care.homeward.contracts.CapacityEvent.BedAccepted;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedRefused;
import care.homeward.contracts.CapacityEvent.BedReleased;
import care.homeward.contracts.CapacityEvent.HoldLapsed;
import care.homeward.contracts.CapacityEvent.PersonMovedIn;
import care.homeward.contracts.PersonEvent;
import care.homeward.contracts.ReferralEvent;
import care.homeward.contracts.StayEvent;
import care.homeward.contracts.TeamEvent;
import care.homeward.live.board.Reasons;
import care.homeward.live.board.Words;
import care.homeward.live.pages.When;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A fact as the timeline tells it.
 *
 * @param title what happened
 * @param detail where, who or why; may be empty
 * @param weight how the mark beside it looks
 */
record Telling(String title, String detail, Weight weight) {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.UK);

  /** How much a fact weighs in a person's story. */
  enum Weight {
    /** The clock starts or ends. */
    CLOCK,
    /** Somebody waits for something. */
    WAIT,
    /** Anything else. */
    STEP
  }

  /**
   * A fact in words.
   *
   * @param names what hospitals, teams and homes are called
   */
  static Telling of(Object fact, Called names) {
    return switch (fact) {
      case StayEvent event -> stay(event, names);
      case ReferralEvent event -> referral(event, names);
      case TeamEvent event -> team(event, names);
      case CapacityEvent event -> bed(event, names);
      case PersonEvent event -> person(event);
      default -> step("Something this page does not know yet", "");
    };
  }

  private static Telling stay(StayEvent event, Called names) {
    return switch (event) {
      case StayEvent.PatientAdmitted e -> step("Admitted", bed(e.location(), names));
      case StayEvent.PatientMoved e -> step("Moved", bed(e.location(), names));
      case StayEvent.PersonDetailsCorrected _ -> step("Details put right", "Register of people");
      case StayEvent.AdmissionCancelled _ -> step("Admission cancelled", "It was a mistake");
      case StayEvent.MoveCancelled e -> step("Move taken back", bed(e.location(), names));
      case StayEvent.LeaveBegan _ -> step("Out on leave", "");
      case StayEvent.LeaveEnded _ -> step("Back from leave", "");
      case StayEvent.StayRetold e -> step("The hospital retold the stay", bed(e.location(), names));
      case StayEvent.PatientReidentified _ -> step("Two records found to be one person", "");
      case StayEvent.CriteriaToResideNoLongerMet _ ->
          clock(
              "Ready to leave hospital",
              "Criteria to reside no longer met: the delay clock starts");
      case StayEvent.CriteriaToResideMetAgain _ ->
          clock("Needs hospital care again", "Criteria to reside met: the delay clock stops");
      case StayEvent.CriteriaToResideReviewed e ->
          step(
              "Ward round",
              e.met() ? "Still needs hospital care" : "No longer needs hospital care");
      case StayEvent.ReadinessStated e ->
          step(
              (e.holds() ? "Said to be ready: " : "No longer said to be ready: ")
                  + lower(e.statement()),
              "");
      case StayEvent.ExpectedDateSet e ->
          step(
              "Expected to leave " + e.expectedDate().format(DAY),
              e.slipReason() == null ? "" : "Later, because: " + lower(e.slipReason()));
      case StayEvent.DischargePlanned e -> step("To leave " + When.moment(e.plannedFor()), "");
      case StayEvent.DischargePlanWithdrawn _ -> step("Not to leave as planned", "");
      case StayEvent.PathwayChosen e -> pathway(e);
      case StayEvent.WaitStarted e -> wait("Waiting: ", e.details(), names);
      case StayEvent.WaitPassedOn e -> wait("Now waiting: ", e.details(), names);
      case StayEvent.WaitEnded _ -> step("A wait is over", "");
      case StayEvent.CriticalWaitNamed _ -> step("Another wait is expected to end last", "");
      case StayEvent.HousingNeedNoted e ->
          step(
              (e.present() ? "Housing need: " : "No housing need any more: ") + lower(e.need()),
              "");
      case StayEvent.DutyToReferMade _ -> step("Referred to the housing authority", "");
      case StayEvent.DutyToReferAnswered e -> step("Housing authority answered", of(e.outcome()));
      case StayEvent.MentalCapacityStated e -> step("Mental capacity", of(e.capacity()));
      case StayEvent.SafeguardingStated e -> step("Safeguarding concern " + lower(e.concern()), "");
      case StayEvent.ContradictionFound e ->
          step("The facts contradict each other", of(e.rule()) + "; " + of(e.owner()) + " to look");
      case StayEvent.ContradictionResolved e -> step("Contradiction resolved", of(e.rule()));
      case StayEvent.PatientDischarged _ -> clock("Left hospital", "The delay clock stops");
      case StayEvent.DischargeCancelled _ -> clock("Had not left after all", "Discharge cancelled");
      case StayEvent.CareBegan e -> clock("Care began", of(e.by()));
      case StayEvent.JourneyClosed _ -> step("Journey complete", "");
    };
  }

  private static Telling pathway(StayEvent.PathwayChosen e) {
    var home = e.homeNotPossible();
    return step(
        "Pathway " + e.pathway() + " chosen",
        e.priority() != null
            ? "End of life, fast track"
            : home == null ? "" : "Not home, because: " + lower(home));
  }

  private static Telling referral(ReferralEvent event, Called names) {
    return switch (event) {
      case ReferralEvent.ReferralMade e ->
          step(
              "Referred for " + lower(e.skill()),
              (e.source() == null ? "" : "By the " + lower(e.source()) + ", ")
                  + lower(e.urgency()));
      case ReferralEvent.ReferralTriaged e -> step("Referral triaged", of(e.urgency()));
      case ReferralEvent.ReferralOffered e ->
          step("Asked " + names.team(e.teamId()), until(e.answerBy()));
      case ReferralEvent.OfferEnded e ->
          step(names.team(e.teamId()) + " is asked no longer", of(e.ending()));
      case ReferralEvent.ReferralSentToHub e -> step("With the care transfer hub", of(e.why()));
      case ReferralEvent.ReferralReturned e -> step("Back with who referred", of(e.why()));
      case ReferralEvent.InformationAsked e ->
          step(
              "A question to who referred",
              e.missing().stream().map(Telling::lower).collect(Collectors.joining(", ")));
      case ReferralEvent.InformationAnswered _ -> step("The question was answered", "");
      case ReferralEvent.ReferralTaken e ->
          step("Taken by " + names.team(e.teamId()), of(e.skill()));
      case ReferralEvent.ReferralPartTaken e ->
          step("Part taken by " + names.team(e.teamId()), each(e.skills()));
      case ReferralEvent.ReferralDeclined e ->
          step("Declined by " + names.team(e.teamId()), of(e.reason()));
      case ReferralEvent.ReferralRedirected e ->
          step("Passed on to " + names.team(e.toTeamId()), "By " + names.team(e.teamId()));
      case ReferralEvent.ReferralWithdrawn e -> step("Referral withdrawn", of(e.why()));
      case ReferralEvent.ReferralFulfilled e ->
          step("Seen face to face", e.withinTarget() ? "Within the time" : "After the time");
      case ReferralEvent.ReferralClosed e -> step("Referral closed", of(e.reason()));
      case ReferralEvent.AreaWithheld _ -> step("Area withheld", "Whereabouts are protected");
      case ReferralEvent.QuestionLapsed _ -> step("The question was not answered in time", "");
      case ReferralEvent.ReferralReopened e ->
          step("Referral open again, for " + lower(e.skill()), "It had ended by mistake");
      case ReferralEvent.ReferralReidentified _ -> step("Two records found to be one person", "");
    };
  }

  private static Telling team(TeamEvent event, Called names) {
    return switch (event) {
      case TeamEvent.PersonTakenOn e ->
          step(
              "On the caseload of " + names.team(e.teamId()),
              "First contact " + e.day().format(DAY));
      case TeamEvent.FirstContactPlanned e ->
          step(
              "First contact planned", When.moment(e.plannedFor()) + ", " + names.team(e.teamId()));
      case TeamEvent.FirstContactMade e -> clock("First contact at home", names.team(e.teamId()));
      case TeamEvent.PersonHandedBack e -> step("Handed back", names.team(e.teamId()));
      case TeamEvent.TeamCareEnded e -> step("Care ended", names.team(e.teamId()));
      case TeamEvent.PersonReidentified _ -> step("Two records found to be one person", "");
      case TeamEvent.TeamFormed _,
          TeamEvent.TeamCapacitySet _,
          TeamEvent.TeamStaffed _,
          TeamEvent.CommunityCapacitySet _,
          TeamEvent.CapacityLent _,
          TeamEvent.CapacityBorrowed _,
          TeamEvent.CapacityGivenBack _,
          TeamEvent.CapacityRestored _ ->
          step("A team's capacity", "");
    };
  }

  private static Telling bed(CapacityEvent event, Called names) {
    return switch (event) {
      case BedHeld e ->
          step(
              "Bed held at " + names.home(e.homeId()),
              of(e.bedType()) + ", " + until(e.expiresAt()));
      case AssessmentSought e ->
          step(names.home(e.homeId()) + " wants to assess", of(e.assessor()));
      case BedAccepted e -> step("Accepted by " + names.home(e.homeId()), "");
      case BedRefused e -> step("Refused by " + names.home(e.homeId()), of(e.reason()));
      case HoldLapsed e ->
          step(
              "The bed at " + names.home(e.homeId()) + " is held no longer",
              "Nobody answered or moved in in time");
      case BedReleased e -> step("Bed at " + names.home(e.homeId()) + " released", "");
      case PersonMovedIn e -> clock("Moved in at " + names.home(e.homeId()), "");
      case CapacityEvent.HomeJoined _,
          CapacityEvent.HomeRegistrationRevised _,
          CapacityEvent.VacanciesDeclared _,
          CapacityEvent.AdmissionsClosed _,
          CapacityEvent.AdmissionsOpened _,
          CapacityEvent.PlacementsSuspended _,
          CapacityEvent.PlacementsResumed _,
          CapacityEvent.RatingPublished _,
          CapacityEvent.ContractHandedBack _ ->
          step("A home's capacity", "");
    };
  }

  private static Telling person(PersonEvent event) {
    return switch (event) {
      case PersonEvent.PersonRegistered _ -> step("Registered", "");
      case PersonEvent.PeopleMerged _ -> step("Two records found to be one person", "");
      case PersonEvent.AbodeRecorded e -> step("Where the person lives: " + lower(e.abode()), "");
      case PersonEvent.WishesRecorded e -> step("What matters to the person", each(e.wishes()));
      case PersonEvent.CarersRecorded e ->
          step(e.involved() ? "A carer is involved" : "No carer is involved", "");
      case PersonEvent.CarerTold e -> step("A carer was told", of(e.about()));
      case PersonEvent.PersonTold e -> step("The person was told", of(e.about()));
    };
  }

  private static Telling wait(String before, StayEvent.Wait wait, Called names) {
    var next = wait.nextStep();
    var due = wait.due();
    return new Telling(
        before + Reasons.of(wait.reason()).plain(),
        "On "
            + names.owner(wait.owner(), wait.ownerReference())
            + (next == null ? "; nobody has said what is next" : "; next: " + lower(next))
            + (due == null ? "" : ", due " + When.moment(due)),
        Weight.WAIT);
  }

  private static Telling step(String title, String detail) {
    return new Telling(sentence(title), sentence(detail), Weight.STEP);
  }

  private static Telling clock(String title, String detail) {
    return new Telling(sentence(title), sentence(detail), Weight.CLOCK);
  }

  static String sentence(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
  }

  private static String bed(StayEvent.Location location, Called names) {
    var bed = location.bed();
    return names.hospital(location.hospital())
        + ", ward "
        + location.ward()
        + (bed == null ? "" : ", bed " + bed.replaceFirst("^" + location.ward() + "-", ""));
  }

  private static String until(@Nullable Instant moment) {
    return moment == null ? "" : "until " + When.moment(moment);
  }

  private static String each(List<? extends Enum<?>> codes) {
    return codes.stream().map(Telling::of).collect(Collectors.joining(", "));
  }

  private static String of(@Nullable Enum<?> code) {
    return code == null ? "" : Words.of(code.name());
  }

  private static String lower(Enum<?> code) {
    var words = of(code);
    return words.substring(0, 1).toLowerCase(Locale.UK) + words.substring(1);
  }

  /** The day of a date in words. */
  static String day(LocalDate date) {
    return date.format(DAY);
  }
}
