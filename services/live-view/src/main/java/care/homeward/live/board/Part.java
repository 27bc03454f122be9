package care.homeward.live.board;

import care.homeward.contracts.CapacityEvent;
import care.homeward.contracts.CapacityEvent.BedAccepted;
import care.homeward.contracts.CapacityEvent.BedHeld;
import care.homeward.contracts.CapacityEvent.BedRefused;
import care.homeward.contracts.CapacityEvent.BedReleased;
import care.homeward.contracts.CapacityEvent.HoldLapsed;
import care.homeward.contracts.CapacityEvent.HomeJoined;
import care.homeward.contracts.CapacityEvent.PersonMovedIn;
import care.homeward.contracts.PersonEvent.PeopleMerged;
import care.homeward.contracts.PressureEvent;
import care.homeward.contracts.Publisher;
import care.homeward.contracts.TeamEvent;
import care.homeward.contracts.TeamEvent.FirstContactMade;
import care.homeward.contracts.TeamEvent.PersonHandedBack;
import care.homeward.contracts.TeamEvent.PersonTakenOn;
import care.homeward.contracts.TeamEvent.TeamCareEnded;
import care.homeward.contracts.TeamEvent.TeamFormed;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the facts of one subject come to, in their order. Facts of different subjects never meet in
 * here, so it does not matter in which order they are heard relative to each other. Its fields are
 * what is stored, so none is final.
 */
sealed interface Part
    permits Part.Home, Part.Person, Part.Place, Part.Team, ReferralPart, StayPart {

  /**
   * Takes in the next fact of the subject; facts that say nothing to the board are let pass.
   *
   * @param touched where it adds the stays it says something else of now
   */
  void take(Object fact, Set<String> touched);

  /** The stays it says something of. */
  Set<String> stays();

  /** A subject of this publisher before its first fact. */
  static Part blank(Publisher publisher, String subject) {
    return switch (publisher) {
      case PEOPLE -> new Person();
      case DISCHARGE_FLOW -> new StayPart(subject);
      case REFERRALS -> new ReferralPart(subject);
      case NEIGHBOURHOOD_TEAMS -> new Team();
      case CARE_HOME_CAPACITY -> new Home();
      case RESILIENCE_PLAN -> new Place();
    };
  }

  /** Which records were retired in favour of this one. */
  final class Person implements Part {
    Set<String> retired = new TreeSet<>();

    @Override
    public void take(Object fact, Set<String> touched) {
      if (fact instanceof PeopleMerged merged) {
        retired.add(merged.formerPersonId());
      }
    }

    @Override
    public Set<String> stays() {
      return Set.of();
    }
  }

  /** A team: its name and whom it has taken on and not yet seen. */
  final class Team implements Part {
    @Nullable String name;
    Map<String, TakenOn> caseload = new HashMap<>();

    record TakenOn(String stayId, LocalDate day) {}

    @Override
    public void take(Object fact, Set<String> touched) {
      if (!(fact instanceof TeamEvent event)) {
        return;
      }
      switch (event) {
        case TeamFormed formed -> {
          name = formed.name();
          touched.addAll(stays());
        }
        case PersonTakenOn taken -> {
          if (taken.stayId() != null) {
            letGo(taken.referralId(), touched);
            caseload.put(taken.referralId(), new TakenOn(taken.stayId(), taken.day()));
            touched.add(taken.stayId());
          }
        }
        case FirstContactMade seen -> letGo(seen.referralId(), touched);
        case PersonHandedBack back -> letGo(back.referralId(), touched);
        case TeamCareEnded ended -> letGo(ended.referralId(), touched);
        case TeamEvent.FirstContactPlanned _ -> {} // the board shows what was made
        case TeamEvent.TeamStaffed _,
            TeamEvent.TeamCapacitySet _,
            TeamEvent.CommunityCapacitySet _,
            TeamEvent.CapacityLent _,
            TeamEvent.CapacityBorrowed _,
            TeamEvent.CapacityGivenBack _,
            TeamEvent.CapacityRestored _,
            TeamEvent.PersonReidentified _ -> {} // not on the board
      }
    }

    private void letGo(String referralId, Set<String> touched) {
      var gone = caseload.remove(referralId);
      if (gone != null) {
        touched.add(gone.stayId());
      }
    }

    @Override
    public Set<String> stays() {
      var stays = new TreeSet<String>();
      caseload.values().forEach(taken -> stays.add(taken.stayId()));
      return stays;
    }
  }

  /** A home: its name and the beds it keeps, by stay. */
  final class Home implements Part {
    @Nullable String name;
    Map<String, Card.Bed> kept = new TreeMap<>();

    @Override
    public void take(Object fact, Set<String> touched) {
      if (!(fact instanceof CapacityEvent event)) {
        return;
      }
      switch (event) {
        case HomeJoined joined -> named(joined.name(), touched);
        case CapacityEvent.HomeRegistrationRevised revised -> named(revised.name(), touched);
        case BedHeld held -> {
          kept.put(
              held.stayId(),
              new Card.Bed(
                  held.holdId(),
                  held.homeId(),
                  Card.Bed.State.HELD,
                  held.bedType(),
                  held.expiresAt()));
          touched.add(held.stayId());
        }
        case CapacityEvent.AssessmentSought sought ->
            becomes(
                sought.stayId(), sought.holdId(), bed -> bed.until(sought.expiresAt()), touched);
        case BedAccepted accepted ->
            becomes(accepted.stayId(), accepted.holdId(), Card.Bed::accepted, touched);
        case BedRefused refused -> letGo(refused.stayId(), refused.holdId(), touched);
        case HoldLapsed lapsed -> letGo(lapsed.stayId(), lapsed.holdId(), touched);
        case BedReleased released -> letGo(released.stayId(), released.holdId(), touched);
        case PersonMovedIn moved -> letGo(moved.stayId(), moved.holdId(), touched);
        case CapacityEvent.VacanciesDeclared _,
            CapacityEvent.AdmissionsClosed _,
            CapacityEvent.AdmissionsOpened _,
            CapacityEvent.PlacementsSuspended _,
            CapacityEvent.PlacementsResumed _,
            CapacityEvent.RatingPublished _,
            CapacityEvent.ContractHandedBack _ -> {} // not on the board
      }
    }

    private void named(String told, Set<String> touched) {
      name = told;
      touched.addAll(stays());
    }

    private void letGo(String stayId, String holdId, Set<String> touched) {
      becomes(stayId, holdId, _ -> null, touched);
    }

    /** Of a bed that is still kept by this hold. */
    private void becomes(
        String stayId,
        String holdId,
        Function<Card.Bed, Card.@Nullable Bed> next,
        Set<String> touched) {
      kept.computeIfPresent(
          stayId, (_, bed) -> bed.holdId().equals(holdId) ? next.apply(bed) : bed);
      touched.add(stayId);
    }

    @Override
    public Set<String> stays() {
      return kept.keySet();
    }
  }

  /** The calculated pressure on a place, as last said. */
  final class Place implements Part {
    @Nullable Pressure pressure;

    @Override
    public void take(Object fact, Set<String> touched) {
      if (!(fact instanceof PressureEvent event)) {
        return;
      }
      pressure =
          switch (event) {
            case PressureEvent.PressureRaised raised ->
                new Pressure(
                    raised.place(),
                    raised.at(),
                    raised.level(),
                    raised.thresholds(),
                    raised.indicators());
            case PressureEvent.PressureEased eased ->
                new Pressure(
                    eased.place(),
                    eased.at(),
                    eased.level(),
                    eased.thresholds(),
                    eased.indicators());
          };
    }

    @Override
    public Set<String> stays() {
      return Set.of();
    }
  }
}
